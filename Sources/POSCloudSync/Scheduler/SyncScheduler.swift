public import POSModel

/// Decides when the outbox is drained. A value: it has no clock and no thread, so that what it does
/// follows from what it is told.
///
/// One drain at a time. Whatever triggers while one is going on causes exactly one more.
public struct SyncScheduler: Sendable, Equatable {
  /// How a drain ended.
  public enum Outcome: Sendable, Equatable {
    /// What there was is sent; `hasMore` says that more waits, `nextDue` when the next is due.
    case done(hasMore: Bool, nextDue: Instant?)
    /// The cloud did not take the request, or did not answer. `retryAfter` is how long it asked to
    /// be left alone, in milliseconds.
    case failed(retryAfter: Int64?)
    /// There is no connection.
    case noConnection
    /// The cloud does not let this device in.
    case shutOut
  }

  /// How long nothing may happen until the cloud is asked whether it is there, in milliseconds.
  public static let heartbeat: Int64 = 60_000
  /// The longest pause a cloud may ask for, in milliseconds: a day. More is no wish, but a fault.
  public static let longestPause: Int64 = 86_400_000
  /// The most events of one request.
  public static let mostEvents = 200

  private enum Phase: Sendable, Equatable {
    /// Until then nothing is to be done.
    case waiting(until: Instant, DrainReason)
    /// One is going on; `again` is what triggered meanwhile.
    case draining(again: DrainReason?)
    /// Only somebody who asks makes it go on.
    case stopped
  }

  private var phase: Phase
  /// Requests that failed in a row.
  public private(set) var failures = 0
  /// Attempts without a connection in a row.
  public private(set) var misses = 0
  /// How many events the next request holds: fewer after one that failed, so that a slow line gets
  /// something through, and an event the cloud stumbles over is found.
  public private(set) var batch = SyncScheduler.mostEvents

  /// A scheduler that drains at once.
  public init(at now: Instant) { phase = .waiting(until: now, .start) }

  /// When the next drain begins; nil while one is going on, or after the cloud shut the device out.
  public var dueAt: Instant? {
    if case .waiting(let due, _) = phase { due } else { nil }
  }

  /// Something happened that wants a drain.
  public mutating func trigger(_ reason: DrainReason, at now: Instant) {
    switch phase {
    case .draining(let again):
      phase = .draining(again: again == .asked ? again : reason)
    case .waiting(let due, _):
      // While the cloud rests, new events wait with those that failed: they must not overtake them.
      let isResting = failures > 0 || misses > 0
      if reason == .asked || (!isResting && due > now) { phase = .waiting(until: now, reason) }
    case .stopped:
      if reason == .asked { phase = .waiting(until: now, reason) }
    }
  }

  /// The clock was put back: what was to be later is not to be an hour later still.
  public mutating func clockWentBack(to now: Instant) {
    if case .waiting(_, let reason) = phase { phase = .waiting(until: now, reason) }
  }

  /// Begins a drain, if it is time.
  ///
  /// - Returns: Why; nil when it is not.
  public mutating func begin(at now: Instant) -> DrainReason? {
    guard case .waiting(let due, let reason) = phase, due <= now else { return nil }
    phase = .draining(again: nil)
    return reason
  }

  /// The drain ended. `jitter` is thousandths, from -200 to 200, to be added to the pause.
  public mutating func end(_ outcome: Outcome, at now: Instant, jitter: Int64) {
    guard case .draining(let again) = phase else {
      preconditionFailure("a drain ends that began")
    }
    switch outcome {
    case .done(let hasMore, let nextDue):
      (failures, misses) = (0, 0)
      batch = min(batch * 2, Self.mostEvents)
      let heartbeat = now.adding(milliseconds: Self.heartbeat)
      if let again {
        phase = .waiting(until: now, again)
      } else if hasMore {
        phase = .waiting(until: now, .more)
      } else if let nextDue, nextDue < heartbeat {
        phase = .waiting(until: max(nextDue, now), .retry)
      } else {
        phase = .waiting(until: heartbeat, .timer)
      }
    case .failed(let retryAfter):
      (failures, misses) = (failures + 1, 0)
      batch = max(1, batch / 2)
      let own = SyncBackOff.milliseconds(after: failures, jitter: jitter)
      let pause = max(own, min(retryAfter ?? 0, Self.longestPause))
      rest(pause, .retry, again, now)
    case .noConnection:
      misses += 1
      rest(SyncBackOff.millisecondsOffline(after: misses), .network, again, now)
    case .shutOut: phase = again == .asked ? .waiting(until: now, .asked) : .stopped
    }
  }

  /// Waits before the next attempt, unless somebody asked for it meanwhile.
  private mutating func rest(
    _ pause: Int64, _ reason: DrainReason, _ again: DrainReason?, _ now: Instant
  ) {
    phase =
      again == .asked
      ? .waiting(until: now, .asked)
      : .waiting(until: now.adding(milliseconds: pause), reason)
  }
}
