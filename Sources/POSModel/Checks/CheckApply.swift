extension Check {
  /// Takes a fact, whatever the rules would have said. Total: never throws, never forgets money.
  public mutating func apply(_ fact: CheckFact, _ stamp: FactStamp) {
    (lamport, changedAt) = (stamp.lamport, stamp.at)
    if status == .closed || status == .voided, fact.changesItems { wasChangedAfterEnd = true }
    switch fact {
    case .opened: break  // A check is opened once; the first fact stands.
    case .parked(let name, _):
      timesParked += 1
      self.name = name
      if status == .open { status = .parked }
    case .recalled:
      (holder, heldOn) = (stamp.actor, stamp.origin)
      if status == .parked { status = .open }
    case .named(let name): self.name = name
    case .transferred(let employee, _):
      (owner, holder, heldOn) = (employee, employee, stamp.origin)
    case .orderTypeChanged(let type, let taxes, let callNumber):
      orderType = type
      if let callNumber { self.callNumber = callNumber }
      for line in taxes { change(line.itemID) { $0.taxes = line.taxes } }
    case .sharesChanged(let shares):
      self.shares = EqualShares()
      self.shares.count = min(max(1, shares), SplitEvenly.mostShares)
    case .merged(let check, _):
      mergedInto = check
      end(.voided, at: stamp.at)
    case .voided(let reason, let approver):
      wasVoided = true
      voidReason = reason
      self.approver = approver
      end(.voided, at: stamp.at)
    case .receiptWanted(let number, _):
      receipts = max(receipts, min(number, Self.mostRounds))
      receiptsWanted += 1
    case .paymentTaken, .paid, .reopened, .refunded: applyMoney(fact, stamp)
    default: applyItem(fact, stamp)
    }
  }

  /// More rounds than any party orders, and more receipts than it wants; a fact that says more is
  /// taken for that many.
  private static let mostRounds = 1_000_000

  /// Money weighs more than a void: a check somebody paid stays closed, with a flag.
  private mutating func end(_ status: Status, at moment: Instant) {
    if self.status != .closed { (self.status, endedAt) = (status, moment) }
  }

  private mutating func applyMoney(_ fact: CheckFact, _ stamp: FactStamp) {
    switch fact {
    case .paymentTaken(let payment):
      guard !payments.contains(where: { $0.payment.id == payment.id }) else { return }
      if shares.count > 1 { shares.take(payment, open: openShares, inCash: shareInCash) }
      payments.append(
        TakenPayment(payment: payment, at: stamp.at, employee: stamp.actor, origin: stamp.origin))
    case .paid:
      closedOn = status == .closed ? nil : stamp.origin
      if status != .closed { (status, endedAt) = (.closed, stamp.at) }
      (receipts, receiptsWanted) = (receipts + 1, 0)
    case .reopened(let reason, let approver):
      reopening = Reopening(reason: reason, approver: approver)
      guard status == .closed else { return }
      (status, endedAt) = (.open, nil)
      (holder, heldOn) = (stamp.actor, stamp.origin)
    case .refunded(let refund):
      guard !refunds.contains(where: { $0.refund.id == refund.id }) else { return }
      refunds.append(
        GivenRefund(refund: refund, at: stamp.at, employee: stamp.actor, origin: stamp.origin))
    default: break
    }
  }

  private mutating func applyItem(_ fact: CheckFact, _ stamp: FactStamp) {
    switch fact {
    case .itemAdded(let item):
      guard self.item(item.id) == nil else { return }
      // What comes back stands where it stood.
      items.insert(item, at: min(takenOff.line(item.id)?.place ?? items.count, items.count))
      rung[item.id] = ItemStamp(at: stamp.at, origin: stamp.origin)
      // What came from another check may have been to the kitchen there.
      rounds = max(rounds, min(item.round ?? 0, Self.mostRounds))
    case .itemQuantityChanged(let id, let quantity):
      takenOff.addQuantity(of: item(id))
      change(id) { $0.quantity = quantity }
    case .itemNoteChanged(let id, let note): change(id) { $0.note = note }
    case .itemModified(let id, let modifiers): change(id) { $0.modifiers = modifiers }
    case .itemPriced(let id, let price, let override):
      takenOff.addPrice(of: item(id))
      change(id) { ($0.unitPrice, $0.override) = (price, override) }
    case .itemSeated(let id, let seat): change(id) { $0.seat = seat }
    case .itemVoided(let void):
      change(void.itemID) { $0.voids.append(void) }
    case .itemRemoved(let id):
      takenOff.add(id, of: self)
      remove(id)
    case .itemsMoved(let moves, _):
      timesParted += 1
      for move in moves { take(move) }
    case .taxesEvened(let taxes): even(taxes)
    case .sent(let round, let ids):
      rounds = max(rounds, min(round, Self.mostRounds))
      for id in ids { change(id) { $0.round = $0.round ?? round } }
    case .rushed: isRush = true
    case .refired(let round, let ticket):
      rounds = max(rounds, min(round, Self.mostRounds))
      remakes.append(Remake(round: round, ticket: ticket))
    case .discountApplied(let discount):
      guard !discounts.contains(where: { $0.id == discount.id }) else { return }
      takenOff.forgetQuantities()
      let place = takenOff.given(discount.id)?.place ?? discounts.count
      discounts.insert(discount, at: min(place, discounts.count))
    case .discountRemoved(let id):
      takenOff.add(id, of: self)
      discounts.removeAll { $0.id == id }
    case .comboFormed(let combo):
      if !combos.contains(where: { $0.id == combo.id }) { combos.append(combo) }
    case .comboDissolved(let id):
      if let combo = combos.first(where: { $0.id == id }) { takenOff.add(combo) }
      combos.removeAll { $0.id == id }
    default: break
    }
  }

  private mutating func remove(_ id: CheckItemID) {
    items.removeAll { $0.id == id }
    rung[id] = nil
    discounts.removeAll { $0.target == .item(id) }
    combos.removeAll { $0.items.contains(id) }
  }

  /// Some of a line left; the line goes with the last of it.
  private mutating func take(_ move: ItemMove) {
    guard let item = item(move.itemID) else {
      wasMovedTwice = true
      return
    }
    let rest = item.quantity.thousandths - move.quantity.thousandths
    if rest < 0 { wasMovedTwice = true }
    if rest <= 0 {
      remove(item.id)
    } else {
      change(item.id) { $0.quantity = Quantity(thousandths: rest) }
    }
  }

  private mutating func change(_ id: CheckItemID, _ change: (inout CheckItem) -> Void) {
    guard let index = items.firstIndex(where: { $0.id == id }) else { return }
    change(&items[index])
  }
}

extension CheckFact {
  /// Whether it changes what the check comes to, or what is made for it.
  fileprivate var changesItems: Bool {
    switch self {
    case .itemAdded, .itemQuantityChanged, .itemRemoved, .itemNoteChanged, .itemModified,
      .itemPriced, .itemVoided, .itemsMoved, .taxesEvened, .discountApplied, .discountRemoved,
      .comboFormed,
      .comboDissolved, .orderTypeChanged:
      true
    default: false
    }
  }
}
