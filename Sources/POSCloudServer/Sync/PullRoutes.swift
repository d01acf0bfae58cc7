import Hummingbird
import POSCloudStore
import POSModel
import POSWire
import ServiceLifecycle
import Synchronization

/// `GET /sync/pull` and `GET /events`: what happened elsewhere.
struct PullRoutes: Sendable {
  /// The longest a request waits for news, in seconds.
  static let longestWait = 25

  let store: CloudStore
  let waiting: PollCount

  /// Adds the routes.
  func add(to group: RouterGroup<CloudContext>) {
    group.get("sync/pull") { request, context in
      try await pull(request, context, after: "after")
    }
    group.get("events") { request, context in
      try await pull(request, context, after: "since")
    }
  }

  /// A page of events; when there are none, it waits for some.
  ///
  /// - Throws: ``APIError``; `CloudFailure`.
  private func pull(
    _ request: Request, _ context: CloudContext, after name: String
  ) async throws -> Response {
    let query = QueryFields(request)
    let caller = try context.caller
    let cursor = try query.text(name) ?? ""
    let limit = try query.count("limit", 1...PullAnswer.mostEvents, default: PullAnswer.mostEvents)
    let origin = try origin(query) ?? caller.device
    let wait = try query.count("wait", 0...Self.longestWait, default: 0)
    do {
      let answer = try await store.news(caller, origin, after: cursor, limit: limit, within: .zero)
      guard answer.events.isEmpty, wait > 0 else { return .page(answer) }
      return .page(
        try await waited(caller, origin, after: answer.cursor, limit: limit, .seconds(wait)))
    } catch let failure as CloudFailure {
      guard case .badCursor = failure else { throw failure }
      throw APIError.badRequest(failure.sentence, field: name)
    }
  }

  /// What the asking device calls itself now; nil where it does not say.
  ///
  /// - Throws: ``APIError``.
  private func origin(_ query: QueryFields) throws(APIError) -> DeviceID? {
    guard let name = try query.text("origin") else { return nil }
    guard (1...64).contains(name.unicodeScalars.count) else {
      throw .badRequest("origin must have 1 to 64 characters.", field: "origin")
    }
    return DeviceID(name)
  }

  /// The first events that come in some time; none when none come, or the server is to end.
  ///
  /// - Throws: `CloudFailure`.
  private func waited(
    _ caller: Caller, _ origin: DeviceID, after cursor: String, limit: Int, _ time: Duration
  ) async throws -> PullAnswer {
    waiting.add(1)
    defer { waiting.add(-1) }
    do {
      return try await cancelWhenGracefulShutdown {
        try await store.news(caller, origin, after: cursor, limit: limit, within: time)
      }
    } catch is CancellationError {
      return PullAnswer(events: [], cursor: cursor, hasMore: false)
    }
  }
}

extension Response {
  /// A page as the answer.
  fileprivate static func page(_ answer: PullAnswer) -> Response {
    .bytes(answer.canonical, type: "application/json")
  }
}

extension CloudStore {
  /// A page of what happened elsewhere.
  ///
  /// - Throws: `CloudFailure`; `CancellationError`.
  fileprivate func news(
    _ caller: Caller, _ origin: DeviceID, after cursor: String, limit: Int, within time: Duration
  ) async throws -> PullAnswer {
    try await pull(caller.realm, for: origin, after: cursor, limit: limit, wait: time)
  }
}

/// How many requests wait for news.
final class PollCount: Sendable {
  private let count = Atomic<Int>(0)

  /// How many there are now.
  var present: Int { count.load(ordering: .relaxed) }

  /// So many more.
  func add(_ more: Int) { count.add(more, ordering: .relaxed) }
}
