import POSModel
import POSWire
import Testing

/// Leases of print jobs.
struct PrintJobTests {
  @Test func `a printer without jobs has none to lease`() async throws {
    try await RunningCloud.run { cloud in
      let web = try await cloud.device()
      let none = try await web.post("/api/print-jobs/claim", .object(["printer": .string("bar")]))
      #expect(none.status == 200)
      #expect(try none.json["job"] == .null)
      let unnamed = try await web.post("/api/print-jobs/claim", .object([:]))
      #expect(unnamed.status == 422 && unnamed.field == "printer")
    }
  }

  @Test(arguments: ["renew", "ack", "fail"])
  func `whoever has no lease changes nothing`(verb: String) async throws {
    try await RunningCloud.run { cloud in
      let web = try await cloud.device()
      var body: [String: JSONValue] = ["leaseToken": .string("none")]
      if verb == "fail" { body["reason"] = .string("no paper") }
      let answer = try await web.post("/api/print-jobs/7/\(verb)", .object(body))
      #expect(answer.status == 409)
      #expect(try answer.json["conflictType"]?.string == "INVALID_STATE_TRANSITION")
    }
  }
}
