import Logging
import POSCore
import POSModel
import POSWire

/// Sends the outbox, one request at a time, when the scheduler says so.
final class Pusher {
  /// For how long events are leased, in milliseconds; renewed while the request is on its way.
  private static let leaseLife: Int64 = 15_000
  /// How often, in milliseconds.
  private static let renewal: Int64 = 5_000

  private let desk: SyncDesk
  private let access: CloudAccess
  private let line: CurlLine
  private var scheduler: SyncScheduler
  private var underway: PushAttempt?
  /// Whether the last answer said that the line is up.
  private(set) var lineIsUp = false
  /// Whether it did so after one that did not.
  private(set) var lineCameBack = false
  private var hasWarned = false
  /// Whether the cloud said what it has: a store that was set back learns it before it sends.
  private var knowsCloud = false
  /// Attempts in a row that came to what is no cloud.
  private var strays = 0
  /// After how many a cashier is told: a cloud that is begun anew is away for a moment.
  private static let mostStrays = 2

  init(_ desk: SyncDesk, _ access: CloudAccess, _ line: CurlLine) {
    (self.desk, self.access, self.line) = (desk, access, line)
    scheduler = SyncScheduler(at: desk.time.now())
  }

  /// Something happened that wants a drain.
  func trigger(_ reason: DrainReason) { scheduler.trigger(reason, at: desk.time.now()) }

  func clockWentBack(to now: Instant) {
    scheduler.clockWentBack(to: now)
    underway?.began = now
    underway?.renewed = now
  }

  /// Begins a drain, if it is time for one.
  ///
  /// - Throws: `StoreFailure`.
  func begin() throws {
    let now = desk.time.now()
    guard let reason = scheduler.begin(at: now) else { return }
    let token: String
    do throws(UnusableToken) { token = try access.token(of: desk.store.realm) } catch {
      return try end(PushAttempt(reason, began: now), .shutOut(error.reason))
    }
    do {
      // Without a connection nothing is claimed: first the line is tried. A cloud that fails is
      // sent events all the same, so that what it fails on is found.
      let mustAsk = scheduler.misses > 0 || (!knowsCloud && scheduler.failures == 0)
      let claim =
        mustAsk
        ? nil
        : try desk.store.claimPush(
          by: desk.owner, token: desk.makeName(), limit: scheduler.batch,
          milliseconds: Self.leaseLife)
      // Whether the line is up again after a failure is asked also where nothing is to be sent:
      // cards wait for the answer.
      guard claim != nil || mustAsk || reason.asksAnyway || scheduler.failures > 0 else {
        return scheduler.end(
          .done(hasMore: false, nextDue: try desk.store.nextPushAt()), at: now, jitter: 0)
      }
      var attempt = PushAttempt(reason, began: now, claim: claim, name: desk.makeName())
      let events = try claim.map { try desk.store.events(of: $0) } ?? []
      let push = PushRequest(device: desk.store.realm.device, items: events.map(PushItem.init))
      attempt.request = line.send(
        CloudRequest(
          path: "/sync/push", body: push.canonical, token: token,
          correlationID: attempt.name, attempt: attempt.number, patience: access.patience))
      underway = attempt
    } catch {
      scheduler.end(.failed(retryAfter: nil), at: now, jitter: desk.jitter())
      throw error
    }
  }

  /// Keeps the lease of what is on its way.
  ///
  /// - Throws: `StoreFailure`.
  func renew() throws {
    let now = desk.time.now()
    guard let attempt = underway, let claim = attempt.claim,
      now.milliseconds - attempt.renewed.milliseconds >= Self.renewal
    else { return }
    underway?.renewed = now
    if try desk.store.renewPush(claim, milliseconds: Self.leaseLife) == false {
      desk.log.warning("lease lost", metadata: ["lease_token": .string(claim.token)])
    }
  }

  /// Takes a reply.
  ///
  /// - Returns: Whether it was one to a push.
  /// - Throws: `StoreFailure`; the leases run out then, and all is sent again.
  func take(_ reply: CloudReply, of request: CurlRequest) throws -> Bool {
    guard let attempt = underway, attempt.request === request else { return false }
    underway = nil
    try end(attempt, PushVerdict(reply))
    return true
  }

  /// Ends an attempt, first with the scheduler, which says when the next may be.
  ///
  /// - Throws: `StoreFailure`.
  private func end(_ attempt: PushAttempt, _ verdict: PushVerdict) throws {
    let now = desk.time.now()
    let milliseconds = max(0, now.milliseconds - attempt.began.milliseconds)
    let jitter = desk.jitter()
    attempt.log(verdict, milliseconds: milliseconds, to: desk.log)
    let wasUp = lineIsUp
    lineIsUp = false
    strays = if case .stranger = verdict { strays + 1 } else { 0 }
    let end: PushEnd
    switch verdict {
    case .taken(let answer):
      do {
        let reason = try desk.store.endPush(
          attempt.claim, .answered(answer, milliseconds: milliseconds), jitter: jitter)
        if let reason {
          desk.log.error("set back", metadata: ["result": .string(reason)])
          return scheduler.end(.shutOut, at: now, jitter: jitter)
        }
        scheduler.end(
          .done(
            hasMore: try desk.store.hasPushWork(), nextDue: try desk.store.nextPushAt()),
          at: now, jitter: jitter)
      } catch {
        scheduler.end(.failed(retryAfter: nil), at: now, jitter: jitter)
        throw error
      }
      (lineIsUp, lineCameBack, hasWarned, knowsCloud) = (true, !wasUp, false, true)
      return
    case .failed(let reason, let retryAfter, let heard):
      scheduler.end(.failed(retryAfter: retryAfter), at: now, jitter: jitter)
      end = .unanswered(reason, retryAt: scheduler.dueAt ?? now, heard: heard)
    case .noConnection(let reason):
      scheduler.end(.noConnection, at: now, jitter: jitter)
      end = .notSent(reason)
    case .stranger(let reason):
      scheduler.end(.noConnection, at: now, jitter: jitter)
      end = strays < Self.mostStrays ? .notSent(reason) : .stranger(reason)
    case .shutOut(let reason):
      scheduler.end(.shutOut, at: now, jitter: jitter)
      end = .shutOut(reason)
    }
    try desk.store.endPush(attempt.claim, end, jitter: jitter)
    try warn()
  }

  /// Warns once when much waits.
  ///
  /// - Throws: `StoreFailure`.
  private func warn() throws {
    guard !hasWarned else { return }
    let queued = try desk.store.syncState().queued
    guard queued > SyncState.mostQueued else { return }
    hasWarned = true
    desk.log.warning("many events wait for the cloud", metadata: ["queued": "\(queued)"])
  }
}

extension DrainReason {
  /// Whether the cloud is asked even when nothing is to be sent.
  fileprivate var asksAnyway: Bool {
    switch self {
    case .start, .timer, .network, .asked: true
    case .event, .more, .retry: false
    }
  }
}
