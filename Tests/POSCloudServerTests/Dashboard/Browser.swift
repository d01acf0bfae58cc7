import NIOHTTP1
import POSCloudStore
import POSModel
import Testing

@testable import POSCloudServer

/// A browser as far as the dashboard needs one: it keeps the cookie and follows where it is sent.
struct Browser {
  let web: WebClient
  private(set) var cookie: String?

  init(_ web: WebClient) { self.web = web }

  private var headers: HTTPHeaders { cookie.map { ["Cookie": $0] } ?? [:] }

  /// A page, wherever the server sends for it.
  ///
  /// - Throws: the socket's error.
  mutating func open(_ path: String) async throws -> WebAnswer {
    try await follow(try await web.get(path, headers: headers))
  }

  /// Sends a form.
  ///
  /// - Throws: the socket's error.
  mutating func send(
    _ path: String, _ fields: KeyValuePairs<String, String>, more: HTTPHeaders = [:]
  ) async throws -> WebAnswer {
    let body = fields.map { "\($0)=\(FormFields.encoded($1))" }.joined(separator: "&")
    var headers = headers
    headers.add(name: "Content-Type", value: "application/x-www-form-urlencoded")
    headers.add(contentsOf: more)
    return try await follow(
      try await web.send(.POST, path, Array(body.utf8), headers: headers))
  }

  /// Signs in.
  ///
  /// - Throws: the socket's error.
  mutating func signIn(_ name: String, _ password: String) async throws -> WebAnswer {
    try await send("/sign-in", ["tenant": "harbor", "name": name, "password": password])
  }

  private mutating func follow(_ answer: WebAnswer) async throws -> WebAnswer {
    if let set = answer.headers["Set-Cookie"].first {
      cookie = set.split(separator: ";").first.map(String.init)
    }
    guard answer.status == 303, let path = answer.headers["Location"].first else { return answer }
    return try await open(path)
  }
}

extension RunningCloud {
  /// Serves while an owner, signed in, visits the dashboard of a store that sells soup.
  ///
  /// - Throws: what `body` throws; what a server throws.
  static func visit(
    _ copies: Copies, _ body: @escaping @Sendable (RunningCloud, inout Browser) async throws -> Void
  ) async throws {
    try await run(copies) { cloud in
      var office = try cloud.office()
      try office.setOwner("ann", password: "a good long secret", of: TenantID("harbor"))
      var lane = Lane("L1")
      let event = try lane.product("Soup & <bread>", price: 450)
      let pushed = try await cloud.device().post("/sync/push", try lane.push([event]))
      #expect(pushed.status == 200)
      var browser = Browser(cloud.web)
      _ = try await browser.signIn("ann", "a good long secret")
      try await body(cloud, &browser)
    }
  }
}

extension WebAnswer {
  /// The value of the first hidden field of that name.
  func hidden(_ name: String) -> String {
    let mark = "name=\"\(name)\" value=\""
    guard let begin = text.firstRange(of: mark)?.upperBound else { return "" }
    return String(text[begin...].prefix { $0 != "\"" })
  }
}
