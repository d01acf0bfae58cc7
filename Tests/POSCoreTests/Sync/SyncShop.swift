import GRDB
import POSModel
import POSTestSupport
import POSWire

@testable import POSCore

/// A till with a cloud, and what its background thread does by hand.
struct SyncShop {
  let till: Till
  var store: Store { till.store }

  /// A till whose earlier events are in the cloud already.
  init(drained: Bool = true) throws {
    till = try Till.fresh()
    try store.beginSync(with: "https://cloud.example")
    if drained { while let claim = try claim() { try answer(claim) } }
  }

  /// Leases what is due.
  func claim(_ token: String = "t1", limit: Int = 200) throws -> PushClaim? {
    try store.claimPush(by: "me", token: token, limit: limit, milliseconds: 10_000)
  }

  /// The cloud says the same of each event; some it may say something else of. Behind one that it
  /// lacks it takes none.
  func answer(
    _ claim: PushClaim, _ status: PushResult.Status = .ok,
    but others: [EventID: PushResult.Status] = [:], because reasons: [EventID: String] = [:],
    otherwise reason: String = "why"
  ) throws {
    var taken: [EventID] = []
    var results: [PushResult] = []
    for event in try store.events(of: claim) {
      let id = event.eventID
      guard event.seq <= (try held(taken)[event.origin] ?? 0) + 1 else {
        let last = try held(taken)[event.origin] ?? 0
        let missing = PushResult.missing + "events of \(event.origin) after \(last)"
        results.append(PushResult(id, .retry, reason: missing))
        continue
      }
      let result = PushResult(id, others[id] ?? status, reason: reasons[id] ?? reason)
      results.append(result)
      if result.status != .retry { taken.append(id) }
    }
    try store.endPush(
      claim, .answered(PushAnswer(results: results, have: try held(taken)), milliseconds: 40),
      jitter: 0)
  }

  /// What the cloud says it has: everything up to the first event that it did not take, and what
  /// was taken just now. What it refused for ever has a place in its count.
  func held(_ taken: [EventID] = []) throws -> [DeviceID: Int64] {
    try store.pool.read { db in
      var have: [DeviceID: Int64] = [:]
      let origins = try Row.fetchAll(
        db, sql: "SELECT origin_device_id, queued_seq FROM cloud_origins")
      for row in origins { have[DeviceID(row[0])] = row[1] }
      let open = try Row.fetchAll(
        db,
        sql: """
          SELECT origin_device_id, origin_seq, event_id FROM outbox WHERE status <> 'cloud_ack'
            AND NOT (status = 'error'
              AND (last_error LIKE 'REJECTED%' OR last_error LIKE 'CONFLICT%'))
          """)
      for row in open where !taken.contains(EventID(row[2])) {
        have[DeviceID(row[0])] = min(have[DeviceID(row[0])] ?? 0, (row[1] as Int64) - 1)
      }
      return have
    }
  }

  /// The cloud says what it has, without having been sent anything.
  func cloudHas(_ have: [DeviceID: Int64]) throws {
    try store.endPush(
      nil, .answered(PushAnswer(results: [], have: have), milliseconds: 1), jitter: 0)
  }

  /// The cloud does not answer; the next attempt may be so many milliseconds later.
  func noAnswer(_ claim: PushClaim, retryAfter: Int64) throws {
    try store.endPush(
      claim,
      .unanswered(
        "no answer", retryAt: till.clock.now().adding(milliseconds: retryAfter), heard: false),
      jitter: 0)
  }

  /// What is in the outbox, by origin and count.
  func rows() throws -> [String] {
    try store.pool.read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT origin_device_id || ' ' || origin_seq || ' ' || status FROM outbox
          WHERE status <> 'cloud_ack' ORDER BY origin_device_id, origin_seq
          """)
    }
  }

  /// The counts of events of a claim.
  func seqs(_ claim: PushClaim) throws -> [Int64] { try store.events(of: claim).map(\.seq) }

  /// The review items that are open, by id.
  func reviews() throws -> [String] {
    try store.pool.read { db in
      try String.fetchAll(
        db,
        sql: "SELECT id FROM review_items WHERE status = 'open' AND kind LIKE 'not_%' ORDER BY id")
    }
  }
}
