import Logging
import NIOHTTP1
import POSModel
import POSWire
import Testing

@testable import POSCloudServer

/// What a lane pushes, another pulls.
struct PushPullTests {
  @Test(arguments: Copies.allCases)
  func `events go up once and come down in order`(copies: Copies) async throws {
    try await RunningCloud.run(copies) { cloud in
      var lane = Lane("L1")
      let events = try (1...5).map { try lane.product("Dish \($0)") }
      let first = try await cloud.device().post("/sync/push", try lane.push(events))
      #expect(first.status == 200)
      let stored = try PushAnswer(json: first.json)
      #expect(stored.results.map(\.status) == Array(repeating: .ok, count: 5))
      #expect(stored.have[lane.device] == 5)
      let again = try PushAnswer(
        json: await cloud.device().post("/sync/push", try lane.push(events)).json)
      #expect(again.results.map(\.status) == Array(repeating: .duplicate, count: 5))

      let web = try await cloud.device("L2")
      var cursor = ""
      var pulled: [Envelope] = []
      var pages = 0
      repeat {
        let page = try PullAnswer(
          json: await web.get("/sync/pull?limit=2&after=\(cursor)").json)
        pulled += page.events
        pages += 1
        cursor = page.cursor
        if !page.hasMore { break }
      } while pages < 10
      #expect(pulled == events)
      #expect(pages == 3)
      let rest = try PullAnswer(json: await web.get("/events?since=\(cursor)").json)
      #expect(rest.events.isEmpty && !rest.hasMore)
    }
  }

  @Test(arguments: Copies.allCases)
  func `bare envelopes are the same push`(copies: Copies) async throws {
    try await RunningCloud.run(copies) { cloud in
      var lane = Lane("L1")
      let event = try lane.product("Soup")
      let body = JSONValue.object(["events": .array([try JSONValue(parsing: event.canonical)])])
      let answer = try PushAnswer(
        json: await cloud.device().post("/events/ingest", body).json)
      #expect(answer.results.map(\.status) == [.ok])
      let again = try PushAnswer(
        json: await cloud.device().post("/sync/push", try lane.push([event])).json)
      #expect(again.results.map(\.status) == [.duplicate])
    }
  }

  @Test(arguments: Copies.allCases)
  func `each push is told in the log: whose, which, which try, and what became of it`(
    copies: Copies
  ) async throws {
    let log = LogPile()
    try await RunningCloud.run(copies, log: log) { cloud in
      var lane = Lane("L1")
      let events = try (1...3).map { try lane.product("Dish \($0)") }
      _ = try await cloud.device().post(
        "/sync/push", try lane.push(events),
        headers: ["X-Correlation-Id": "drain-7", "X-Attempt": "2"])
      let line = try #require(log.lines("push").first)
      #expect(line["correlation_id"] == "drain-7" && line["device"] == "L1")
      #expect(line["client_tx_id"] == "\(events[0].eventID),\(events[2].eventID)")
      #expect(line["attempt"] == "2" && line["result"] == "OK 3" && line["items"] == "3")
      #expect(line["latency_ms"] != nil)
      let request = try #require(log.lines("request").first)
      #expect(request["status"] == "200" && request["path"] == "/sync/push")
    }
  }

  @Test(arguments: Copies.allCases)
  func `one item that is none keeps no other from being stored`(copies: Copies) async throws {
    try await RunningCloud.run(copies) { cloud in
      var lane = Lane("L1")
      let event = try lane.product("Soup")
      let item = try lane.push([event])["items"]
      let items = String(decoding: (item ?? .null).canonical, as: UTF8.self).dropFirst()
      let body = "{\"deviceId\":\"L1\",\"items\":[{\"clientTxId\":\"x\"},\(items)}"
      let answer = try PushAnswer(
        json: await cloud.device().send(.POST, "/sync/push", Array(body.utf8)).json)
      #expect(answer.results.map(\.status) == [.rejected, .ok])
      #expect(answer.results.first?.reason != nil)
    }
  }

  @Test(arguments: Copies.allCases)
  func `whoever waits for news is told at once`(copies: Copies) async throws {
    try await RunningCloud.run(copies) { cloud in
      let web = try await cloud.device("L2")
      let begin = ContinuousClock.now
      async let waited = web.get("/sync/pull?wait=25")
      var lane = Lane("L1")
      let event = try lane.product("Soup")
      _ = try await cloud.device().post("/sync/push", try lane.push([event]))
      #expect(try PullAnswer(json: await waited.json).events == [event])
      #expect(ContinuousClock.now - begin < .seconds(20))
    }
  }

  @Test(arguments: Copies.allCases)
  func `one push sent twice at once is stored once`(copies: Copies) async throws {
    try await RunningCloud.run(copies) { cloud in
      var lane = Lane("L1")
      let body = try lane.push([try lane.product("Soup")])
      let web = try await cloud.device()
      async let first = web.post("/sync/push", body)
      async let second = web.post("/sync/push", body)
      let statuses = try await [first, second].map {
        try PushAnswer(json: $0.json).results.map(\.status)
      }
      #expect(Set(statuses) == [[.ok], [.duplicate]])
    }
  }
}
