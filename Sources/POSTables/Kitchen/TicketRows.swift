public import POSModel

/// The tables of tickets, of whatever area.
public enum TicketTables {
  static let tickets = StoredTable(
    "kds_tickets", key: ["id"],
    columns: [
      "check_id", "station_id", "round", "status", "check_number", "call_number", "order_type",
      "name", "is_addition", "is_rush", "remake_of", "reason", "created_at", "started_at",
      "ready_at", "bumped_at", "recalls", "version", "lamport", "origin_device_id",
      "origin_store_id", "origin_created_at",
    ])

  static let lines = StoredTable(
    "kds_ticket_items", key: ["ticket_id", "item_id"],
    columns: [
      "place", "name", "quantity_thousandths", "modifiers", "note", "seat", "voided_thousandths",
      "void_reason", "is_void_seen",
    ])

  /// What stands between two modifiers of a line.
  public static let separator = "\n"
}

extension StationTicket: Tabulated {
  /// Where it is copied.
  public static var tables: [StoredTable] { [TicketTables.tickets, TicketTables.lines] }

  /// What changed.
  public func changedRows(since old: StationTicket?, _ owner: RowOwner) -> [TableRow] {
    let opened = ticket.opened
    let row = TableRow(
      TicketTables.tickets,
      [
        id.row, ticket.key.checkID.row, ticket.key.station.row, ticket.key.round.row,
        ticket.status.row, opened.checkNumber.row, opened.callNumber.row, opened.orderType.row,
        opened.name.row, opened.isAddition.row, ticket.isRush.row, opened.remakeOf.row,
        opened.reason.row, ticket.sentAt.row, ticket.startedAt.row, ticket.readyAt.row,
        ticket.bumpedAt.row, ticket.recalls.row, version.row, lamport.row, ticket.origin.row,
        owner.store.row, ticket.sentAt.row,
      ])
    let before = old?.ticket.lines ?? []
    let lines = ticket.lines.enumerated().filter { place, line in
      !before.indices.contains(place) || before[place] != line
    }
    return [row] + lines.map { self.row(of: $1, at: $0) }
  }

  private func row(of line: TicketLine, at place: Int) -> TableRow {
    TableRow(
      TicketTables.lines,
      [
        id.row, line.itemID.row, place.row, line.name.row, line.quantity.thousandths.row,
        line.modifiers.joined(separator: TicketTables.separator).row, line.note.row, line.seat.row,
        line.voidedThousandths.row, line.voidReason.row, line.isVoidSeen.row,
      ])
  }
}
