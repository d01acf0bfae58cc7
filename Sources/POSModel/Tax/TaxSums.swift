/// Adds up the taxes of a check line by line, under one ``TaxRule``.
///
/// Lines may come in any order: the sums are the same.
struct TaxSums {
  private let rule: TaxRule
  /// What is not rounded yet: for `check` rounding, one group for each set of rates.
  private var unrounded: [[TaxRate]: Int128] = [:]
  private var taxes: [TaxRate: (base: Int128, amount: Int128)] = [:]

  init(rule: TaxRule) { self.rule = rule }

  /// Takes one line's amount with the rates that apply to it.
  mutating func add(_ amount: Money, rates: [TaxRate]) {
    let rates = rates.count < 2 ? rates : Array(Set(rates)).sorted()
    guard !rates.isEmpty else { return }
    switch rule.rounding {
    case .line: settle(Int128(amount.minorUnits), rates: rates)
    case .check where rule.mode == .exclusive:
      for rate in rates { unrounded[[rate], default: 0] += Int128(amount.minorUnits) }
    case .check: unrounded[rates, default: 0] += Int128(amount.minorUnits)
    }
  }

  /// The tax of each rate, in receipt order.
  func settled() -> (taxes: [TaxAmount], held: Bool) {
    var all = self
    for (rates, amount) in unrounded { all.settle(amount, rates: rates) }
    var held = false
    let taxes = all.taxes.sorted { $0.key < $1.key }.map { rate, sums in
      let (base, baseHeld) = Rounding.hold(sums.base)
      let (amount, amountHeld) = Rounding.hold(sums.amount)
      held = held || baseHeld || amountHeld
      return TaxAmount(rate: rate, base: base, amount: amount)
    }
    return (taxes, held)
  }

  /// Rounds the tax of one amount and books it under its rates.
  private mutating func settle(_ amount: Int128, rates: [TaxRate]) {
    switch rule.mode {
    case .exclusive:
      for rate in rates {
        let tax = Rounding.divided(amount * Int128(rate.partsPerMillion), by: 1_000_000)
        book(rate, base: amount, tax: tax)
      }
    case .inclusive:
      let combined = rates.reduce(Int128(0)) { $0 + Int128($1.partsPerMillion) }
      let tax = Rounding.divided(amount * combined, by: 1_000_000 + combined)
      let parts = Rounding.hold(tax).money.split(by: rates.map(\.partsPerMillion))
      for (rate, part) in zip(rates, parts) {
        book(rate, base: amount - tax, tax: Int128(part.minorUnits))
      }
    }
  }

  private mutating func book(_ rate: TaxRate, base: Int128, tax: Int128) {
    let sums = taxes[rate] ?? (0, 0)
    taxes[rate] = (sums.base + base, sums.amount + tax)
  }
}
