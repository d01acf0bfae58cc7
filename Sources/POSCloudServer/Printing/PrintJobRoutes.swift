import Hummingbird
import POSCloudStore
import POSModel
import POSWire

/// The print jobs of online clients, for whoever has a printer: each is leased to one at a time.
struct PrintJobRoutes: Sendable {
  /// How long a lease may be, in milliseconds.
  private static let leases: ClosedRange<Int64> = 1000...600_000
  /// How long it is when nothing is said.
  private static let lease: Int64 = 30_000

  let store: CloudStore
  let chance: Chance

  /// Adds the routes.
  func add(to group: RouterGroup<CloudContext>) {
    group.post("api/print-jobs/claim") { request, context in
      try await claim(request, context)
    }
    group.post("api/print-jobs/{id}/renew") { request, context in
      try await change(request, context, ["leaseMilliseconds", "isSending"]) {
        id, realm, token, body in
        let lease = try body.optionalNumber("leaseMilliseconds", Self.leases) ?? Self.lease
        return try await store.renewPrintJob(
          id, in: realm, token: token, milliseconds: lease,
          isSending: try body.flag("isSending"))
      }
    }
    group.post("api/print-jobs/{id}/ack") { request, context in
      try await change(request, context, []) { id, realm, token, _ in
        try await store.acknowledgePrintJob(id, in: realm, token: token)
      }
    }
    group.post("api/print-jobs/{id}/fail") { request, context in
      try await change(request, context, ["reason"]) { id, realm, token, body in
        try await store.failPrintJob(
          id, in: realm, token: token, reason: try body.text("reason"))
      }
    }
  }

  /// Leases the oldest job of a printer that is due.
  ///
  /// - Throws: ``APIError``; `CloudFailure`.
  private func claim(_ request: Request, _ context: CloudContext) async throws -> Response {
    let caller = try context.caller
    let body = try BodyFields(
      try await RequestBodies.json(of: request), fields: ["printer", "leaseMilliseconds"])
    let printer = PrinterID(try body.text("printer"))
    let lease = try body.optionalNumber("leaseMilliseconds", Self.leases) ?? Self.lease
    let job = try await store.claimPrintJob(
      of: printer, in: caller.realm, by: caller.device.rawValue, token: chance.secret(),
      milliseconds: lease)
    return .json(.object(["job": try job?.json ?? .null]))
  }

  /// Changes a job for whoever holds its lease.
  ///
  /// - Throws: ``APIError``: 409 for another's lease, or one that is over; `CloudFailure`.
  private func change(
    _ request: Request, _ context: CloudContext, _ fields: [String],
    _ change: (String, CloudRealm, String, BodyFields) async throws -> Bool
  ) async throws -> Response {
    let body = try BodyFields(
      try await RequestBodies.json(of: request), fields: ["leaseToken"] + fields)
    let id = try context.pathID
    guard
      try await change(
        id, try context.caller.realm, try body.text("leaseToken"), body)
    else {
      throw APIError.conflict(
        "INVALID_STATE_TRANSITION", "The lease of this job is over, or another's.")
    }
    return .json(.object(["id": .string(id)]))
  }
}

extension CloudPrintJob {
  /// As an answer of the online API.
  ///
  /// - Throws: `EncodingError`, for no job there is.
  fileprivate var json: JSONValue {
    get throws {
      .object([
        "id": .string(id), "leaseToken": .string(token), "printer": .string(printer.rawValue),
        "document": try request.map { try CanonicalEncoder.encode($0) } ?? .null,
        "attempt": .integer(Int64(attempt)), "mayHavePrinted": .bool(mayHavePrinted),
      ])
    }
  }
}
