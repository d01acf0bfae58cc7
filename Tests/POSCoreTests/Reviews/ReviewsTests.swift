import GRDB
import POSModel
import POSTestSupport
import Testing

@testable import POSCore

/// What a manager must look at, as the till lists it.
struct ReviewsTests {
  @Test func `what is open is listed by what it is about, the latest first`() throws {
    let till = try Till.fresh()
    let check = try till.check(with: "101")
    try till.store.pool.write { db in
      for (id, subject, status, second) in [
        ("a", check.id.rawValue, "open", 1), ("b", TestMenu.id("101").rawValue, "open", 2),
        ("c", "nobody", "open", 3), ("d", "nobody", "resolved", 4),
      ] {
        try db.execute(
          sql: """
            INSERT INTO review_items
              (id, kind, subject_type, subject_id, detail, status, updated_at)
            VALUES (?, 'overpaid_check', 'order', ?, 'paid 5.00 too much', ?,
              '2026-06-01T12:00:0' || ? || '.000Z')
            """, arguments: [id, subject, status, second])
      }
    }
    let items = try till.store.openReviews(limit: 10)
    #expect(items.map(\.subject) == ["", "Classic burger", "Check #\(check.number)"])
    #expect(items.map(\.kind) == Array(repeating: "overpaid_check", count: 3))
    #expect(items[2].detail == "paid 5.00 too much")
    #expect(items[2].at == Instant(text: "2026-06-01T12:00:01.000Z"))
    #expect(try till.store.openReviews(limit: 1).map(\.subject) == [""])
  }
}
