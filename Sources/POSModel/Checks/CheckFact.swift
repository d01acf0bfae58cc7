/// A fact about one check. Facts are kept for ever, so cases are added, never changed.
public enum CheckFact: Sendable, Equatable {
  /// The check came into being.
  case opened(CheckOpened)
  /// An item was rung.
  case itemAdded(CheckItem)
  /// An item's quantity became this.
  case itemQuantityChanged(CheckItemID, Quantity)
  /// An item was taken off before it was sent.
  case itemRemoved(CheckItemID)
  /// An item's note became this; empty takes it off.
  case itemNoteChanged(CheckItemID, String)
  /// The check was put aside, `again` when not for the first time.
  case parked(name: String, again: Bool)
  /// The actor took the check to work on it.
  case recalled
  /// Money was taken.
  case paymentTaken(Payment)
  /// Nothing is due any more: the check is closed.
  case paid
  /// The check was cancelled before payment.
  case voided(reason: String, approver: EmployeeID?)
}

extension CheckFact: LoggableFact {
  /// The event's `type`.
  public var type: String {
    switch self {
    case .opened: "order.created"
    case .itemAdded, .itemQuantityChanged, .itemRemoved, .itemNoteChanged, .recalled:
      "order.updated"
    case .parked(_, let again): again ? "order.reparked" : "order.parked"
    case .paymentTaken: "payment.taken"
    case .paid: "order.paid"
    case .voided: "order.voided"
    }
  }

  /// What an `order.updated` changed.
  private enum Change: String, Codable {
    case itemAdded = "item_added"
    case itemQuantityChanged = "item_quantity_changed"
    case itemRemoved = "item_removed"
    case itemNoteChanged = "item_note_changed"
    case recalled
  }

  private enum Keys: String, CodingKey {
    case change, item
    case itemID = "itemId"
    case quantity, note, name, reason
    case approver = "approverId"
  }

  /// Writes the payload.
  ///
  /// - Throws: what the encoder throws.
  public func encodePayload(to encoder: any Encoder) throws {
    switch self {
    case .opened(let opened): return try opened.encode(to: encoder)
    case .paymentTaken(let payment): return try payment.encode(to: encoder)
    default: break
    }
    var payload = encoder.container(keyedBy: Keys.self)
    switch self {
    case .itemAdded(let item):
      try payload.encode(Change.itemAdded, forKey: .change)
      try payload.encode(item, forKey: .item)
    case .itemQuantityChanged(let id, let quantity):
      try payload.encode(Change.itemQuantityChanged, forKey: .change)
      try payload.encode(id, forKey: .itemID)
      try payload.encode(quantity, forKey: .quantity)
    case .itemRemoved(let id):
      try payload.encode(Change.itemRemoved, forKey: .change)
      try payload.encode(id, forKey: .itemID)
    case .itemNoteChanged(let id, let note):
      try payload.encode(Change.itemNoteChanged, forKey: .change)
      try payload.encode(id, forKey: .itemID)
      try payload.encode(note, forKey: .note)
    case .recalled: try payload.encode(Change.recalled, forKey: .change)
    case .parked(let name, _): try payload.encode(name, forKey: .name)
    case .voided(let reason, let approver):
      try payload.encode(reason, forKey: .reason)
      try payload.encodeIfPresent(approver, forKey: .approver)
    case .opened, .paymentTaken, .paid: break
    }
  }

  /// Reads the payload of an event of `type`; nil when this program does not know it.
  ///
  /// - Throws: `DecodingError` when the payload is not what the type demands.
  public static func decodePayload(type: String, from decoder: any Decoder) throws -> CheckFact? {
    switch type {
    case "order.created": return .opened(try CheckOpened(from: decoder))
    case "payment.taken": return .paymentTaken(try Payment(from: decoder))
    case "order.paid": return .paid
    default: break
    }
    let payload = try decoder.container(keyedBy: Keys.self)
    switch type {
    case "order.parked", "order.reparked":
      let name = try payload.decode(String.self, forKey: .name)
      return .parked(name: name, again: type == "order.reparked")
    case "order.voided":
      return .voided(
        reason: try payload.decode(String.self, forKey: .reason),
        approver: try payload.decodeIfPresent(EmployeeID.self, forKey: .approver))
    case "order.updated": return try decodeChange(payload)
    default: return nil
    }
  }

  /// Nil for a change a newer program made.
  private static func decodeChange(_ payload: KeyedDecodingContainer<Keys>) throws -> CheckFact? {
    guard let change = Change(rawValue: try payload.decode(String.self, forKey: .change)) else {
      return nil
    }
    if change == .itemAdded { return .itemAdded(try payload.decode(CheckItem.self, forKey: .item)) }
    if change == .recalled { return .recalled }
    let id = try payload.decode(CheckItemID.self, forKey: .itemID)
    switch change {
    case .itemQuantityChanged:
      return .itemQuantityChanged(id, try payload.decode(Quantity.self, forKey: .quantity))
    case .itemNoteChanged:
      return .itemNoteChanged(id, try payload.decode(String.self, forKey: .note))
    default: return .itemRemoved(id)
    }
  }
}
