/// What a check comes to. Worked out in one place: screen, receipt, report and cloud show these.
public struct Totals: Hashable, Sendable {
  /// The sum of all lines, as priced.
  public var subtotal = Money.zero
  /// What combos and discounts take off.
  public var discount = Money.zero
  /// The taxes by rate, in receipt order.
  public var taxes: [TaxAmount] = []
  /// What the guest owes for the goods, tax and all.
  public var total = Money.zero
  /// What rounding to the smallest coin added to the cash-tendered rest.
  public var rounding = Money.zero
  /// What was paid, less the payments that were taken back.
  public var paid = Money.zero
  /// What guests gave beyond what was owed, for the staff, less what went back with payments.
  public var tips = Money.zero
  /// What was returned for goods, taxes and rounding with it.
  public var refunded = Money.zero
  /// What is still owed: `total + rounding - paid`; negative when too much was paid.
  public var due = Money.zero
  /// Whether an amount was beyond `Money.limit` and is held there.
  public var isBeyondLimit = false

  /// The sum of all taxes.
  public var tax: Money { taxes.lazy.map(\.amount).sum() }

  /// Adds up priced lines, payments and refunds under a tax rule. Exact; nothing overflows.
  public init(
    pricing: Pricing, payments: some Sequence<Payment>, refunds: some Sequence<Refund> = [],
    taxRule: TaxRule, evened: [TaxPart] = []
  ) {
    var grossSum = Int128(0)
    var netSum = Int128(0)
    var taxSums = TaxSums(rule: taxRule)
    for line in pricing.lines {
      grossSum += Int128(line.gross.minorUnits)
      netSum += Int128(line.net.minorUnits)
      if line.net != .zero { taxSums.add(line.net, rates: line.item.taxes) }
    }
    let taxHeld: Bool
    (taxes, taxHeld) = taxSums.settled(evened: evened)
    let taxSum = taxes.reduce(Int128(0)) { $0 + Int128($1.amount.minorUnits) }
    isBeyondLimit = taxHeld || pricing.isBeyondLimit
    subtotal = hold(grossSum)
    discount = hold(grossSum - netSum)
    total = hold(taxRule.mode == .exclusive ? netSum + taxSum : netSum)
    settle(payments, refunds)
    // Three amounts within the limit: this cannot overflow, and the tables check that it adds up.
    due = total + rounding - paid
  }

  /// Adds up the money that went to and fro.
  private mutating func settle(
    _ payments: some Sequence<Payment>, _ refunds: some Sequence<Refund>
  ) {
    var (paidSum, roundingSum, tipSum, refundedSum) = (Int128(0), Int128(0), Int128(0), Int128(0))
    for payment in payments {
      paidSum += Int128(payment.applied.minorUnits)
      roundingSum += Int128(payment.rounding.minorUnits)
      tipSum += Int128(payment.tip.minorUnits)
    }
    for refund in refunds {
      let amount = refund.parts.reduce(Int128(0)) { $0 + Int128($1.amount.minorUnits) }
      if refund.isReversal {
        paidSum -= amount - Int128(refund.tip.minorUnits)
        tipSum -= Int128(refund.tip.minorUnits)
        roundingSum += Int128(refund.rounding.minorUnits)
      } else {
        refundedSum += amount
      }
    }
    (paid, rounding) = (hold(paidSum), hold(roundingSum))
    (tips, refunded) = (hold(tipSum), hold(refundedSum))
  }

  private mutating func hold(_ sum: Int128) -> Money {
    let (money, held) = Rounding.hold(sum)
    if held { isBeyondLimit = true }
    return money
  }
}
