import GRDB
import POSModel

/// What a device sold in a session, and what came back. No table has taxes by rate, nor how a check
/// stood at another time, so the checks are folded.
extension DrawerReportQuery {
  /// The checks that were closed. Two lanes may have closed one, or one of them twice: it counts
  /// where it was closed last.
  private static let closed = """
    SELECT aggregate_id FROM fact
    WHERE type = 'order.paid' AND NOT EXISTS (
      SELECT 1 FROM events AS later
      WHERE later.aggregate_id = fact.aggregate_id AND later.type = 'order.paid'
        AND later.lamport <= :asOf
        AND (later.lamport, later.origin_device_id, later.event_id)
          > (fact.lamport, fact.origin_device_id, fact.event_id))
    ORDER BY aggregate_id
    """

  /// What the checks that were closed came to.
  ///
  /// - Throws: the database's error.
  func addSales(to report: inout DrawerReport) throws {
    var taxes: [TaxRate: TaxAmount] = [:]
    for row in try rows(Self.closed, ["asOf": asOf]) {
      guard let check = try log.folded(CheckID(row[0]), until: asOf).state,
        check.status == .closed
      else { continue }
      let pricing = check.pricing
      let totals = check.totals(of: pricing)
      let comps = check.discounts.filter(\.isComp).map { pricing.amount(of: .discount($0.id)) }
      report.checks += 1
      report.gross += totals.subtotal
      report.comps += comps.sum()
      report.discounts += totals.discount - comps.sum()
      report.total += totals.total
      report.rounding += totals.rounding
      report.tips += totals.tips
      for tax in totals.taxes {
        let before = taxes[tax.rate]
        taxes[tax.rate] = TaxAmount(
          rate: tax.rate, base: (before?.base ?? .zero) + tax.base,
          amount: (before?.amount ?? .zero) + tax.amount)
      }
    }
    report.taxes = taxes.values.sorted { $0.rate < $1.rate }
  }

  /// What came back of goods, on whichever check; a payment that is taken back is no sale undone.
  ///
  /// - Throws: the database's error.
  func addReturns(to report: inout DrawerReport) throws {
    var taxes: [TaxRate: Money] = [:]
    var given: Set<[String]> = []
    let facts = try readFacts(CheckFact.self, "type = 'payment.refunded'")
    for case (let id, .refunded(let told)) in facts {
      guard given.insert([id, told.id.rawValue]).inserted,
        let check = try log.folded(CheckID(id), until: asOf).state,
        let refund = check.refunds.first(where: { $0.refund.id == told.id })?.refund,
        !refund.isReversal
      else { continue }
      let worth = refund.lines.map(\.amount).sum()
      let isExclusive = check.opening.taxRule.mode == .exclusive
      report.returned += isExclusive ? worth - refund.tax : worth
      report.total -= worth
      report.rounding -= refund.rounding
      for tax in refund.lines.flatMap(\.taxes) { taxes[tax.rate, default: .zero] += tax.amount }
    }
    report.returnedTaxes = taxes.map { TaxPart(rate: $0.key, amount: $0.value) }
      .sorted { $0.rate < $1.rate }
  }
}
