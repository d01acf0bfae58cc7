import POSModel

/// What a receipt says, for its template. The amounts are the check's own.
struct ReceiptContent {
  let check: Check
  let rules: StoreRules
  let time: any TimeSource
  let cashier: String
  /// Who wanted a copy; nil for the receipt of the payment.
  let copy: (reprint: PrintRequest.Reprint, employee: String)?

  /// The fields of the template `receipt`.
  var fields: PrintContent {
    let pricing = check.pricing
    let totals = check.totals(of: pricing)
    let printing = rules.printing
    let closedAt = time.local(check.endedAt ?? check.changedAt)
    return .fields([
      "store": .text(rules.storeName), "header": .list(printing.header.map { .text($0) }),
      "footer": .list(printing.footer.map { .text($0) }), "copy": copyFields,
      "isCorrected": .flag(check.reopening != nil),
      "number": .text("\(check.number)"), "call": .text(check.callNumber),
      "orderType": .text(check.orderType.title), "guest": .text(check.name),
      "lane": .text(check.opening.device.rawValue), "cashier": .text(cashier),
      "date": .text(closedAt.day.text), "time": .text(closedAt.clock),
      "items": .list(pricing.lines.filter { !$0.item.isVoided }.map(item)),
      "subtotal": amount(totals.subtotal),
      "hasSubtotal": .flag(
        totals.discount != .zero
          || (check.opening.taxRule.mode == .exclusive && !totals.taxes.isEmpty)),
      "discounts": .list(discounts(pricing, totals)),
      "taxes": .list(totals.taxes.map(tax)), "total": amount(totals.total),
      "currency": .text(check.currency.code),
      "rounding": totals.rounding == .zero ? .flag(false) : amount(totals.rounding),
      "payments": .list(payments), "change": change,
      "tips": totals.tips == .zero ? .flag(false) : amount(totals.tips),
      "refunded": totals.refunded == .zero ? .flag(false) : amount(totals.refunded),
      "qr": .text(Self.filled(printing.qr, check)),
    ])
  }

  private func amount(_ money: Money) -> PrintContent { .text(check.currency.text(money)) }

  private var copyFields: PrintContent {
    guard let copy else { return .flag(false) }
    let at = time.local(copy.reprint.at)
    return .fields([
      "number": .text("\(copy.reprint.copy)"), "time": .text("\(at.day.text) \(at.clock)"),
      "user": .text(copy.employee),
    ])
  }

  private func item(_ line: Pricing.Line) -> PrintContent {
    let item = line.item
    var details = item.modifiers.map { modifier in
      let price = item.amount(of: modifier)
      return detail(
        (modifier.kind == .add ? "+ " : "") + modifier.text, price == .zero ? nil : price)
    }
    if let override = item.override, !override.isLabel {
      details.append(detail("instead of \(check.currency.text(override.listPrice))", nil))
    }
    for reduction in line.reductions {
      guard let name = check.lineName(of: reduction.source) else { continue }
      details.append(detail(name, -reduction.amount))
    }
    return .fields([
      "quantity": .text(item.liveQuantity.text), "name": .text(item.name),
      "each": item.liveQuantity == .one ? .flag(false) : amount(item.unitPrice),
      "amount": amount(item.bareAmount), "details": .list(details),
    ])
  }

  private func detail(_ text: String, _ money: Money?) -> PrintContent {
    .fields(["text": .text(text), "amount": .text(money.map { check.currency.text($0) } ?? "")])
  }

  /// All that is taken off, so that the sums add up: what stands below its lines in one, then what
  /// is taken off the check as a whole, or off several lines together.
  private func discounts(_ pricing: Pricing, _ totals: Totals) -> [PrintContent] {
    let shared = check.sharedDiscounts(pricing)
    let onLines = totals.discount - shared.map(\.off).sum()
    let lines = shared.map { detail($0.discount.isComp ? "Comp" : $0.discount.name, -$0.off) }
    return (onLines > .zero ? [detail("Line discounts", -onLines)] : []) + lines
  }

  private func tax(_ tax: TaxAmount) -> PrintContent {
    .fields([
      "name": .text(tax.rate.name), "rate": .text(tax.rate.percentText),
      "base": amount(tax.base), "amount": amount(tax.amount),
      "isIncluded": .flag(check.opening.taxRule.mode == .inclusive),
    ])
  }

  private var payments: [PrintContent] {
    check.payments.filter { !check.isTakenBack($0.payment.id) }.map { taken in
      .fields([
        "tender": .text(taken.payment.tender.title),
        "reference": .text(taken.payment.approvalCode ?? ""),
        "amount": amount(taken.payment.tendered),
      ])
    }
  }

  private var change: PrintContent {
    let change = check.payments.filter { !check.isTakenBack($0.payment.id) }
      .map(\.payment.change).sum()
    return change == .zero ? .flag(false) : amount(change)
  }

  private static func filled(_ text: String, _ check: Check) -> String {
    let parts = text.split(separator: "{check}", omittingEmptySubsequences: false)
    return parts.joined(separator: "\(check.number)")
  }
}

extension Check {
  /// What a reduction is called below its line; nil for what stands with the sums.
  fileprivate func lineName(of source: Pricing.Source) -> String? {
    switch source {
    case .combo(let id): return combos.first { $0.id == id }?.name
    case .discount(let id):
      guard let discount = discounts.first(where: { $0.id == id }), case .item = discount.target
      else { return nil }
      return discount.isComp ? "Comp" : discount.name
    }
  }
}
