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
      try await change("renew", request, context, ["leaseMilliseconds", "isSending"]) { job, body in
        let lease = try body.optionalNumber("leaseMilliseconds", Self.leases) ?? Self.lease
        return try await store.renewPrintJob(
          job.id, in: job.realm, token: job.token, milliseconds: lease,
          isSending: try body.flag("isSending"), as: job.write)
      }
    }
    group.post("api/print-jobs/{id}/ack") { request, context in
      try await change("ack", request, context, []) { job, _ in
        try await store.acknowledgePrintJob(
          job.id, in: job.realm, token: job.token, as: job.write)
      }
    }
    group.post("api/print-jobs/{id}/fail") { request, context in
      try await change("fail", request, context, ["reason"]) { job, body in
        try await store.failPrintJob(
          job.id, in: job.realm, token: job.token, reason: try body.text("reason"), as: job.write)
      }
    }
  }

  /// Leases the oldest job of a printer that is due.
  ///
  /// - Throws: ``APIError``; `CloudFailure`.
  private func claim(_ request: Request, _ context: CloudContext) async throws -> Response {
    let caller = try context.caller
    let operation = "claim_print_job"
    let key = try WishKey(request, caller, operation: operation)
    let json = try await RequestBodies.json(of: request)
    let body = try BodyFields(json, fields: ["printer", "leaseMilliseconds"])
    let printer = PrinterID(try body.text("printer"))
    let lease = try body.optionalNumber("leaseMilliseconds", Self.leases) ?? Self.lease
    let answer = try await store.claimPrintJob(
      of: printer, in: caller.realm, token: chance.secret(), milliseconds: lease,
      as: key.write(operation, by: caller, "", json))
    return .json(
      .object(["job": try answer.response?.json ?? .null]),
      headers: OnlineWish.headers(isReplay: answer.isReplay))
  }

  /// A job, as a request names it.
  private struct Named {
    var id: String
    var realm: CloudRealm
    var token: String
    var write: WriteKey
  }

  /// Changes a job for whoever holds its lease.
  ///
  /// - Throws: ``APIError``: 404 for no job, 409 for another's lease, or one that is over;
  ///   `CloudFailure`.
  private func change(
    _ verb: String, _ request: Request, _ context: CloudContext, _ fields: [String],
    _ change: (Named, BodyFields) async throws -> WriteAnswer<String>
  ) async throws -> Response {
    let caller = try context.caller
    let operation = "\(verb)_print_job"
    let key = try WishKey(request, caller, operation: operation)
    let json = try await RequestBodies.json(of: request)
    let body = try BodyFields(json, fields: ["leaseToken"] + fields)
    let id = try context.pathID
    let job = Named(
      id: id, realm: caller.realm, token: try body.text("leaseToken"),
      write: key.write(operation, by: caller, id, json))
    do {
      let answer = try await change(job, body)
      return .json(
        .object(["id": .string(answer.response)]),
        headers: OnlineWish.headers(isReplay: answer.isReplay))
    } catch let refusal as PrintLeaseRefusal {
      switch refusal {
      case .noSuchJob: throw APIError.notFound("There is no such print job.")
      case .notHeld(let status):
        var conflict = APIError.conflict(
          "INVALID_STATE_TRANSITION", "The lease of this job is over, or another's.")
        conflict.details["current"] = .object(["id": .string(id), "status": .string(status)])
        throw conflict
      }
    }
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
