import NIOHTTP1
import POSModel
import POSWire
import Testing

@testable import POSCloudServer

/// Packed bodies, both ways.
struct GzipTests {
  @Test(arguments: [0, 1, 999, 65_536, 300_000])
  func `what is packed comes out as it was`(count: Int) throws {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 3) }
    #expect(try Gzip.unpack(Gzip.pack(bytes), atMost: count) == bytes)
  }

  @Test func `a small body that unpacks to a large one is refused`() {
    let bomb = Gzip.pack([UInt8](repeating: 0, count: 50 << 20))
    #expect(throws: Gzip.Fault.tooLarge) { try Gzip.unpack(bomb, atMost: 4 << 20) }
  }

  @Test(arguments: [[], [1, 2, 3], Array(Gzip.pack(Array("abc".utf8)).dropLast())])
  func `what is no gzip is told apart`(bytes: [UInt8]) {
    #expect(throws: Gzip.Fault.damaged) { try Gzip.unpack(bytes, atMost: 100) }
  }

  @Test(arguments: Copies.allCases)
  func `a lane packs what it sends, and unpacks what it gets`(copies: Copies) async throws {
    try await RunningCloud.run(copies) { cloud in
      var lane = Lane("L1")
      let events = try (1...20).map { try lane.product("Soup of the day \($0)") }
      let body = Gzip.pack(try lane.push(events).canonical)
      let pushed = try await cloud.device().send(
        .POST, "/sync/push", body, headers: ["Content-Encoding": "gzip"])
      #expect(pushed.status == 200)
      let pulled = try await cloud.device("L2").get(
        "/sync/pull", headers: ["Accept-Encoding": "deflate, gzip;q=0.5"])
      #expect(pulled.headers["Content-Encoding"] == ["gzip"])
      let answer = try PullAnswer(
        json: JSONValue(parsing: Gzip.unpack(pulled.body, atMost: 4 << 20)))
      #expect(answer.events == events)
      let plain = try await cloud.device("L2").get(
        "/sync/pull", headers: ["Accept-Encoding": "gzip;q=0"])
      #expect(plain.headers["Content-Encoding"].isEmpty)
    }
  }

  @Test func `a bomb, a torn body and an unknown packing are faults of the sender`() async throws {
    try await RunningCloud.run { cloud in
      let web = try await cloud.device()
      let bomb = Gzip.pack([UInt8](repeating: 32, count: 5 << 20))
      let large = try await web.send(
        .POST, "/sync/push", bomb, headers: ["Content-Encoding": "gzip"])
      #expect(large.status == 413 && large.code == "too_large")
      let torn = try await web.send(
        .POST, "/sync/push", [1, 2, 3], headers: ["Content-Encoding": "gzip"])
      #expect(torn.status == 400)
      let brotli = try await web.send(
        .POST, "/sync/push", [1, 2, 3], headers: ["Content-Encoding": "br"])
      #expect(brotli.status == 415 && brotli.headers["Accept-Encoding"] == ["gzip"])
    }
  }
}
