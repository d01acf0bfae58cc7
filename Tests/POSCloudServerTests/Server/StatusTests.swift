import NIOHTTP1
import POSModel
import POSTestSupport
import POSWire
import Testing

/// How the server says it is.
struct StatusTests {
  @Test func `it lives, is ready and says what it is`() async throws {
    try await RunningCloud.run { cloud in
      #expect(try await cloud.web.get("/healthz").status == 200)
      #expect(try await cloud.web.get("/readyz").status == 200)
      cloud.clock.advance(milliseconds: 61_000)
      let status = try await cloud.web.get("/status").json
      #expect(status["uptimeSeconds"]?.integer == 61)
      #expect(status["pool"]?["connections"]?.integer == 4)
    }
  }

  @Test func `requests and pushed items are counted`() async throws {
    try await RunningCloud.run { cloud in
      var lane = Lane("L1")
      let event = try lane.product("Soup")
      for _ in 1...2 {
        _ = try await cloud.device().post("/sync/push", try lane.push([event]))
      }
      let answer = try await cloud.web.get("/metrics")
      #expect(answer.headers["Content-Type"] == ["text/plain; version=0.0.4; charset=utf-8"])
      let lines = answer.text.split(separator: "\n")
      for line in [
        "# TYPE pos_cloud_push_items_total counter",
        "pos_cloud_push_items_total{status=\"DUPLICATE\"} 1",
        "pos_cloud_push_items_total{status=\"OK\"} 1",
        "pos_cloud_requests_total{method=\"POST\",path=\"/sync/push\",status=\"200\"} 2",
        "pos_cloud_request_seconds_count{method=\"POST\",path=\"/sync/push\"} 2",
      ] {
        #expect(lines.contains(Substring(line)), "\(line)")
      }
    }
  }
}
