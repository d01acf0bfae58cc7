extension Check {
  /// Takes a fact, whatever the rules would have said. Total: never throws, never forgets money.
  public mutating func apply(_ fact: CheckFact, _ stamp: FactStamp) {
    (lamport, changedAt) = (stamp.lamport, stamp.at)
    if status == .closed || status == .voided, fact.changesItems { wasChangedAfterEnd = true }
    switch fact {
    case .opened: break  // A check is opened once; the first fact stands.
    case .itemAdded(let item):
      if self.item(item.id) == nil {
        items.append(item)
        rung[item.id] = ItemStamp(at: stamp.at, origin: stamp.origin)
      }
    case .itemQuantityChanged(let id, let quantity): change(id) { $0.quantity = quantity }
    case .itemNoteChanged(let id, let note): change(id) { $0.note = note }
    case .itemRemoved(let id):
      items.removeAll { $0.id == id }
      rung[id] = nil
    case .parked(let name, _):
      timesParked += 1
      self.name = name
      if status == .open { status = .parked }
    case .recalled:
      (holder, heldOn) = (stamp.actor, stamp.origin)
      if status == .parked { status = .open }
    case .paymentTaken(let payment):
      if !payments.contains(where: { $0.payment.id == payment.id }) {
        payments.append(
          TakenPayment(
            payment: payment, at: stamp.at, employee: stamp.actor, origin: stamp.origin))
      }
    case .paid:
      if status != .closed { (status, endedAt) = (.closed, stamp.at) }
    case .voided(let reason, let approver):
      wasVoided = true
      voidReason = reason
      self.approver = approver
      // Money weighs more than a void: a check somebody paid stays closed, with a flag.
      if status != .closed { (status, endedAt) = (.voided, stamp.at) }
    }
  }

  private mutating func change(_ id: CheckItemID, _ change: (inout CheckItem) -> Void) {
    guard let index = items.firstIndex(where: { $0.id == id }) else { return }
    change(&items[index])
  }
}

extension CheckFact {
  /// Whether it changes what is on the check.
  fileprivate var changesItems: Bool {
    switch self {
    case .itemAdded, .itemQuantityChanged, .itemRemoved, .itemNoteChanged: true
    default: false
    }
  }
}
