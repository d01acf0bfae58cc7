/// Adds up the taxes of a check line by line, under one ``TaxRule``.
///
/// Lines may come in any order: the sums are the same.
struct TaxSums {
  private let rule: TaxRule
  /// What is not rounded yet: for `check` rounding, one group for each set of rates.
  private var unrounded: [(rates: [TaxRate], amount: Int128)] = []
  /// There are few rates: looking through them is quicker than hashing their names.
  private var taxes: [(rate: TaxRate, base: Int128, amount: Int128)] = []

  init(rule: TaxRule) { self.rule = rule }

  /// Takes one line's amount with the rates that apply to it.
  mutating func add(_ amount: Money, rates: [TaxRate]) {
    let rates = rates.count < 2 ? rates : Array(Set(rates)).sorted()
    guard !rates.isEmpty else { return }
    switch rule.rounding {
    case .line: settle(Int128(amount.minorUnits), rates: rates)
    case .check where rule.mode == .exclusive:
      for rate in rates { group(Int128(amount.minorUnits), rates: [rate]) }
    case .check: group(Int128(amount.minorUnits), rates: rates)
    }
  }

  private mutating func group(_ amount: Int128, rates: [TaxRate]) {
    if let place = unrounded.firstIndex(where: { $0.rates == rates }) {
      unrounded[place].amount += amount
    } else {
      unrounded.append((rates, amount))
    }
  }

  /// The tax of each rate, in receipt order; `evened` is what a split of the check added to it.
  func settled(evened: [TaxPart] = []) -> (taxes: [TaxAmount], held: Bool) {
    var all = self
    for (rates, amount) in unrounded { all.settle(amount, rates: rates) }
    for part in evened { all.even(part) }
    var held = false
    let taxes = all.taxes.sorted { $0.rate < $1.rate }.map { rate, baseSum, amountSum in
      let (base, baseHeld) = Rounding.hold(baseSum)
      let (amount, amountHeld) = Rounding.hold(amountSum)
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

  /// Adds what a split left over to a tax that is on the check; no tax falls below nothing.
  private mutating func even(_ part: TaxPart) {
    guard let place = taxes.firstIndex(where: { $0.rate == part.rate && $0.amount >= 0 }) else {
      return
    }
    let change = max(-taxes[place].amount, Int128(part.amount.minorUnits))
    taxes[place].amount += change
    if rule.mode == .inclusive { taxes[place].base -= change }
  }

  private mutating func book(_ rate: TaxRate, base: Int128, tax: Int128) {
    if let place = taxes.firstIndex(where: { $0.rate == rate }) {
      taxes[place].base += base
      taxes[place].amount += tax
    } else {
      taxes.append((rate, base, tax))
    }
  }
}
