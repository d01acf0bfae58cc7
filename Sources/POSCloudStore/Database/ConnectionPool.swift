import Dispatch
import Foundation
import Synchronization

/// How many connections there are, and how many may wait for one.
public struct PoolSize: Sendable {
  /// Threads, each with a connection.
  public var connections: Int
  /// The most that wait; whoever comes then is told when to come again.
  public var waiting: Int

  /// So many of each.
  public init(connections: Int = 8, waiting: Int = 256) {
    precondition(connections > 0 && waiting > 0, "a pool has room")
    (self.connections, self.waiting) = (connections, waiting)
  }
}

/// What a pool is doing.
public struct PoolFigures: Sendable, Equatable {
  /// Threads, each with a connection.
  public var connections: Int
  /// How many of them work.
  public var busy: Int
  /// How many wait for one.
  public var waiting: Int
}

/// Worker threads with a connection each, and a bounded queue before them.
///
/// libpq waits in the kernel, which the threads of Swift's own pool must not do.
final class ConnectionPool: Sendable {
  private struct State {
    var jobs: [PoolJob] = []
    var busy = 0
    var isStopped = false
  }

  private let size: PoolSize
  private let connect: @Sendable () throws -> Connection
  private let state = Mutex(State())
  private let work = DispatchSemaphore(value: 0)
  private let workers = DispatchGroup()

  /// Starts the threads. Each connects when it first has something to do, and anew when the
  /// connection was lost.
  init(_ size: PoolSize, connect: @escaping @Sendable () throws -> Connection) {
    (self.size, self.connect) = (size, connect)
    for _ in 0..<size.connections {
      workers.enter()
      Thread.detachNewThread { [self] in
        serve()
        workers.leave()
      }
    }
  }

  /// What the pool is doing.
  var figures: PoolFigures {
    state.withLock {
      PoolFigures(connections: size.connections, busy: $0.busy, waiting: $0.jobs.count)
    }
  }

  /// Runs `body` on a thread with a connection. Whoever is cancelled while waiting in the queue
  /// leaves it; what has begun is finished, as its time limits see to.
  ///
  /// - Throws: what `body` throws; ``CloudFailure/full(retryAfterSeconds:)`` when too many wait,
  ///   ``CloudFailure/stopped``, ``CloudFailure/unavailable(_:)``; `CancellationError`.
  func run<T: Sendable>(_ body: @escaping @Sendable (Connection) throws -> T) async throws -> T {
    let job = PoolJob()
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation {
        (continuation: CheckedContinuation<T, any Error>) in
        job.set(
          run: { connection in
            do {
              let result = try body(try connection())
              continuation.resume(returning: result)
              return nil
            } catch {
              continuation.resume(throwing: CloudFailure.translating(error))
              return error
            }
          }, drop: { continuation.resume(throwing: $0) })
        enqueue(job)
      }
    } onCancel: {
      job.drop(CancellationError())
    }
  }

  private func enqueue(_ job: PoolJob) {
    let refusal: CloudFailure? = state.withLock { state in
      guard !state.isStopped else { return .stopped }
      // Those that were cancelled wait no more.
      if state.jobs.count >= size.waiting { state.jobs.removeAll(where: \.isOver) }
      guard state.jobs.count < size.waiting else { return .full(retryAfterSeconds: 1) }
      state.jobs.append(job)
      return nil
    }
    if let refusal { job.drop(refusal) } else { work.signal() }
  }

  /// Takes no more, tells those who wait, and waits for what has begun.
  func stop() {
    let waiting = state.withLock { state in
      state.isStopped = true
      defer { state.jobs = [] }
      return state.jobs
    }
    for job in waiting { job.drop(CloudFailure.stopped) }
    for _ in 0..<size.connections { work.signal() }
    workers.wait()
  }

  /// The life of a thread: job after job, until the pool stops.
  private func serve() {
    var connection: Connection?
    while true {
      work.wait()
      let (job, isStopped) = state.withLock { state -> (PoolJob?, Bool) in
        guard !state.jobs.isEmpty else { return (nil, state.isStopped) }
        state.busy += 1
        return (state.jobs.removeFirst(), false)
      }
      guard let job else {
        // A job that was cancelled and cleared away has left its signal behind.
        if isStopped { return }
        continue
      }
      let failure = job.run {
        if let known = connection, known.isAlive { return known }
        connection = nil
        let made = try self.connect()
        connection = made
        return made
      }
      if let fault = failure as? DatabaseFault, fault.isUnavailable { connection = nil }
      state.withLock { $0.busy -= 1 }
    }
  }
}
