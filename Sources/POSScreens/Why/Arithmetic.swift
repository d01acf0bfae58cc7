import POSModel

/// Writes out how the amounts of a check come about, step by step, from the same pricing and totals
/// that the check itself is worked out by.
struct Arithmetic {
  private let check: Check
  private let pricing: Pricing
  private let totals: Totals

  init(_ check: Check) {
    self.check = check
    pricing = check.pricing
    totals = check.totals
  }

  private func text(_ money: Money) -> String { check.currency.text(money) }

  private func row(_ words: String, _ money: Money? = nil, isSum: Bool = false) -> WhyScreen.Row {
    WhyScreen.Row(text: words, amount: money.map(text) ?? "", isSum: isSum)
  }

  /// How a line comes to what it does.
  func line(_ id: CheckItemID) -> [WhyScreen.Row] {
    guard let line = pricing.line(id) else { return [] }
    let item = line.item
    var rows = [row("The price of one", item.unitPrice)]
    if let override = item.override {
      let list = text(override.listPrice)
      rows.append(row("   instead of \(list): \(override.reason)"))
    }
    for modifier in item.modifiers {
      rows.append(row("   \(Wording.mark(modifier.kind))\(modifier.name)", modifier.price))
    }
    if !item.modifiers.isEmpty { rows.append(row("One with its modifiers", item.priceOfOne)) }
    if item.voidedThousandths > 0 {
      let (all, gone) = (item.quantity.text, Quantity(thousandths: item.voidedThousandths).text)
      rows.append(row("\(all) rung, \(gone) voided: \(item.liveQuantity.text) count"))
    }
    rows.append(
      row("\(item.liveQuantity.text) × \(text(item.priceOfOne))", line.gross, isSum: true))
    for reduction in line.reductions {
      rows.append(row("   \(name(of: reduction.source))", -reduction.amount))
    }
    if !line.reductions.isEmpty { rows.append(row("What is left of it", line.net, isSum: true)) }
    rows += taxes(on: line)
    return rows
  }

  private func taxes(on line: Pricing.Line) -> [WhyScreen.Row] {
    guard !line.item.taxes.isEmpty else { return [row("No tax on it")] }
    let names = line.item.taxes.sorted().map { "\($0.name) \($0.percentText)" }
      .joined(separator: ", ")
    let rule = check.opening.taxRule
    let how = rule.mode == .inclusive ? "It holds" : "On top comes"
    let place = rule.rounding == .line ? "rounded on this line" : "rounded once for the check"
    return [row("\(how) \(names), \(place)")]
  }

  /// How the check comes to its total.
  func total() -> [WhyScreen.Row] {
    var rows: [WhyScreen.Row] = []
    for line in pricing.lines {
      rows.append(row("\(line.item.liveQuantity.text) × \(line.item.name)", line.gross))
    }
    rows.append(row("Subtotal", totals.subtotal, isSum: true))
    for combo in check.combos {
      // A combo of which a part is gone takes nothing off.
      let off = pricing.amount(of: .combo(combo.id))
      if off > .zero { rows.append(row("   \(combo.name)", -off)) }
    }
    for discount in check.discounts {
      guard case .item = discount.target else { continue }
      rows.append(row(discount, pricing.amount(of: .discount(discount.id))))
    }
    rows += check.sharedDiscounts(pricing).map { row($0.discount, $0.off) }
    let isInclusive = check.opening.taxRule.mode == .inclusive
    if totals.discount > .zero {
      rows.append(row("After discounts", totals.subtotal - totals.discount, isSum: true))
    }
    for tax in totals.taxes {
      let base = isInclusive ? "in \(text(tax.base + tax.amount))" : "on \(text(tax.base))"
      let words = "\(tax.rate.name) \(tax.rate.percentText) \(base)"
      rows.append(row(isInclusive ? "   holds \(words)" : "   \(words)", tax.amount))
      if let evened = check.taxesEvened.first(where: { $0.rate == tax.rate })?.amount {
        rows.append(row("      with \(text(evened)), so that the parts of the split add up"))
      }
    }
    rows.append(row("TOTAL", totals.total, isSum: true))
    return rows + money()
  }

  private func row(_ discount: Discount, _ off: Money) -> WhyScreen.Row {
    let reason = discount.reason.isEmpty ? "" : ": \(discount.reason)"
    return row("   \(discount.name)\(reason)", -off)
  }

  private func money() -> [WhyScreen.Row] {
    var rows: [WhyScreen.Row] = []
    for taken in check.payments {
      rows.append(row("   \(taken.payment.tender.title)", -taken.payment.applied))
    }
    for given in check.refunds where given.refund.isReversal {
      rows.append(row("   taken back: \(given.refund.reason)", given.refund.amount))
    }
    if totals.rounding != .zero { rows.append(row("   rounded to the coin", totals.rounding)) }
    if !check.payments.isEmpty { rows.append(row("DUE", totals.due, isSum: true)) }
    return rows
  }

  private func name(of source: Pricing.Source) -> String {
    switch source {
    case .combo(let id): check.combos.first { $0.id == id }?.name ?? "combo"
    case .discount(let id): check.discounts.first { $0.id == id }?.name ?? "discount"
    }
  }
}
