import POSModel
import POSTestSupport
import Testing

@testable import POSCore

/// One store over hundreds of days, with everything somebody may do at a till.
struct ManyDaysTests {
  @Test func `three hundred random days leave nothing that verify finds`() throws {
    let till = try Till.fresh()
    var random = SeededGenerator(seed: 301)
    let shift = RandomShift(till: till, staffChanges: 0)
    for day in 1...300 {
      for _ in 0..<Int.random(in: 10...24, using: &random) { try shift.step(&random) }
      till.clock.advance(milliseconds: 24 * 3_600_000)
      if day % 30 == 0 {
        try till.store.keepHouse()
        #expect(try till.store.verify() == [], "day \(day)")
      }
    }
    let closed = try till.store.closedChecks(limit: 1_000)
    #expect(closed.count > 100)
    let checks = try closed.compactMap { try till.store.check($0.id) }
    #expect(checks.allSatisfy { $0.flags.isEmpty })
    // The days had something of everything.
    #expect(checks.contains { !$0.refunds.isEmpty })
    #expect(checks.contains { !$0.discounts.isEmpty })
    #expect(checks.contains { $0.items.contains { !$0.voids.isEmpty } })
    #expect(checks.contains { $0.payments.contains { $0.payment.tender == .voucher } })
  }
}
