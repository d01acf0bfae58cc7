/// The equal parts a check is paid in: how many there are, and what of them is paid.
public struct EqualShares: Hashable, Sendable {
  /// How many parts; 1 when the check is not split so.
  public internal(set) var count = 1
  /// The payment that settled each part which is paid; one may settle several.
  private(set) var settled: [PaymentID] = []
  /// What was paid for the part that comes next, by which payments.
  private(set) var begun: [PaymentID] = []

  /// Notes a payment while `open` was what each open part had to pay, and `inCash` what settles the
  /// next one in cash.
  mutating func take(_ payment: Payment, open: [Money], inCash: Money) {
    guard let next = open.first else { return }
    guard payment.applied >= min(next, inCash) else { return begun.append(payment.id) }
    begun = []
    var covered = next
    settled.append(payment.id)
    for part in open.dropFirst() where covered + part <= payment.applied {
      covered += part
      settled.append(payment.id)
    }
  }
}

extension Check {
  /// What each of the parts that are still open pays, the next one first; empty when it is not
  /// split, or all is paid. They add up to what is due.
  public var openShares: [Money] {
    let due = totals.due
    guard shares.count > 1, due > .zero else { return [] }
    let taken = shares.settled.count { !isTakenBack($0) }
    // What is rung once all parts are paid, on a check that was opened again, is in none of them.
    guard taken < shares.count else { return [] }
    let open = shares.count - taken
    let begun = payments.lazy.map(\.payment)
      .filter { shares.begun.contains($0.id) && !isTakenBack($0.id) }.map(\.applied).sum()
    var parts = (due + begun).split(into: open)
    // Where the check has become so small that the part is paid already, the rest is parted anew.
    guard let next = parts.first, begun < next else { return due.split(into: open) }
    parts[0] = next - begun
    return parts
  }

  /// What the next equal part pays in cash; the last of it is rounded to the coin.
  public var shareInCash: Money {
    guard let share = openShares.first, share < totals.due else { return dueInCash }
    return min(dueInCash, opening.cashRounding.rounded(share))
  }

  /// Whether a payment was taken back while the check was open.
  public func isTakenBack(_ payment: PaymentID) -> Bool {
    refunds.contains { $0.refund.paymentID == payment }
  }
}
