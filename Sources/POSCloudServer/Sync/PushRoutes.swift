import HTTPTypes
import Hummingbird
import Logging
import POSCloudStore
import POSModel
import POSWire

/// `POST /sync/push` and `POST /events/ingest`: what happened on the lanes.
struct PushRoutes: Sendable {
  let store: CloudStore
  let metrics: RequestMetrics

  /// Adds the routes.
  func add(to group: RouterGroup<CloudContext>) {
    group.post("sync/push") { request, context in
      try await push(try await RequestBodies.json(of: request), request, context)
    }
    group.post("events/ingest") { request, context in
      let body = try await RequestBodies.json(of: request)
      return try await push(try wrapped(body, context), request, context)
    }
  }

  /// Stores the items of a body.
  ///
  /// - Throws: ``APIError``.
  private func push(
    _ body: JSONValue, _ request: Request, _ context: CloudContext
  ) async throws -> Response {
    let caller = try context.caller
    let read: (device: DeviceID, items: [PushRequest.ReceivedItem])
    do throws(EnvelopeFault) { read = try PushRequest.read(body) } catch {
      throw APIError.unprocessable(
        "bad_field", "\(error.field) \(error.reason).", field: error.field)
    }
    guard read.device == caller.device else {
      throw APIError.forbidden("push.device", "The token is of device \(caller.device).")
    }
    let begin = ContinuousClock.now
    let answer: PushAnswer
    do {
      answer = try await store.push(
        read.items, from: caller.device, of: caller.realm, correlation: context.correlationID)
    } catch {
      log(read.items, "failed: \(error)", since: begin, request, context)
      throw error
    }
    for result in answer.results { metrics.count(item: result.status.rawValue) }
    log(read.items, answer.summary, since: begin, request, context)
    return .json(answer.json)
  }

  /// Bare envelopes as the items of a push.
  ///
  /// - Throws: ``APIError``.
  private func wrapped(_ body: JSONValue, _ context: CloudContext) throws -> JSONValue {
    guard case .array(let events)? = body["events"] else {
      throw APIError.unprocessable("bad_field", "events must be a list.", field: "events")
    }
    let items = events.map { event -> JSONValue in
      .object([
        "clientTxId": event["eventId"] ?? .null,
        "payloadSha256": event["payloadSha256"] ?? .null,
        "payloadHashVersion": .integer(1), "event": event,
      ])
    }
    return .object([
      "deviceId": .string(try context.caller.device.rawValue), "items": .array(items),
    ])
  }

  private func log(
    _ items: [PushRequest.ReceivedItem], _ result: String, since begin: ContinuousClock.Instant,
    _ request: Request, _ context: CloudContext
  ) {
    let ids = [items.first, items.last].compactMap { $0?.clientTxID.rawValue.cut }
    let attempt = request.headers[.attempt].flatMap(Int.init) ?? 1
    context.logger.info(
      "push",
      metadata: [
        "client_tx_id": "\(ids.joined(separator: ","))", "items": "\(items.count)",
        "attempt": "\(attempt)", "result": "\(result)",
        "latency_ms": "\((ContinuousClock.now - begin).milliseconds)",
      ])
  }
}

extension PushAnswer {
  /// How often each thing became of an item, as in `OK 3 RETRY 1`.
  fileprivate var summary: String {
    PushResult.Status.allCases.compactMap { status in
      let count = results.count { $0.status == status }
      return count == 0 ? nil : "\(status.rawValue) \(count)"
    }.joined(separator: " ")
  }
}
