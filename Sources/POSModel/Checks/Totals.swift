/// What a check comes to. Worked out in one place: screen, receipt, report and cloud show these.
public struct Totals: Hashable, Sendable {
  /// The sum of all lines, as priced.
  public var subtotal = Money.zero
  /// The taxes by rate, in receipt order.
  public var taxes: [TaxAmount] = []
  /// What the guest owes for the goods, tax and all.
  public var total = Money.zero
  /// What rounding to the smallest coin added to the cash-tendered rest.
  public var rounding = Money.zero
  /// What was paid.
  public var paid = Money.zero
  /// What is still owed: `total + rounding - paid`; negative when too much was paid.
  public var due = Money.zero
  /// Whether an amount was beyond `Money.limit` and is held there.
  public var isBeyondLimit = false

  /// The sum of all taxes.
  public var tax: Money { taxes.lazy.map(\.amount).sum() }

  /// Adds up lines and payments under a tax rule. Exact; nothing overflows.
  public init(
    lines: some Sequence<(amount: Money, rates: [TaxRate])>, payments: some Sequence<Payment>,
    taxRule: TaxRule
  ) {
    var lineSum = Int128(0)
    var taxSums = TaxSums(rule: taxRule)
    for line in lines {
      lineSum += Int128(line.amount.minorUnits)
      taxSums.add(line.amount, rates: line.rates)
    }
    var paidSum = Int128(0)
    var roundingSum = Int128(0)
    for payment in payments {
      paidSum += Int128(payment.applied.minorUnits)
      roundingSum += Int128(payment.rounding.minorUnits)
    }
    let taxHeld: Bool
    (taxes, taxHeld) = taxSums.settled()
    let taxSum = taxes.reduce(Int128(0)) { $0 + Int128($1.amount.minorUnits) }
    let totalSum = taxRule.mode == .exclusive ? lineSum + taxSum : lineSum
    isBeyondLimit = taxHeld
    subtotal = hold(lineSum)
    total = hold(totalSum)
    rounding = hold(roundingSum)
    paid = hold(paidSum)
    // Three amounts within the limit: this cannot overflow, and the tables check that it adds up.
    due = total + rounding - paid
  }

  private mutating func hold(_ sum: Int128) -> Money {
    let (money, held) = Rounding.hold(sum)
    if held { isBeyondLimit = true }
    return money
  }
}
