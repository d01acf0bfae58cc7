public import POSModel

/// Decides when the cloud is asked for what happened elsewhere. A value, as ``SyncScheduler``.
///
/// The cloud holds an answer back until it has something, so the next question follows at once. It
/// is asked only while the line is known to be up: whether it is, the push finds out.
public struct PullSchedule: Sendable, Equatable {
  /// How a pull ended.
  public enum Outcome: Sendable, Equatable {
    /// A page came after so many milliseconds: with events or more to come, or as the last word.
    case got(hasMore: Bool, milliseconds: Int64)
    /// There was no answer, or none that could be taken.
    case failed(retryAfter: Int64?)
    /// There is no connection, or the cloud does not let this device in.
    case cutOff
  }

  /// An empty answer sooner than this was not held back, in milliseconds.
  private static let hasty: Int64 = 1000
  /// The pause after one, in milliseconds: a cloud that answers at once is not asked all the time.
  private static let pause: Int64 = 2000

  /// When the next pull begins; nil while one is going on, or the line is not known to be up.
  public private(set) var dueAt: Instant?
  private var isPulling = false
  private var failures = 0

  /// A schedule for a line nobody knows yet.
  public init() {}

  /// The line is up; where it was not before, no pause of a pull that failed is waited for.
  public mutating func lineIsUp(at now: Instant, isNews: Bool) {
    if !isPulling, dueAt == nil || isNews { dueAt = now }
  }

  /// The clock was put back.
  public mutating func clockWentBack(to now: Instant) {
    if dueAt != nil { dueAt = now }
  }

  /// Begins a pull, if it is time.
  public mutating func begin(at now: Instant) -> Bool {
    guard let due = dueAt, due <= now else { return false }
    (dueAt, isPulling) = (nil, true)
    return true
  }

  /// The pull ended.
  public mutating func end(_ outcome: Outcome, at now: Instant) {
    precondition(isPulling, "a pull ends that began")
    isPulling = false
    switch outcome {
    case .got(let hasMore, let milliseconds):
      failures = 0
      let isHasty = !hasMore && milliseconds < Self.hasty
      dueAt = now.adding(milliseconds: isHasty ? Self.pause : 0)
    case .failed(let retryAfter):
      failures += 1
      let own = SyncBackOff.millisecondsOffline(after: failures)
      dueAt = now.adding(
        milliseconds: max(own, min(retryAfter ?? 0, SyncScheduler.longestPause)))
    case .cutOff: failures = 0
    }
  }
}
