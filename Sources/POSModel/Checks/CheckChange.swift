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
    case .itemAdded(let item): self = .itemAdded(name: item.name, quantity: item.quantity)
    case .itemQuantityChanged(let id, let quantity):
      guard let item = check.item(id) else { return nil }
      self = .quantityChanged(name: item.name, quantity: quantity)
    case .itemRemoved(let id):
      guard let item = check.item(id) else { return nil }
      self = .itemRemoved(name: item.name)
    case .itemNoteChanged(let id, _):
      guard let item = check.item(id) else { return nil }
      self = .noteChanged(name: item.name)
    case .parked: self = .parked
    case .recalled: self = .recalled
    case .paymentTaken(let payment): self = .paymentTaken(payment.applied)
    case .paid: self = .closed
    case .voided: self = .voided
    }
  }
}
