import Foundation
import GRDB
import POSModel
import POSTestSupport
import Testing

@testable import POSCore

/// Random days in sessions: what the reports say is what the checks' own totals add up to.
struct RandomReportTests {
  private static let seeds: [UInt64] = {
    let one = ProcessInfo.processInfo.environment["POS_SEED"].flatMap { UInt64($0) }
    return one.map { [$0] } ?? Array(1...40)
  }()

  /// What happened in one session, told apart without the log.
  private struct Session {
    var closed: Set<CheckID> = []
    var payments: [Payment] = []
    var refunds: [Refund] = []

    /// The cash that came in, less what went out.
    var cash: Money {
      payments.filter { $0.tender == .cash }.map { $0.tendered - $0.change }.sum()
        - refunds.flatMap(\.parts).filter { $0.tender == .cash }.map(\.amount).sum()
    }
  }

  private func checks(_ till: Till) throws -> [Check] {
    let ids = try till.store.pool.read {
      try String.fetchAll($0, sql: "SELECT id FROM checks ORDER BY id")
    }
    return try ids.compactMap { try till.store.check(CheckID($0)) }
  }

  private func closed(_ till: Till) throws -> Set<CheckID> {
    Set(try till.store.closedChecks(limit: .max).map(\.id))
  }

  /// Works through a session; a check that is closed again is not of an earlier one any more.
  private func work(
    _ till: Till, _ random: inout SeededGenerator, before: inout [Session]
  ) throws {
    let shift = RandomShift(till: till, staffChanges: 0, worksOnDrawer: false)
    var session = Session()
    for _ in 0..<Int.random(in: 10...60, using: &random) {
      let old = try closed(till)
      try shift.step(&random)
      let new = try closed(till)
      session.closed.formUnion(new.subtracting(old))
      session.closed.subtract(old.subtracting(new))
      for place in before.indices { before[place].closed.subtract(old.subtracting(new)) }
    }
    let all = try checks(till)
    let told = Set(before.flatMap(\.payments).map(\.id))
    session.payments = all.flatMap(\.payments).map(\.payment).filter { !told.contains($0.id) }
    let given = Set(before.flatMap(\.refunds).map(\.id))
    session.refunds = all.flatMap(\.refunds).map(\.refund).filter { !given.contains($0.id) }
    before.append(session)
  }

  @Test(arguments: seeds)
  func `every session's report is the sum of its checks, and the cash is right`(
    seed: UInt64
  ) throws {
    let alone: Comment =
      "alone: POS_SEED=\(seed) swift test --disable-xctest --filter RandomReportTests"
    let till = try Till.fresh(seed: seed)
    var random = SeededGenerator(seed: seed)
    var sessions: [Session] = []
    var float = Money.zero
    for number in 1...3 {
      try work(till, &random, before: &sessions)
      let there = float + sessions[number - 1].cash
      // Cash that goes back may be more than is there: the drawer cannot be counted below nothing.
      let counted = max(0, there.minorUnits)
      let report = try #require(try till.closeSession(counted: counted, left: counted / 3))
      #expect(report.expected == there, alone)
      #expect(report.difference == Money(minorUnits: counted) - there, alone)
      float = Money(minorUnits: counted / 3)
    }
    let all = try checks(till)
    for (place, session) in sessions.enumerated() {
      let report = try #require(
        try till.store.drawerReport(DeviceID("L1"), session: place + 1), alone)
      let sold = all.filter { session.closed.contains($0.id) }
      expect(report, of: sold, alone)
      expect(report, of: sold, less: session.refunds, among: all, alone)
      for tender in Tender.allCases {
        let taken = session.payments.filter { $0.tender == tender }.map { $0.tendered - $0.change }
        #expect(report.taken(tender) == Self.figures(taken), alone)
        let returned = session.refunds.flatMap(\.parts).filter { $0.tender == tender }
        #expect(report.returned(tender) == Self.figures(returned.map(\.amount)), alone)
      }
    }
    #expect(try till.store.verify() == [], alone)
    try till.store.close()
  }

  private static func figures(_ amounts: [Money]) -> [Int64] {
    amounts.isEmpty ? [] : [Int64(amounts.count), amounts.sum().minorUnits]
  }

  private func expect(_ report: DrawerReport, of checks: [Check], _ alone: Comment) {
    let totals = checks.map(\.totals)
    #expect(report.checks == checks.count, alone)
    #expect(report.gross == totals.map(\.subtotal).sum(), alone)
    #expect(report.discounts + report.comps == totals.map(\.discount).sum(), alone)
    let comps = checks.flatMap { check in
      check.discounts.filter(\.isComp).map { check.pricing.amount(of: .discount($0.id)) }
    }
    #expect(report.comps == comps.sum(), alone)
    #expect(report.tips == totals.map(\.tips).sum(), alone)
    #expect(report.taxes.map(\.amount).sum() == totals.map(\.tax).sum(), alone)
    for tax in report.taxes {
      let same = totals.flatMap(\.taxes).filter { $0.rate == tax.rate }
      #expect(tax.amount == same.map(\.amount).sum(), alone)
      #expect(tax.base == same.map(\.base).sum(), alone)
    }
  }

  /// What came back, and what is left of the sales without it.
  private func expect(
    _ report: DrawerReport, of sold: [Check], less refunds: [Refund], among checks: [Check],
    _ alone: Comment
  ) {
    let goods = refunds.filter { !$0.isReversal }
    let worth = goods.flatMap(\.lines).map(\.amount).sum()
    let added = goods.filter { refund in
      checks.contains { check in
        check.opening.taxRule.mode == .exclusive
          && check.refunds.contains { $0.refund.id == refund.id }
      }
    }
    #expect(report.returned == worth - added.map(\.tax).sum(), alone)
    #expect(report.returnedTaxes.map(\.amount).sum() == goods.map(\.tax).sum(), alone)
    #expect(report.total == sold.map(\.totals.total).sum() - worth, alone)
    let rounding = sold.map(\.totals.rounding).sum() - goods.map(\.rounding).sum()
    #expect(report.rounding == rounding, alone)
  }
}
