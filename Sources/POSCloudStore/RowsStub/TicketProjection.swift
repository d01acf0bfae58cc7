import POSModel

/// The tables of tickets, of whatever area.
enum TicketTables {
  static let tickets = ProjectedTable(
    "kds_tickets", key: ["id"],
    columns: [
      "check_id", "station_id", "round", "status", "check_number", "call_number", "order_type",
      "name", "is_addition", "is_rush", "remake_of", "reason", "created_at", "started_at",
      "ready_at", "bumped_at", "recalls", "version", "lamport", "origin_device_id",
      "origin_store_id", "origin_created_at",
    ])

  static let lines = ProjectedTable(
    "kds_ticket_items", key: ["ticket_id", "item_id"],
    columns: [
      "place", "name", "quantity_thousandths", "modifiers", "note", "seat", "voided_thousandths",
      "void_reason", "is_void_seen",
    ])

  /// What stands between two modifiers of a line.
  static let separator = "\n"
}

extension StationTicket: Projected {
  func changedRows(since old: StationTicket?, _ realm: CloudRealm) -> [ProjectedRow] {
    let opened = ticket.opened
    let row = ProjectedRow(
      TicketTables.tickets,
      [
        id.rawValue, ticket.key.checkID.rawValue, ticket.key.station.rawValue, ticket.key.round,
        ticket.status.rawValue, opened.checkNumber, opened.callNumber, opened.orderType.rawValue,
        opened.name, opened.isAddition, ticket.isRush, opened.remakeOf?.rawValue, opened.reason,
        ticket.sentAt.text, ticket.startedAt?.text, ticket.readyAt?.text, ticket.bumpedAt?.text,
        ticket.recalls, version, lamport, ticket.origin.rawValue, realm.store.rawValue,
        ticket.sentAt.text,
      ])
    let before = old?.ticket.lines ?? []
    let lines = ticket.lines.enumerated().filter { place, line in
      !before.indices.contains(place) || before[place] != line
    }
    return [row] + lines.map { self.row(of: $1, at: $0) }
  }

  private func row(of line: TicketLine, at place: Int) -> ProjectedRow {
    ProjectedRow(
      TicketTables.lines,
      [
        id.rawValue, line.itemID.rawValue, place, line.name, line.quantity.thousandths,
        line.modifiers.joined(separator: TicketTables.separator), line.note, line.seat,
        line.voidedThousandths, line.voidReason, line.isVoidSeen,
      ])
  }
}
