import POSCore
public import POSModel

/// Words for what is done in the kitchen, and at a till about it.
extension Till {
  /// Sends what is new on a check.
  ///
  /// - Throws: what ``Store/perform(_:)`` throws.
  @discardableResult
  public func send(_ check: CheckID) throws -> Check {
    try store.perform(SendRound(key: key(), actor: employee, checkID: check)).subject
  }

  /// Voids one of a line that was sent.
  ///
  /// - Throws: what ``Store/perform(_:)`` throws.
  @discardableResult
  public func void(_ item: CheckItem, on check: CheckID, reason: String = "dropped") throws -> Check
  {
    var wish = VoidItem(
      key: key(), actor: employee, checkID: check, itemID: item.id, quantity: .one,
      reason: reason)
    wish.approver = TestStaff.manager
    return try store.perform(wish).subject
  }

  /// Marks a ticket, as a cook does.
  ///
  /// - Throws: what ``Store/perform(_:)`` throws.
  public func mark(_ ticket: TicketKey, _ mark: TicketMark) throws {
    if ticket.station.isBar {
      try store.perform(
        MarkTicket<BarArea>(key: key(), actor: employee, ticketID: ticket.id, mark: mark))
    } else {
      try store.perform(
        MarkTicket<KitchenArea>(key: key(), actor: employee, ticketID: ticket.id, mark: mark))
    }
  }

  /// What the kitchen sees.
  ///
  /// - Throws: what ``Store/perform(_:)`` throws.
  public func kitchen() throws -> KitchenView {
    try store.kitchen(at: clock.now())
  }
}
