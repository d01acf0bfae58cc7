import POSModel

/// Works out taxes anew from what lines came to, in a way of its own.
struct Bookkeeper {
  private let rule: TaxRule
  private(set) var taxes: [TaxRate: Int64] = [:]

  /// The taxes of priced lines.
  init(_ lines: [Pricing.Line], _ rule: TaxRule) {
    self.rule = rule
    let taxed = lines.filter { $0.net != .zero && !$0.item.taxes.isEmpty }
    if rule.rounding == .line {
      for line in taxed { add([line]) }
    } else {
      add(taxed)
    }
  }

  private mutating func add(_ lines: [Pricing.Line]) {
    if rule.mode == .exclusive {
      for rate in Set(lines.flatMap(\.item.taxes)) {
        let base = lines.filter { $0.item.taxes.contains(rate) }.map(\.net.minorUnits).reduce(0, +)
        taxes[rate, default: 0] += Self.rounded(base * rate.partsPerMillion, 1_000_000)
      }
      return
    }
    for rates in Set(lines.map { Set($0.item.taxes) }) {
      let base = lines.filter { Set($0.item.taxes) == rates }.map(\.net.minorUnits).reduce(0, +)
      let sorted = rates.sorted()
      let combined = sorted.map(\.partsPerMillion).reduce(0, +)
      let all = Self.rounded(base * combined, 1_000_000 + combined)
      guard combined > 0 else {
        for rate in sorted { taxes[rate, default: 0] += 0 }
        continue
      }
      // Whole parts first, then one more for the largest remainders, the earlier first.
      var parts = sorted.map { all * $0.partsPerMillion / combined }
      let remainders = sorted.map { all * $0.partsPerMillion % combined }
      let order = parts.indices.sorted { (-remainders[$0], $0) < (-remainders[$1], $1) }
      for place in order.prefix(Int(all - parts.reduce(0, +))) { parts[place] += 1 }
      for (rate, part) in zip(sorted, parts) { taxes[rate, default: 0] += part }
    }
  }

  /// Half away from zero; nothing here is negative.
  private static func rounded(_ dividend: Int64, _ divisor: Int64) -> Int64 {
    (2 * dividend + divisor) / (2 * divisor)
  }
}
