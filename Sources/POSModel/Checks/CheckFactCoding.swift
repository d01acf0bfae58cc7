extension CheckFact: LoggableFact {
  /// The event's `type`.
  public var type: String {
    switch self {
    case .opened: "order.created"
    case .parked(_, let again): again ? "order.reparked" : "order.parked"
    case .paymentTaken: "payment.taken"
    case .refunded: "payment.refunded"
    case .paid: "order.paid"
    case .voided: "order.voided"
    default: "order.updated"
    }
  }

  /// What an `order.updated` changed; nil for the facts that have a type of their own.
  private var change: Change? {
    switch self {
    case .itemAdded: .itemAdded
    case .itemQuantityChanged: .itemQuantityChanged
    case .itemRemoved: .itemRemoved
    case .itemNoteChanged: .itemNoteChanged
    case .itemModified: .itemModified
    case .itemPriced: .itemPriced
    case .itemSeated: .itemSeated
    case .itemVoided: .itemVoided
    case .itemsMoved: .itemsMoved
    case .taxesEvened: .taxesEvened
    case .sent: .sent
    case .rushed: .rushed
    case .refired: .refired
    case .receiptWanted: .receiptWanted
    case .discountApplied: .discountApplied
    case .discountRemoved: .discountRemoved
    case .comboFormed: .comboFormed
    case .comboDissolved: .comboDissolved
    case .named: .named
    case .transferred: .transferred
    case .orderTypeChanged: .orderTypeChanged
    case .sharesChanged: .sharesChanged
    case .recalled: .recalled
    case .reopened: .reopened
    case .merged: .merged
    case .opened, .parked, .paymentTaken, .paid, .refunded, .voided: nil
    }
  }

  private enum Change: String, Codable {
    case itemAdded = "item_added"
    case itemQuantityChanged = "item_quantity_changed"
    case itemRemoved = "item_removed"
    case itemNoteChanged = "item_note_changed"
    case itemModified = "item_modified"
    case itemPriced = "item_priced"
    case itemSeated = "item_seated"
    case itemVoided = "item_voided"
    case itemsMoved = "items_moved"
    case taxesEvened = "taxes_evened"
    case sent, rushed, refired
    case receiptWanted = "receipt_wanted"
    case discountApplied = "discount_applied"
    case discountRemoved = "discount_removed"
    case comboFormed = "combo_formed"
    case comboDissolved = "combo_dissolved"
    case named, transferred
    case orderTypeChanged = "order_type_changed"
    case sharesChanged = "shares_changed"
    case recalled, reopened, merged
  }

  private enum Keys: String, CodingKey {
    case change, item
    case itemID = "itemId"
    case quantity, note, name, reason, modifiers
    case price = "unitPriceMinor"
    case override, seat, void, moves
    case checkID = "checkId"
    case round
    case ticketID = "ticketId"
    case itemIDs = "itemIds"
    case discount
    case discountID = "discountId"
    case combo
    case comboID = "comboUseId"
    case employee = "employeeId"
    case orderType, taxes, callNumber, shares, copy
    case receiptNumber
    case approver = "approverId"
  }

  /// Writes the payload.
  ///
  /// - Throws: what the encoder throws.
  public func encodePayload(to encoder: any Encoder) throws {
    switch self {
    case .opened(let opened): return try opened.encode(to: encoder)
    case .paymentTaken(let payment): return try payment.encode(to: encoder)
    case .refunded(let refund): return try refund.encode(to: encoder)
    default: break
    }
    var payload = encoder.container(keyedBy: Keys.self)
    if let change {
      try payload.encode(change, forKey: .change)
      return try encodeChange(&payload)
    }
    switch self {
    case .parked(let name, _): try payload.encode(name, forKey: .name)
    case .voided(let reason, let approver):
      try payload.encode(reason, forKey: .reason)
      try payload.encodeIfPresent(approver, forKey: .approver)
    default: break
    }
  }

  /// Writes what changed.
  ///
  /// - Throws: what the encoder throws.
  private func encodeChange(_ payload: inout KeyedEncodingContainer<Keys>) throws {
    switch self {
    case .itemAdded(let item): try payload.encode(item, forKey: .item)
    case .itemQuantityChanged(let id, let quantity):
      try payload.encode(id, forKey: .itemID)
      try payload.encode(quantity, forKey: .quantity)
    case .itemRemoved(let id): try payload.encode(id, forKey: .itemID)
    case .itemNoteChanged(let id, let note):
      try payload.encode(id, forKey: .itemID)
      try payload.encode(note, forKey: .note)
    case .itemModified(let id, let modifiers):
      try payload.encode(id, forKey: .itemID)
      try payload.encode(modifiers, forKey: .modifiers)
    case .itemPriced(let id, let price, let override):
      try payload.encode(id, forKey: .itemID)
      try payload.encode(price, forKey: .price)
      try payload.encodeIfPresent(override, forKey: .override)
    case .itemSeated(let id, let seat):
      try payload.encode(id, forKey: .itemID)
      try payload.encodeIfPresent(seat, forKey: .seat)
    case .itemVoided(let void): try payload.encode(void, forKey: .void)
    case .itemsMoved(let moves, let check):
      try payload.encode(moves, forKey: .moves)
      try payload.encode(check, forKey: .checkID)
    case .taxesEvened(let taxes): try payload.encode(taxes, forKey: .taxes)
    case .sent(let round, let items):
      try payload.encode(round, forKey: .round)
      try payload.encode(items, forKey: .itemIDs)
    case .refired(let round, let ticket):
      try payload.encode(round, forKey: .round)
      try payload.encode(ticket, forKey: .ticketID)
    default: try encodeCheckChange(&payload)
    }
  }

  /// Writes what changed about the check as a whole.
  ///
  /// - Throws: what the encoder throws.
  private func encodeCheckChange(_ payload: inout KeyedEncodingContainer<Keys>) throws {
    switch self {
    case .discountApplied(let discount): try payload.encode(discount, forKey: .discount)
    case .discountRemoved(let id): try payload.encode(id, forKey: .discountID)
    case .comboFormed(let combo): try payload.encode(combo, forKey: .combo)
    case .comboDissolved(let id): try payload.encode(id, forKey: .comboID)
    case .named(let name): try payload.encode(name, forKey: .name)
    case .transferred(let employee, let approver):
      try payload.encode(employee, forKey: .employee)
      try payload.encodeIfPresent(approver, forKey: .approver)
    case .orderTypeChanged(let type, let taxes, let callNumber):
      try payload.encode(type, forKey: .orderType)
      try payload.encode(taxes, forKey: .taxes)
      try payload.encodeIfPresent(callNumber, forKey: .callNumber)
    case .sharesChanged(let shares): try payload.encode(shares, forKey: .shares)
    case .receiptWanted(let number, let copy):
      try payload.encode(number, forKey: .receiptNumber)
      try payload.encodeIfPresent(copy, forKey: .copy)
    case .merged(let check, let approver):
      try payload.encode(check, forKey: .checkID)
      try payload.encodeIfPresent(approver, forKey: .approver)
    case .reopened(let reason, let approver):
      try payload.encode(reason, forKey: .reason)
      try payload.encodeIfPresent(approver, forKey: .approver)
    default: break
    }
  }

  /// Reads the payload of an event of `type`; nil when this program does not know it.
  ///
  /// - Throws: `DecodingError` when the payload is not what the type demands.
  public static func decodePayload(type: String, from decoder: any Decoder) throws -> CheckFact? {
    switch type {
    case "order.created": return .opened(try CheckOpened(from: decoder))
    case "payment.taken": return .paymentTaken(try Payment(from: decoder))
    case "payment.refunded": return .refunded(try Refund(from: decoder))
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
    case "order.updated":
      // A change that a newer program made means nothing to this one.
      let name = try payload.decode(String.self, forKey: .change)
      return try Change(rawValue: name).flatMap { try decode($0, payload) }
    default: return nil
    }
  }

  /// Reads a change.
  ///
  /// - Throws: `DecodingError`.
  private static func decode(
    _ change: Change, _ payload: KeyedDecodingContainer<Keys>
  ) throws -> CheckFact? {
    /// - Throws: `DecodingError`.
    func item() throws -> CheckItemID { try payload.decode(CheckItemID.self, forKey: .itemID) }
    switch change {
    case .itemAdded: return .itemAdded(try payload.decode(CheckItem.self, forKey: .item))
    case .itemQuantityChanged:
      return .itemQuantityChanged(try item(), try payload.decode(Quantity.self, forKey: .quantity))
    case .itemRemoved: return .itemRemoved(try item())
    case .itemNoteChanged:
      return .itemNoteChanged(try item(), try payload.decode(String.self, forKey: .note))
    case .itemModified:
      return .itemModified(
        try item(), try payload.decode([ItemModifier].self, forKey: .modifiers))
    case .itemPriced:
      return .itemPriced(
        try item(), try payload.decode(Money.self, forKey: .price),
        try payload.decodeIfPresent(PriceOverride.self, forKey: .override))
    case .itemSeated:
      return .itemSeated(try item(), try payload.decodeIfPresent(Int.self, forKey: .seat))
    case .itemVoided: return .itemVoided(try payload.decode(ItemVoid.self, forKey: .void))
    case .itemsMoved:
      return .itemsMoved(
        try payload.decode([ItemMove].self, forKey: .moves),
        to: try payload.decode(CheckID.self, forKey: .checkID))
    case .taxesEvened:
      return .taxesEvened(try payload.decode([TaxPart].self, forKey: .taxes))
    case .sent:
      return .sent(
        round: try payload.decode(Int.self, forKey: .round),
        try payload.decode([CheckItemID].self, forKey: .itemIDs))
    case .refired:
      return .refired(
        round: try payload.decode(Int.self, forKey: .round),
        try payload.decode(TicketID.self, forKey: .ticketID))
    default: return try decodeCheckChange(change, payload)
    }
  }

  /// Reads a change of the check as a whole.
  ///
  /// - Throws: `DecodingError`.
  private static func decodeCheckChange(
    _ change: Change, _ payload: KeyedDecodingContainer<Keys>
  ) throws -> CheckFact? {
    switch change {
    case .discountApplied:
      return .discountApplied(try payload.decode(Discount.self, forKey: .discount))
    case .discountRemoved:
      return .discountRemoved(try payload.decode(DiscountID.self, forKey: .discountID))
    case .comboFormed: return .comboFormed(try payload.decode(ComboUse.self, forKey: .combo))
    case .comboDissolved:
      return .comboDissolved(try payload.decode(ComboUseID.self, forKey: .comboID))
    case .named: return .named(try payload.decode(String.self, forKey: .name))
    case .transferred:
      return .transferred(
        to: try payload.decode(EmployeeID.self, forKey: .employee),
        approver: try payload.decodeIfPresent(EmployeeID.self, forKey: .approver))
    case .orderTypeChanged:
      return .orderTypeChanged(
        try payload.decode(OrderType.self, forKey: .orderType),
        try payload.decode([ItemTaxes].self, forKey: .taxes),
        callNumber: try payload.decodeIfPresent(String.self, forKey: .callNumber))
    case .sharesChanged: return .sharesChanged(try payload.decode(Int.self, forKey: .shares))
    case .rushed: return .rushed
    case .receiptWanted:
      return .receiptWanted(
        number: try payload.decode(Int.self, forKey: .receiptNumber),
        copy: try payload.decodeIfPresent(Int.self, forKey: .copy))
    case .merged:
      return .merged(
        into: try payload.decode(CheckID.self, forKey: .checkID),
        approver: try payload.decodeIfPresent(EmployeeID.self, forKey: .approver))
    case .reopened:
      return .reopened(
        reason: try payload.decode(String.self, forKey: .reason),
        approver: try payload.decodeIfPresent(EmployeeID.self, forKey: .approver))
    default: return .recalled
    }
  }
}
