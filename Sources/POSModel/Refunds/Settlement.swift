/// How a check's total stands on its lines: each line's share with its taxes, and what of it was
/// returned already.
///
/// The shares add up to the total, and their taxes to the check's taxes, to the minor unit.
struct Settlement {
  /// One line.
  struct Line {
    let item: CheckItem
    /// What the guest paid for it, with its taxes.
    let share: Money
    /// The taxes in the share.
    let taxes: [TaxPart]
    /// What of the share was returned.
    var returned = Money.zero
    /// How much of it came back, in thousandths.
    var returnedThousandths: Int64 = 0

    /// What may still be returned.
    var rest: Money { share - returned }
    /// How much may still come back, in thousandths.
    var restThousandths: Int64 { item.liveThousandths - returnedThousandths }

    /// What is returned for `thousandths` more: the last of it takes all that is left.
    func worth(_ thousandths: Int64) -> Money {
      let after = returnedThousandths + thousandths
      guard after < item.liveThousandths else { return rest }
      func upTo(_ part: Int64) -> Money {
        Rounding.money(
          Int128(share.minorUnits) * Int128(part), by: Int128(max(1, item.liveThousandths))
        ).money
      }
      return min(rest, upTo(after) - upTo(returnedThousandths))
    }

    /// The refund of `amount` of the line, with its taxes in proportion: what is returned in
    /// several steps comes to the line's taxes in the end.
    func refund(_ amount: Money, thousandths: Int64) -> Refund.Line {
      func part(of tax: Money, at returned: Money) -> Money {
        guard share > .zero else { return .zero }
        return Rounding.money(
          Int128(tax.minorUnits) * Int128(returned.minorUnits), by: Int128(share.minorUnits)
        ).money
      }
      let taxes = taxes.map { tax in
        TaxPart(
          rate: tax.rate,
          amount: part(of: tax.amount, at: returned + amount) - part(of: tax.amount, at: returned))
      }
      return Refund.Line(
        itemID: item.id, thousandths: thousandths, amount: amount,
        taxes: taxes.filter { $0.amount != .zero })
    }
  }

  private(set) var lines: [Line]

  init(_ check: Check) {
    let priced = check.pricing.lines
    var taxes = Self.taxes(of: priced, check.opening.taxRule)
    for tax in check.totals.taxes { Self.even(&taxes, to: tax) }
    let isExclusive = check.opening.taxRule.mode == .exclusive
    lines = zip(priced, taxes).map { line, taxes in
      let added = isExclusive ? taxes.map(\.amount).sum() : .zero
      return Line(item: line.item, share: line.net + added, taxes: taxes)
    }
    for given in check.refunds {
      for line in given.refund.lines {
        guard let place = lines.firstIndex(where: { $0.item.id == line.itemID }) else { continue }
        lines[place].returned += line.amount
        lines[place].returnedThousandths += line.thousandths
      }
    }
  }

  /// The taxes of each line. They add up to the check's: what was rounded together is split by what
  /// the lines came to.
  private static func taxes(of priced: [Pricing.Line], _ rule: TaxRule) -> [[TaxPart]] {
    let places = priced.indices.filter { priced[$0].net != .zero }
    let groups: [[Int]]
    switch (rule.rounding, rule.mode) {
    case (.line, _): groups = places.map { [$0] }
    case (.check, .exclusive): groups = [places]
    case (.check, .inclusive):
      groups = Array(Dictionary(grouping: places) { Set(priced[$0].item.taxes) }.values)
    }
    var taxes = priced.map { _ in [TaxPart]() }
    for group in groups {
      var sums = TaxSums(rule: rule)
      for place in group { sums.add(priced[place].net, rates: priced[place].item.taxes) }
      for tax in sums.settled().taxes {
        let taxed = group.filter { priced[$0].item.taxes.contains(tax.rate) }
        let parts = tax.amount.split(by: taxed.map { max(0, priced[$0].net.minorUnits) })
        for (place, part) in zip(taxed, parts) {
          taxes[place].append(TaxPart(rate: tax.rate, amount: part))
        }
      }
    }
    return taxes
  }

  /// Books what a split added to a tax of the check on the line that bears most of it.
  private static func even(_ taxes: inout [[TaxPart]], to tax: TaxAmount) {
    let places = taxes.indices.flatMap { line in
      taxes[line].indices.filter { taxes[line][$0].rate == tax.rate }.map { (line, $0) }
    }
    let sum = places.map { taxes[$0.0][$0.1].amount }.sum()
    let most = places.max { taxes[$0.0][$0.1].amount < taxes[$1.0][$1.1].amount }
    if let most { taxes[most.0][most.1].amount += tax.amount - sum }
  }

  /// What may still be returned for goods.
  var rest: Money { lines.lazy.map(\.rest).sum() }

  /// The line of an item; nil when there is none, or all of it came back.
  func line(_ id: CheckItemID) -> Line? { lines.first { $0.item.id == id } }

  /// All that is left of every line.
  func whole() -> [Refund.Line] {
    lines.filter { $0.rest > .zero || $0.restThousandths > 0 }
      .map { $0.refund($0.rest, thousandths: max(0, $0.restThousandths)) }
  }

  /// An amount, spread over the lines by what is left of each.
  func spread(_ amount: Money) -> [Refund.Line] {
    let parts = amount.split(by: lines.map { max(0, $0.rest.minorUnits) })
    return zip(lines, parts).compactMap { line, part in
      part > .zero ? line.refund(part, thousandths: 0) : nil
    }
  }
}
