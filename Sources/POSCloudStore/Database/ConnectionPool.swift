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
    /// What those wait on who have nothing to do, who worked last at the end.
    var idle: [DispatchSemaphore] = []
  }

  private let size: PoolSize
  private let connect: @Sendable () throws -> Connection
  private let state = Mutex(State())
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

  /// Adds a job, and calls whoever worked last: its connection is the one that is warm.
  private func enqueue(_ job: PoolJob) {
    let (refusal, worker) = state.withLock { state -> (CloudFailure?, DispatchSemaphore?) in
      guard !state.isStopped else { return (.stopped, nil) }
      // Those that were cancelled wait no more.
      if state.jobs.count >= size.waiting { state.jobs.removeAll(where: \.isOver) }
      guard state.jobs.count < size.waiting else { return (.full(retryAfterSeconds: 1), nil) }
      state.jobs.append(job)
      return (nil, state.idle.popLast())
    }
    if let refusal { job.drop(refusal) }
    worker?.signal()
  }

  /// Takes no more, tells those who wait, and waits for what has begun.
  func stop() {
    let (waiting, idle) = state.withLock { state in
      state.isStopped = true
      defer { (state.jobs, state.idle) = ([], []) }
      return (state.jobs, state.idle)
    }
    for job in waiting { job.drop(CloudFailure.stopped) }
    for worker in idle { worker.signal() }
    workers.wait()
  }

  /// What a thread does next.
  private enum Next {
    case job(PoolJob)
    case idle
    case end
  }

  /// The life of a thread: job after job, until the pool stops.
  private func serve() {
    let call = DispatchSemaphore(value: 0)
    var connection: Connection?
    var isBusy = false
    while true {
      let next: Next = state.withLock { state in
        if isBusy { state.busy -= 1 }
        guard state.jobs.isEmpty else {
          state.busy += 1
          return .job(state.jobs.removeFirst())
        }
        guard !state.isStopped else { return .end }
        state.idle.append(call)
        return .idle
      }
      isBusy = false
      switch next {
      case .end: return
      case .idle: call.wait()
      case .job(let job):
        isBusy = true
        let failure = job.run {
          if let known = connection, known.isAlive { return known }
          connection = nil
          let made = try self.connect()
          connection = made
          return made
        }
        if let fault = failure as? DatabaseFault, fault.isUnavailable { connection = nil }
      }
    }
  }
}
