import NIOHTTP1
import POSModel
import POSTestSupport
import POSWire
import Testing

@testable import POSCloudServer
@testable import POSCloudStore

/// Leases of print jobs.
struct PrintJobTests {
  @Test(arguments: Copies.allCases)
  func `a printer without jobs has none to lease`(copies: Copies) async throws {
    try await RunningCloud.run(copies) { cloud in
      let web = try await cloud.device()
      let none = try await web.claim("1")
      #expect(none.status == 200)
      #expect(try none.json["job"] == .null)
      let unnamed = try await web.post(
        "/api/print-jobs/claim", .object([:]), headers: ["Idempotency-Key": "2"])
      #expect(unnamed.status == 422 && unnamed.field == "printer")
    }
  }

  @Test(arguments: ["claim", "7/renew", "7/ack", "7/fail"], Copies.allCases)
  func `every write needs its key`(path: String, copies: Copies) async throws {
    try await RunningCloud.run(copies) { cloud in
      let answer = try await cloud.device().post("/api/print-jobs/\(path)", .object([:]))
      #expect(answer.status == 400 && answer.field == "Idempotency-Key")
    }
  }

  @Test(arguments: ["renew", "ack", "fail"], Copies.allCases)
  func `a job that is not there is not changed`(verb: String, copies: Copies) async throws {
    try await RunningCloud.run(copies) { cloud in
      let answer = try await cloud.device().change("7", verb, token: "none", key: "1")
      #expect(answer.status == 404)
    }
  }

  @Test(arguments: Copies.allCases)
  func `a lease is had, kept and ended once, and nobody else's token does it`(copies: Copies)
    async throws
  {
    try await RunningCloud.run(copies) { cloud in
      let (web, other) = (try await cloud.device(), try await cloud.device("L2"))
      try cloud.queuePrintJob()

      let claimed = try await web.claim("claim")
      let job = try #require(try claimed.json["job"])
      let id = try #require(job["id"]?.string)
      let token = try #require(job["leaseToken"]?.string)
      let again = try await web.claim("claim")
      #expect(again.status == 200 && again.body == claimed.body)
      #expect(again.headers["Idempotent-Replayed"] == ["true"])
      #expect(try await other.claim("claim").json["job"] == .null)

      #expect(try await web.change(id, "renew", token: token, key: "renew").status == 200)
      let foreign = try await other.change(id, "ack", token: "guessed", key: "ack")
      #expect(foreign.status == 409)
      #expect(try foreign.json["conflictType"]?.string == "INVALID_STATE_TRANSITION")
      #expect(try foreign.json["current"]?["status"]?.string == "processing")

      let printed = try await web.change(id, "ack", token: token, key: "ack")
      #expect(printed.status == 200 && printed.headers["Idempotent-Replayed"].isEmpty)
      let repeated = try await web.change(id, "ack", token: token, key: "ack")
      #expect(repeated.status == 200 && repeated.body == printed.body)
      #expect(repeated.headers["Idempotent-Replayed"] == ["true"])
      let mismatch = try await web.change(id, "ack", token: "guessed", key: "ack")
      #expect(mismatch.status == 409)
      #expect(try mismatch.json["conflictType"]?.string == "IDEMPOTENCY_MISMATCH")
      let old = try await web.change(id, "fail", token: token, key: "fail")
      #expect(old.status == 409)
      #expect(try old.json["current"]?["status"]?.string == "printed")
    }
  }
}

extension WebClient {
  /// Claims a job of the kitchen's printer.
  ///
  /// - Throws: what the socket throws.
  fileprivate func claim(_ key: String) async throws -> WebAnswer {
    try await post(
      "/api/print-jobs/claim", .object(["printer": .string("kitchen")]),
      headers: ["Idempotency-Key": key])
  }

  /// Changes a job.
  ///
  /// - Throws: what the socket throws.
  fileprivate func change(
    _ id: String, _ verb: String, token: String, key: String
  ) async throws -> WebAnswer {
    var body: [String: JSONValue] = ["leaseToken": .string(token)]
    if verb == "fail" { body["reason"] = .string("no paper") }
    return try await post(
      "/api/print-jobs/\(id)/\(verb)", .object(body), headers: ["Idempotency-Key": key])
  }
}

extension RunningCloud {
  /// Leaves one job for the kitchen's printer.
  ///
  /// - Throws: what the database throws.
  fileprivate func queuePrintJob() throws {
    let realm = CloudDatabase.realm
    try Connection(database).transaction(RealmScope(realm)) { connection in
      try PrintQueue(log: CloudLog(realm: realm, connection: connection)).add(
        [PrintJob(printer: PrinterID("kitchen"), request: .test, dedupeKey: "test:1")],
        because: IdempotencyKey("00000000-0000-7000-8000-000000000001"), at: clock.now())
    }
  }
}
