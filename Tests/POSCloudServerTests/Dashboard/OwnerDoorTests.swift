import NIOHTTP1
import POSCloudStore
import POSModel
import POSTestSupport
import Testing

@testable import POSCloudServer

/// Signing in to the dashboard.
struct OwnerDoorTests {
  private static let password = "a good long secret"

  private func open(
    _ copies: Copies, _ body: @escaping @Sendable (RunningCloud) async throws -> Void
  ) async throws {
    try await RunningCloud.run(copies) { cloud in
      var office = try cloud.office()
      try office.setOwner("ann", password: Self.password, of: TenantID("harbor"))
      _ = try await cloud.device()
      try await body(cloud)
    }
  }

  @Test(arguments: Copies.allCases)
  func `whoever is not signed in sees the form, whatever they ask for`(copies: Copies) async throws
  {
    try await open(copies) { cloud in
      for path in ["/", "/stores/s1", "/stores/s1/prices", "/stores/s1/review"] {
        var browser = Browser(cloud.web)
        let answer = try await browser.open(path)
        #expect(answer.text.contains("<h1>Sign in</h1>"), "\(path)")
      }
    }
  }

  @Test(arguments: Copies.allCases)
  func `the right password opens, a wrong one does not`(copies: Copies) async throws {
    try await open(copies) { cloud in
      var browser = Browser(cloud.web)
      let wrong = try await browser.signIn("ann", "a bad long secret")
      #expect(wrong.status == 403 && browser.cookie == nil)
      #expect(wrong.text.contains("name or password is not right"))
      let nobody = try await browser.signIn("<b>", "x")
      #expect(nobody.status == 403 && nobody.text.contains("&lt;b&gt;"))
      let right = try await browser.signIn("ann", Self.password)
      #expect(right.status == 200 && right.text.contains("<h1>Stores</h1>"))
    }
  }

  @Test(arguments: Copies.allCases)
  func `a new password signs out whoever has the old one`(copies: Copies) async throws {
    try await open(copies) { cloud in
      var browser = Browser(cloud.web)
      #expect(try await browser.signIn("ann", Self.password).status == 200)
      var office = try cloud.office()
      try office.setOwner("ann", password: "quite another secret", of: TenantID("harbor"))
      #expect(try await browser.open("/").text.contains("<h1>Sign in</h1>"))
    }
  }

  @Test(arguments: Copies.allCases)
  func `a name no owner can have is refused without being looked for`(copies: Copies) async throws {
    try await open(copies) { cloud in
      var browser = Browser(cloud.web)
      for _ in 1...20 {
        let long = try await browser.signIn(String(repeating: "a", count: 65), "x")
        #expect(long.status == 403)
      }
    }
  }

  @Test(arguments: Copies.allCases)
  func `the cookie is for the server alone, and the page runs no script`(copies: Copies)
    async throws
  {
    try await open(copies) { cloud in
      let answer = try await cloud.web.send(
        .POST, "/sign-in",
        Array("tenant=harbor&name=ann&password=a+good+long+secret".utf8),
        headers: ["Content-Type": "application/x-www-form-urlencoded"])
      let cookie = try #require(answer.headers["Set-Cookie"].first)
      #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"))
      let policy = try #require(answer.headers["Content-Security-Policy"].first)
      #expect(policy.contains("default-src 'none'") && !policy.contains("script-src"))
    }
  }

  @Test(arguments: [
    (nil, false), ("http", false), ("https", true), ("HTTPS, http", true), ("http, https", false),
  ]) func `a cookie that came by TLS never travels without`(
    scheme: String?, isSecure: Bool
  ) async throws {
    try await open(.one) { cloud in
      var headers: HTTPHeaders = ["Content-Type": "application/x-www-form-urlencoded"]
      if let scheme { headers.add(name: "X-Forwarded-Proto", value: scheme) }
      let answer = try await cloud.web.send(
        .POST, "/sign-in", Array("tenant=harbor&name=ann&password=a+good+long+secret".utf8),
        headers: headers)
      let cookie = try #require(answer.headers["Set-Cookie"].first)
      #expect(cookie.hasSuffix("; Secure") == isSecure)
    }
  }

  @Test(arguments: Copies.allCases)
  func `a form of another session or another site does nothing`(copies: Copies) async throws {
    try await open(copies) { cloud in
      var browser = Browser(cloud.web)
      let page = try await browser.signIn("ann", Self.password)
      let forged = try await browser.send("/sign-out", ["csrf": "x"])
      #expect(forged.status == 403)
      let strange = try await browser.send(
        "/sign-in", ["tenant": "harbor", "name": "ann", "password": Self.password],
        more: ["Sec-Fetch-Site": "cross-site"])
      #expect(strange.status == 403)
      #expect(try await browser.open("/").text.contains("<h1>Stores</h1>"))
      let out = try await browser.send("/sign-out", ["csrf": page.hidden("csrf")])
      #expect(out.text.contains("<h1>Sign in</h1>"))
      #expect(try await browser.open("/").text.contains("<h1>Sign in</h1>"))
    }
  }

  @Test(arguments: Copies.allCases)
  func `a session runs out`(copies: Copies) async throws {
    try await open(copies) { cloud in
      var browser = Browser(cloud.web)
      _ = try await browser.signIn("ann", Self.password)
      cloud.clock.advance(milliseconds: 13 * 3_600_000)
      #expect(try await browser.open("/").text.contains("<h1>Sign in</h1>"))
    }
  }

  @Test func `guessing is slow`() async throws {
    var strict = CloudSettings(database: try CloudDatabase().url)
    strict.signInsAtOnce = 3
    try await RunningCloud.run(with: strict) { cloud in
      var office = try cloud.office()
      try office.setOwner("ann", password: Self.password, of: TenantID("harbor"))
      var browser = Browser(cloud.web)
      for guess in 1...3 {
        #expect(try await browser.signIn("ann", "guess \(guess)").status == 403)
      }
      let refused = try await browser.signIn("ann", Self.password)
      #expect(refused.status == 429 && refused.headers["Retry-After"] == ["60"])
    }
  }
}
