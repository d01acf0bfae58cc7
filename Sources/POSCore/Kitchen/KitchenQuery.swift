import GRDB
public import POSModel
import POSTables

extension Store {
  /// The full set of tickets a kitchen screen shows, what was served of it and lately, and how long
  /// those took that were served in the last hour.
  ///
  /// - Throws: ``StoreFailure``.
  public func kitchen(at now: Instant) throws -> KitchenView {
    try read { log in
      let query = KitchenQuery(db: log.db)
      let board = Int64(try RulesQuery(log: log).rules().kitchen.boardMinutes) * 60_000
      return KitchenView(
        active: try query.cards(
          """
          status <> 'bumped'
          ORDER BY is_rush DESC, created_at, check_number, round, station_id, id
          """),
        bumped: try query.served(
          since: now.adding(milliseconds: -board),
          lastSince: now.adding(milliseconds: -24 * KitchenQuery.hour)),
        times: try query.times(since: now.adding(milliseconds: -KitchenQuery.hour)))
    }
  }

  /// A ticket as it stands; nil when there is none such.
  ///
  /// - Throws: ``StoreFailure``.
  public func ticket(_ key: TicketKey) throws -> Ticket? {
    try read { log in
      key.station.isBar
        ? try log.current(ID<StationTicket<BarArea>>(key.id.rawValue)).state?.ticket
        : try log.current(ID<StationTicket<KitchenArea>>(key.id.rawValue)).state?.ticket
    }
  }
}

/// Reads tickets from their tables.
struct KitchenQuery {
  /// How far back the times go, in milliseconds; what a station served last, a day.
  static let hour: Int64 = 3_600_000

  let db: Database

  /// The tickets a condition picks, with their lines.
  ///
  /// - Throws: the database's error.
  func cards(
    _ condition: String, _ arguments: StatementArguments = [:]
  ) throws -> [TicketCard] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT id, check_id, station_id, round, status, check_number, call_number, order_type, name,
          is_addition, is_rush, remake_of, reason, created_at, ready_at, bumped_at, recalls
        FROM kds_tickets WHERE
        """ + " " + condition, arguments: arguments)
    var cards = rows.map(card)
    let places = Dictionary(
      cards.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    let lines = try Row.fetchCursor(
      db,
      sql: """
        SELECT ticket_id, item_id, name, quantity_thousandths, modifiers, note, seat,
          voided_thousandths, void_reason, is_void_seen
        FROM kds_ticket_items WHERE ticket_id IN (SELECT id FROM kds_tickets WHERE
        """ + " " + condition + ") ORDER BY ticket_id, place", arguments: arguments)
    while let row = try lines.next() {
      if let place = places[TicketID(row[0])] { cards[place].lines.append(line(row)) }
    }
    return cards
  }

  /// How long each ticket took that was served since then, but of what was voided as a whole: it
  /// was not made.
  ///
  /// - Throws: the database's error.
  func times(since start: Instant) throws -> [(station: StationID, milliseconds: Int64)] {
    let statement = try db.cachedStatement(
      sql: """
        SELECT station_id, created_at, bumped_at FROM kds_tickets
        WHERE status = 'bumped' AND bumped_at >= ? AND EXISTS (
          SELECT 1 FROM kds_ticket_items AS item WHERE item.ticket_id = kds_tickets.id
            AND item.voided_thousandths < item.quantity_thousandths)
        ORDER BY bumped_at, id
        """)
    return try Row.fetchAll(statement, arguments: [start.text]).compactMap { row in
      guard let sent = Instant(text: row[1]), let bumped = Instant(text: row[2]) else { return nil }
      return (StationID(row[0]), bumped.milliseconds - sent.milliseconds)
    }
  }

  private func card(_ row: Row) -> TicketCard {
    let remakeOf: String? = row[11]
    let (readyAt, bumpedAt): (String?, String?) = (row[14], row[15])
    return TicketCard(
      id: TicketID(row[0]),
      key: TicketKey(checkID: CheckID(row[1]), station: StationID(row[2]), round: row[3]),
      checkNumber: row[5], callNumber: row[6],
      orderType: OrderType(rawValue: row[7]) ?? .eatIn, name: row[8], isAddition: row[9],
      isRush: row[10], remakeOf: remakeOf.map { TicketID($0) }, reason: row[12],
      status: Ticket.Status(rawValue: row[4]) ?? .queued,
      sentAt: Instant(text: row[13]) ?? Instant(milliseconds: 0),
      readyAt: readyAt.flatMap { Instant(text: $0) },
      bumpedAt: bumpedAt.flatMap { Instant(text: $0) }, recalls: row[16])
  }

  private func line(_ row: Row) -> TicketLine {
    let modifiers: String = row[4]
    var line = TicketLine(
      itemID: CheckItemID(row[1]), name: row[2], quantity: Quantity(thousandths: row[3]),
      modifiers: modifiers.split(separator: TicketTables.separator).map { String($0) },
      note: row[5], seat: row[6])
    (line.voidedThousandths, line.voidReason, line.isVoidSeen) = (row[7], row[8], row[9])
    return line
  }
}
