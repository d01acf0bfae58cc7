/// What happened to a check since an employee last saw it, in words a screen can use.
public enum CheckChange: Hashable, Sendable {
  /// An item was rung.
  case itemAdded(name: String, quantity: Quantity)
  /// An item's quantity became this.
  case quantityChanged(name: String, quantity: Quantity)
  /// An item was taken off.
  case itemRemoved(name: String)
  /// An item's note became this.
  case noteChanged(name: String)
  /// An item was changed otherwise.
  case itemChanged(name: String)
  /// Some of an item that the kitchen has was cancelled.
  case itemVoided(name: String, quantity: Quantity)
  /// Items left for another check.
  case itemsMoved
  /// Something was sent to the kitchen.
  case sent
  /// What is taken off changed.
  case discountsChanged
  /// It was changed as a whole: its name, its owner, how it is taken or paid.
  case checkChanged
  /// Money was returned.
  case refunded(Money)
  /// It was opened again.
  case reopened
  /// Somebody parked the check.
  case parked
  /// Somebody took the check.
  case recalled
  /// Somebody took money for it.
  case paymentTaken(Money)
  /// Somebody closed it.
  case closed
  /// Somebody voided it.
  case voided

  /// What `fact` changed on `check`, as it was before; nil when nothing a cashier would notice.
  public init?(_ fact: CheckFact, on check: Check) {
    switch fact {
    case .opened: return nil
    case .sent: self = .sent
    case .parked: self = .parked
    case .recalled: self = .recalled
    case .paymentTaken(let payment): self = .paymentTaken(payment.applied)
    case .paid: self = .closed
    case .reopened: self = .reopened
    case .refunded(let refund): self = .refunded(refund.amount)
    case .merged, .voided: self = .voided
    case .itemsMoved: self = .itemsMoved
    case .taxesEvened, .rushed, .refired, .receiptWanted: return nil
    case .discountApplied, .discountRemoved, .comboFormed, .comboDissolved:
      self = .discountsChanged
    case .named, .transferred, .orderTypeChanged, .sharesChanged: self = .checkChanged
    default: self.init(ofItem: fact, on: check)
    }
  }

  private init?(ofItem fact: CheckFact, on check: Check) {
    func name(_ id: CheckItemID) -> String? { check.item(id)?.name }
    switch fact {
    case .itemAdded(let item): self = .itemAdded(name: item.name, quantity: item.quantity)
    case .itemQuantityChanged(let id, let quantity):
      guard let name = name(id) else { return nil }
      self = .quantityChanged(name: name, quantity: quantity)
    case .itemRemoved(let id):
      guard let name = name(id) else { return nil }
      self = .itemRemoved(name: name)
    case .itemNoteChanged(let id, _):
      guard let name = name(id) else { return nil }
      self = .noteChanged(name: name)
    case .itemModified(let id, _), .itemPriced(let id, _, _), .itemSeated(let id, _):
      guard let name = name(id) else { return nil }
      self = .itemChanged(name: name)
    case .itemVoided(let void):
      guard let name = name(void.itemID) else { return nil }
      self = .itemVoided(name: name, quantity: void.quantity)
    default: return nil
    }
  }
}
