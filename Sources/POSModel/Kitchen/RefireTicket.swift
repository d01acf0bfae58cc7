/// A wish of a cook: make a ticket once more.
///
/// It is another round of its check, so that no two tickets of a station are the same.
public struct RefireTicket: CheckCommand {
  /// The name in `idempotency_keys`.
  public static let operation = "refire_ticket"
  /// Names this wish.
  public var key: IdempotencyKey
  /// Who wishes; a kitchen screen where nobody logs in.
  public var actor: EmployeeID
  /// What is made again.
  public var ticket: TicketKey
  /// Why.
  public var reason: String

  /// The wish to make it again.
  public init(key: IdempotencyKey, actor: EmployeeID, ticket: TicketKey, reason: String) {
    (self.key, self.actor, self.ticket, self.reason) = (key, actor, ticket, reason)
  }

  /// The check it was sent from.
  public var checkID: CheckID { ticket.checkID }

  /// The ticket.
  public var needs: Needs {
    var needs = Needs()
    needs.ticket = ticket
    return needs
  }

  /// Makes it again, whether or not the check is closed by now.
  ///
  /// - Throws: `CheckRefusal`.
  public func decide(_ check: Check?, _ world: World) throws(CheckRefusal) -> [CheckFact] {
    guard let check else { throw .noSuchCheck }
    guard let ticket = world.ticket, !ticket.isVoided else { throw .nothingToSend }
    try reason.guardLength()
    return [.refired(round: check.rounds + 1, ticket.key.id)]
  }

  /// The ticket to make now, linked to the one before.
  public func consequences(
    _ check: Check?, _ facts: [CheckFact], _ world: World
  ) -> [Consequence] {
    guard let check, let old = world.ticket, case .refired(let round, _) = facts.first else {
      return []
    }
    let key = TicketKey(checkID: check.id, station: old.key.station, round: round)
    let lines = old.lines.filter { $0.liveThousandths > 0 }.map { line in
      TicketLine(
        itemID: line.itemID, name: line.name, quantity: Quantity(thousandths: line.liveThousandths),
        modifiers: line.modifiers, note: line.note, seat: line.seat)
    }
    var opened = TicketOpened(key, of: check, lines: lines)
    (opened.checkNumber, opened.callNumber) = (old.opened.checkNumber, old.opened.callNumber)
    (opened.orderType, opened.name) = (old.opened.orderType, old.opened.name)
    (opened.isAddition, opened.remakeOf, opened.reason) = (false, old.key.id, reason)
    // The hurry is that of the check its lines are on by now, which the ticket heard of.
    opened.isRush = opened.isRush || old.isRush
    return [
      .ticket(key, [.created(opened)]), .ticket(old.key, [.refired(as: key.id)]),
    ]
  }
}
