/// Which tenders money goes back by: as it was paid, or by the one that was asked for; never more
/// by a tender than was paid by it.
struct Returning {
  private let check: Check
  private let tender: Tender?
  /// What may go back by each payment's tender and reference, in the order they were taken.
  private var open: [Refund.Part] = []

  init(_ check: Check, tender: Tender?) {
    (self.check, self.tender) = (check, tender)
    for taken in check.payments {
      let payment = taken.payment
      let isTakenBack = check.isTakenBack(payment.id)
      if !isTakenBack { add(payment.tender, payment.approvalCode, payment.applied) }
    }
    for given in check.refunds where !given.refund.isReversal {
      for part in given.refund.parts { add(part.tender, part.reference, -part.amount) }
    }
  }

  private mutating func add(_ tender: Tender, _ reference: String?, _ amount: Money) {
    let place = open.firstIndex { $0.tender == tender && $0.reference == reference }
    if let place {
      open[place].amount += amount
    } else {
      open.append(Refund.Part(tender: tender, amount: amount, reference: reference))
    }
  }

  /// What goes back by each tender for goods of that worth. The last of a check returns all that is
  /// left of what was paid, its rounding with it; that may be nothing.
  ///
  /// - Throws: `CheckRefusal.refundTooLarge` or `.belowCoin`.
  func parts(worth: Money, isLast: Bool) throws(CheckRefusal) -> [Refund.Part] {
    let left = open.filter { $0.amount > .zero }
    let usable = left.filter { tender == nil || $0.tender == tender }
    if isLast, usable == left { return usable }
    var rest = worth
    var parts: [Refund.Part] = []
    // Cash goes last: what is handed out is rounded to the coin.
    for part in usable.filter({ $0.tender != .cash }) + usable.filter({ $0.tender == .cash }) {
      let wanted = part.tender == .cash ? check.opening.cashRounding.rounded(rest) : rest
      let amount = min(part.amount, wanted)
      rest = amount == wanted ? .zero : rest - amount
      if amount > .zero {
        parts.append(
          Refund.Part(tender: part.tender, amount: amount, reference: part.reference))
      }
    }
    guard rest == .zero else { throw .refundTooLarge(most: usable.map(\.amount).sum()) }
    guard !parts.isEmpty else { throw .belowCoin(worth) }
    return parts
  }
}
