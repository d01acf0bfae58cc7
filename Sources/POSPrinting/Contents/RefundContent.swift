import POSModel

/// What the slip of a refund says, for its template.
struct RefundContent {
  let check: Check
  let given: GivenRefund
  let rules: StoreRules
  let time: any TimeSource
  let employee: String
  let approver: String

  /// The fields of the template `refund`.
  var fields: PrintContent {
    let refund = given.refund
    let at = time.local(given.at)
    return .fields([
      "store": .text(rules.storeName),
      "header": .list(rules.printing.header.map { .text($0) }),
      "number": .text("\(check.number)"), "call": .text(check.callNumber),
      "date": .text(at.day.text), "time": .text(at.clock),
      "employee": .text(employee), "approver": .text(approver), "reason": .text(refund.reason),
      "items": .list(refund.lines.map(line)),
      "taxes": refund.tax == .zero ? .flag(false) : amount(refund.tax),
      "rounding": refund.rounding == .zero ? .flag(false) : amount(refund.rounding),
      "total": amount(refund.amount), "currency": .text(check.currency.code),
      "parts": .list(refund.parts.map(part)),
    ])
  }

  private func amount(_ money: Money) -> PrintContent { .text(check.currency.text(money)) }

  private func line(_ line: Refund.Line) -> PrintContent {
    .fields([
      "quantity": .text(
        line.thousandths == 0 ? "" : Quantity(thousandths: line.thousandths).text),
      "name": .text(check.item(line.itemID)?.name ?? ""), "amount": amount(line.amount),
    ])
  }

  private func part(_ part: Refund.Part) -> PrintContent {
    .fields([
      "tender": .text(part.tender.title), "reference": .text(part.reference ?? ""),
      "amount": amount(part.amount),
    ])
  }
}
