/// What a split added to a tax of a check, so that the parts add up to the whole.
///
/// It holds for the tax as the split left it: once something is rung, given or taken off, the check
/// is taxed like any other. Where that is taken back, the parts add up again.
struct EvenedTax: Hashable, Sendable {
  /// The tax by the check's lines alone, when it came apart.
  let tax: TaxAmount
  /// What was added to it.
  let added: TaxPart
}

extension Check {
  /// What is added to its taxes now, so that they and those of the checks that came of it, or that
  /// it came of, add up.
  public var taxesEvened: [TaxPart] { taxesEvened(of: pricing) }

  /// The same, given what each line comes to.
  func taxesEvened(of pricing: Pricing) -> [TaxPart] {
    guard !evenedTaxes.isEmpty else { return [] }
    let taxes = Totals(pricing: pricing, payments: [], taxRule: opening.taxRule).taxes
    return evenedTaxes.filter { taxes.contains($0.tax) }.map(\.added)
  }

  /// Adds that to its taxes as they are now, in place of what was added before.
  mutating func even(_ parts: [TaxPart]) {
    let taxes = Totals(pricing: pricing, payments: [], taxRule: opening.taxRule).taxes
    evenedTaxes = parts.compactMap { part in
      taxes.first { $0.rate == part.rate }.map { EvenedTax(tax: $0, added: part) }
    }
  }
}
