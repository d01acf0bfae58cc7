import GRDB
import POSModel
import POSWire

/// What a store does not remember of its own numbers, because it was set back or made anew, it
/// hears of like the others.
struct CountedElsewhere {
  let log: EventLog
  let now: Instant

  /// Passes the numbers of this workstation that events from elsewhere have given to checks. One
  /// that no counter comes to is a fault of who gave it, and passes nothing.
  ///
  /// - Throws: the database's error.
  func pass(_ events: [Envelope]) throws {
    let counter = CheckCounter(workstation: log.realm.workstation)
    for event in events where event.type == "order.created" {
      // One that cannot be read is told where it is folded.
      let fact = try? FactCoding.fact(CheckFact.self, type: event.type, payload: event.payload)
      guard case .opened(let opening)? = fact, counter.owns(opening.checkNumber),
        opening.checkNumber < CheckCounter.furthest
      else { continue }
      try log.db.execute(
        sql: """
          UPDATE rvc_counters SET next_check_number = ?, updated_at = ?
          WHERE rvc_id = ? AND next_check_number <= ?
          """,
        arguments: [
          CheckCounter.following(opening.checkNumber), now.text, opening.rvc.rawValue,
          opening.checkNumber,
        ])
      guard let call = counter.count(ofCall: opening.callNumber) else { continue }
      try log.db.execute(
        sql: """
          INSERT INTO call_counters (rvc_id, business_day, next_call_number) VALUES (?, ?, ?)
          ON CONFLICT (rvc_id, business_day) DO UPDATE
            SET next_call_number = MAX(next_call_number, excluded.next_call_number)
          """, arguments: [opening.rvc.rawValue, opening.businessDay, call + 1])
    }
  }
}
