/// A fact about one check. Facts are kept for ever, so cases are added, never changed.
public enum CheckFact: Sendable, Equatable {
  /// The check came into being.
  case opened(CheckOpened)
  /// An item was rung, or came from another check.
  case itemAdded(CheckItem)
  /// An item's quantity became this.
  case itemQuantityChanged(CheckItemID, Quantity)
  /// An item was taken off before it was sent.
  case itemRemoved(CheckItemID)
  /// An item's note became this; empty takes it off.
  case itemNoteChanged(CheckItemID, String)
  /// What the guest wants on an item became this.
  case itemModified(CheckItemID, [ItemModifier])
  /// The price of one became this; without an override it is the menu's again.
  case itemPriced(CheckItemID, Money, PriceOverride?)
  /// The item is for this seat; nil for nobody in particular.
  case itemSeated(CheckItemID, Int?)
  /// Some of a sent item was cancelled.
  case itemVoided(ItemVoid)
  /// Items left for another check.
  case itemsMoved([ItemMove], to: CheckID)
  /// So much is added to its taxes, or taken off, so that those of the checks that were one add up
  /// to what they came to on it.
  case taxesEvened([TaxPart])
  /// Items went to the kitchen together.
  case sent(round: Int, [CheckItemID])
  /// The kitchen is to make it before others.
  case rushed
  /// Its receipt is wanted on paper beside what its payment printed: the so manieth of the check;
  /// `copy` says which copy, nil when it is none.
  case receiptWanted(number: Int, copy: Int?)
  /// What the kitchen had as that ticket is made once more, as a round of its own.
  case refired(round: Int, TicketID)
  /// Something is taken off.
  case discountApplied(Discount)
  /// It is not taken off any more.
  case discountRemoved(DiscountID)
  /// Items are sold together.
  case comboFormed(ComboUse)
  /// They are not any more.
  case comboDissolved(ComboUseID)
  /// The guest's name became this.
  case named(String)
  /// The check is this employee's now.
  case transferred(to: EmployeeID, approver: EmployeeID?)
  /// The guest takes it in another way, under other taxes; it is called out so from then on, where
  /// that changed.
  case orderTypeChanged(OrderType, [ItemTaxes], callNumber: String?)
  /// The guests pay it in so many equal parts.
  case sharesChanged(Int)
  /// The check was put aside, `again` when not for the first time.
  case parked(name: String, again: Bool)
  /// The actor took the check to work on it.
  case recalled
  /// Money was taken.
  case paymentTaken(Payment)
  /// Nothing is due any more: the check is closed.
  case paid
  /// The closed check is open again.
  case reopened(reason: String, approver: EmployeeID?)
  /// Money was returned.
  case refunded(Refund)
  /// All of it is on another check now.
  case merged(into: CheckID, approver: EmployeeID?)
  /// The check was cancelled before payment.
  case voided(reason: String, approver: EmployeeID?)
}

/// Some of a line that left for another check.
public struct ItemMove: Hashable, Sendable, Codable {
  /// The line it is from.
  public var itemID: CheckItemID
  /// How much of it went.
  public var quantity: Quantity
  /// The line it is on the other check.
  public var newItemID: CheckItemID

  /// So much of a line.
  public init(itemID: CheckItemID, quantity: Quantity, newItemID: CheckItemID) {
    (self.itemID, self.quantity, self.newItemID) = (itemID, quantity, newItemID)
  }

  enum CodingKeys: String, CodingKey {
    case itemID = "itemId"
    case quantity
    case newItemID = "newItemId"
  }
}

/// The taxes that are on a line.
public struct ItemTaxes: Hashable, Sendable, Codable {
  /// The line.
  public var itemID: CheckItemID
  /// Its taxes.
  public var taxes: [TaxRate]

  /// The taxes of a line.
  public init(itemID: CheckItemID, taxes: [TaxRate]) { (self.itemID, self.taxes) = (itemID, taxes) }

  enum CodingKeys: String, CodingKey {
    case itemID = "itemId"
    case taxes
  }
}
