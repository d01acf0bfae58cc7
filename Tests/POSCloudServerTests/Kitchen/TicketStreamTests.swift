import NIOHTTP1
import POSModel
import POSTestSupport
import Testing

@testable import POSCloudServer

/// The kitchen's stream.
struct TicketStreamTests {
  @Test(arguments: Copies.allCases)
  func `a screen is told of news as they come`(copies: Copies) async throws {
    try await RunningCloud.run(copies) { cloud in
      let web = try await cloud.device()
      var lane = Lane("L1")
      let body = try lane.push([try lane.product("Soup")])
      var isPushed = false
      let told = try await BareConnection(port: web.balancer.next()).send(
        KitchenStream.upgrade(web.token)
      ) {
        came in
        // The screen is known of once it was greeted: what happens then, it hears of.
        if came.contains("hello"), !isPushed {
          isPushed = true
          let pushed = try await web.post("/sync/push", body)
          #expect(pushed.status == 200)
        }
        return came.contains("\"changed\"") ? came : nil
      }
      let text = try #require(told)
      #expect(text.hasPrefix("HTTP/1.1 101 "))
      // The key's answer as RFC 6455 has it.
      #expect(text.contains("s3pPLMBiTxaQ9kYGzzhZRbK+xOo="))
    }
  }

  @Test(arguments: Copies.allCases)
  func `a stream ends with its token`(copies: Copies) async throws {
    try await RunningCloud.run(copies) { cloud in
      let web = try await cloud.device()
      // The clock stands still: a token that has no day left but a moment ends in that moment.
      cloud.clock.advance(milliseconds: Int64(TokenMaker.days) * 86_400_000 - 300)
      let text = try await BareConnection(port: web.balancer.next()).send(
        KitchenStream.upgrade(web.token))
      #expect(text.contains("hello"))
    }
  }

  /// A close with the code 1001 that is answered with the same, and frames without a mask, which
  /// is against the protocol: a ping and a close.
  @Test(
    arguments: [
      ([0x88, 0x82, 0, 0, 0, 0, 0x03, 0xE9], [0x88, 0x02, 0x03, 0xE9]),
      ([0x89, 0x00], [0x88, 0x02, 0x03, 0xEA]),
      ([0x88, 0x02, 0x03, 0xE9], [0x88, 0x02, 0x03, 0xEA]),
    ] as [([UInt8], [UInt8])])
  func `who closes is answered, and who masks nothing is sent away`(
    frame: [UInt8], answer: [UInt8]
  ) async throws {
    try await RunningCloud.run { cloud in
      let web = try await cloud.device()
      let upgrade = Array(KitchenStream.upgrade(web.token).utf8)
      var all: [UInt8] = []
      let _: Never? = try await BareConnection(port: web.balancer.next()).send(upgrade + frame) {
        all = $0
        return nil
      }
      #expect(all.starts(with: "HTTP/1.1 101 ".utf8))
      #expect(all.suffix(4) == answer[...])
    }
  }

  @Test func `a stream is counted as any request is`() async throws {
    var strict = CloudSettings(database: try CloudDatabase().url)
    (strict.requestsPerSecond, strict.requestsAtOnce) = (1, 2)
    try await RunningCloud.run(with: strict) { cloud in
      let web = try await cloud.device()
      for status in ["101", "101", "429"] {
        let text = try await BareConnection(port: web.balancer.next()).send(
          KitchenStream.upgrade(web.token)
        ) { $0.contains("hello") || $0.contains("too_many_requests") ? $0 : nil }
        #expect(text?.hasPrefix("HTTP/1.1 \(status) ") == true)
      }
    }
  }

  @Test func `a device has no more streams open than it may`() async throws {
    var strict = CloudSettings(database: try CloudDatabase().url)
    strict.streamsOfDevice = 1
    try await RunningCloud.run(with: strict) { cloud in
      let (web, other) = (try await cloud.device(), try await cloud.device("L2"))
      func open(_ web: WebClient) async throws -> String? {
        try await BareConnection(port: web.balancer.next()).send(KitchenStream.upgrade(web.token)) {
          $0.contains("hello") || $0.contains("error") ? $0 : nil
        }
      }
      let seen = try await BareConnection(port: web.balancer.next()).send(
        KitchenStream.upgrade(web.token)
      ) { came in
        guard came.contains("hello") else { return nil as [String?]? }
        return [try await open(web), try await open(other)]
      }
      let answers = try #require(seen)
      #expect(answers[0]?.hasPrefix("HTTP/1.1 429 ") == true)
      #expect(answers[0]?.contains("too_many_streams") == true)
      #expect(answers[1]?.hasPrefix("HTTP/1.1 101 ") == true)
    }
  }

  @Test(arguments: Copies.allCases)
  func `without a token it stays plain HTTP, and says why`(copies: Copies) async throws {
    try await RunningCloud.run(copies) { cloud in
      let text = try await BareConnection(port: cloud.web.balancer.next()).send(
        KitchenStream.upgrade(nil)
      ) {
        came in
        came.contains("token.missing") ? came : nil
      }
      #expect(text?.hasPrefix("HTTP/1.1 401 ") == true)
      let plain = try await cloud.device().get("/api/kds/stream")
      #expect(plain.status == 426 && plain.headers["Upgrade"] == ["websocket"])
    }
  }
}
