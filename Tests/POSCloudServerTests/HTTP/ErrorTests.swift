import NIOHTTP1
import POSModel
import POSWire
import Testing

@testable import POSCloudServer

/// Every bad input has a JSON answer that says what is wrong.
struct ErrorTests {
  @Test func `what is not there, and what is not done there`() async throws {
    try await RunningCloud.run { cloud in
      let nowhere = try await cloud.web.get("/nowhere")
      #expect(nowhere.status == 404 && nowhere.code == "not_found")
      let deleted = try await cloud.web.send(.DELETE, "/sync/push")
      #expect(deleted.status == 405 && deleted.headers["Allow"] == ["POST"])
      #expect(deleted.code == "method_not_allowed")
      let put = try await cloud.web.send(.PUT, "/api/checks/7/send")
      #expect(put.status == 405 && put.headers["Allow"] == ["POST"])
    }
  }

  @Test func `a body of more than four mebibytes is not taken`() async throws {
    try await RunningCloud.run { cloud in
      let body = [UInt8](repeating: 32, count: (4 << 20) + 1)
      let answer = try await cloud.device().send(.POST, "/sync/push", body)
      #expect(answer.status == 413 && answer.code == "too_large")
    }
  }

  @Test(arguments: ["{", "", "nul", "{\"deviceId\":\"L1\",\"items\":[1.5]}", "\u{FF}"])
  func `a body that is no JSON of whole numbers is refused`(body: String) async throws {
    try await RunningCloud.run { cloud in
      let answer = try await cloud.device().send(.POST, "/sync/push", Array(body.utf8))
      #expect(answer.status == 400 && answer.code == "bad_request")
    }
  }

  @Test(arguments: [
    ("{}", "deviceId"), ("{\"deviceId\":\"L1\"}", "items"), ("[]", "deviceId"),
    ("{\"deviceId\":\"L1\",\"items\":7}", "items"),
  ]) func `a field that is wrong is named`(body: String, field: String) async throws {
    try await RunningCloud.run { cloud in
      let answer = try await cloud.device().send(.POST, "/sync/push", Array(body.utf8))
      #expect(answer.status == 422 && answer.field == field)
    }
  }

  @Test(arguments: [
    ("limit=0", "limit"), ("limit=501", "limit"), ("limit=x", "limit"), ("wait=26", "wait"),
    ("origin=", "origin"), ("origin=" + String(repeating: "x", count: 65), "origin"),
    ("wait=-1", "wait"), ("after=%00nonsense", "after"),
  ]) func `a query that is wrong is named`(query: String, field: String) async throws {
    try await RunningCloud.run { cloud in
      let answer = try await cloud.device().get("/sync/pull?\(query)")
      #expect(answer.status == 400 && answer.field == field)
    }
  }

  @Test func `what is no HTTP is told so`() async throws {
    try await RunningCloud.run { cloud in
      let answer = try await BareConnection(port: cloud.web.balancer.next()).send(
        "NONSENSE\r\n\r\n")
      #expect(answer.hasPrefix("HTTP/1.1 400 "))
      #expect(answer.contains("bad_request"))
    }
  }

  @Test func `so is what is no HTTP in a body, or behind a request`() async throws {
    try await RunningCloud.run { cloud in
      let token = try await cloud.device().token ?? ""
      let chunk = try await BareConnection(port: cloud.web.balancer.next()).send(
        """
        POST /sync/push HTTP/1.1\r
        Host: 127.0.0.1\r
        Authorization: Bearer \(token)\r
        Transfer-Encoding: chunked\r
        \r
        NONSENSE\r

        """)
      #expect(chunk.hasPrefix("HTTP/1.1 400 "))
      #expect(chunk.contains("bad_request"))
      let second = try await BareConnection(port: cloud.web.balancer.next()).send(
        "GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\nNONSENSE\r\n\r\n")
      #expect(second.contains("HTTP/1.1 400 "))
      #expect(second.contains("bad_request"))
    }
  }

  @Test func `a wish for another protocol is passed over`() async throws {
    try await RunningCloud.run { cloud in
      let answer = try await cloud.web.get(
        "/healthz", headers: ["Connection": "Upgrade", "Upgrade": "h2c"])
      #expect(answer.status == 200)
    }
  }

  @Test func `each answer has the name of its request, or one made here`() async throws {
    try await RunningCloud.run { cloud in
      let named = try await cloud.web.get("/healthz", headers: ["X-Correlation-Id": "drain-7"])
      #expect(named.headers["X-Correlation-Id"] == ["drain-7"])
      let forged = try await cloud.web.get("/healthz", headers: ["X-Correlation-Id": "a b"])
      #expect(forged.headers["X-Correlation-Id"].first?.utf8.count == 36)
    }
  }
}
