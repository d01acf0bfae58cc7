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

  /// The cloud says the same of each event; some it may say something else of.
  func answer(
    _ claim: PushClaim, _ status: PushResult.Status = .ok,
    but others: [EventID: PushResult.Status] = [:], because reasons: [EventID: String] = [:],
    otherwise reason: String = "why"
  ) throws {
    let results = claim.items.map {
      PushResult($0.id, others[$0.id] ?? status, reason: reasons[$0.id] ?? reason)
    }
    let open = Set(results.filter { $0.status == .retry }.map(\.clientTxID))
    let taken = claim.items.map(\.id).filter { !open.contains($0) }
    try store.endPush(
      claim, .answered(PushAnswer(results: results, have: try held(taken)), milliseconds: 40),
      jitter: 0)
  }

  /// What the cloud says it has: everything up to the first event that it did not take, and what
  /// was taken just now.
  func held(_ taken: [EventID] = []) throws -> [DeviceID: Int64] {
    let rows = try store.pool.read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT origin_device_id, queued_seq, event_id, origin_seq
          FROM cloud_origins LEFT JOIN outbox USING (origin_device_id)
          WHERE status IS NULL OR status IN ('pending', 'sent', 'cloud_ack')
          ORDER BY status = 'cloud_ack', origin_seq
          """)
    }
    var have: [DeviceID: Int64] = [:]
    let acknowledged = Set(
      try store.pool.read { db in
        try String.fetchAll(db, sql: "SELECT event_id FROM outbox WHERE status = 'cloud_ack'")
      })
    for row in rows {
      let origin = DeviceID(row[0])
      let id: String? = row[2]
      let isOpen = id.map { !acknowledged.contains($0) && !taken.contains(EventID($0)) } ?? false
      have[origin] = min(have[origin] ?? row[1], isOpen ? (row[3] as Int64) - 1 : row[1])
    }
    return have
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
