import GRDB
import POSModel
import POSTestSupport
import Testing

@testable import POSCore

/// Tickets are written with the sale they belong to, or not at all.
struct TicketTests {
  private let till: Till

  init() throws { till = try Till.fresh() }

  /// Every statement that sending burger, fries and cola executes for the kitchen.
  static let statements: [(table: String, condition: String)] =
    ["bar", "fry", "kitchen"].map { ("kds_tickets", "NEW.station_id = '\($0)'") }
    + ["Cola", "Fries", "Classic burger"].map { ("kds_ticket_items", "NEW.name = '\($0)'") }
    + [
      ("events", "NEW.type = 'kds.ticket.created'"), ("events", "NEW.type = 'bds.ticket.created'"),
      ("origins", "1"), ("idempotency_keys", "1"),
    ]

  @Test(arguments: statements)
  func `a round is sent with all its tickets, or not at all`(
    table: String, condition: String
  ) throws {
    let check = try till.check(with: "101", "102", "201")
    let wish = SendRound(key: till.key(), actor: till.employee, checkID: check.id)
    try till.expectNothing(of: wish, failing: table, when: condition)
    #expect(try till.kitchen().active.count == 3)
  }

  @Test(arguments: statements)
  func `a payment that sends takes the money and fires the kitchen, or neither`(
    table: String, condition: String
  ) throws {
    let check = try till.check(with: "101", "102", "201")
    let wish = TakePayment(
      key: till.key(), actor: till.employee, checkID: check.id, paymentID: till.id(),
      tender: .cash, offered: check.totals.due, shownVersion: check.version)
    try till.expectNothing(of: wish, failing: table, when: condition)
    #expect(try till.store.check(check.id)?.status == .closed)
    #expect(try till.kitchen().active.count == 3)
  }

  @Test func `what was voided as a whole was not made: it has no time`() throws {
    let check = try till.check(with: "101", "102")
    let sent = try till.send(check.id)
    let burger = try #require(sent.items.first { $0.plu == "101" })
    try till.store.perform(
      VoidItem(
        key: till.key(), actor: TestStaff.manager, checkID: check.id, itemID: burger.id,
        quantity: .one, reason: "left"))
    for card in try till.kitchen().active {
      try till.mark(card.key, card.hasUnseenVoids ? .seen : .bumped)
    }
    #expect(try till.kitchen().bumped.count == 2)
    let stations = try till.kitchen().times.map { $0.station }
    #expect(stations == [StationID("fry")])
  }

  @Test func `a void reaches what is made once more where its line was sent from`() throws {
    let check = try till.check(with: "101")
    try till.send(check.id)
    let burger = TicketKey(checkID: check.id, station: StationID("kitchen"), round: 1)
    try till.store.perform(
      RefireTicket(key: till.key(), actor: till.employee, ticket: burger, reason: "burnt"))
    let other = try till.check(with: "102")
    let merged = try till.store.perform(
      MergeChecks(
        key: till.key(), actor: till.employee, checkID: other.id, otherCheckID: check.id)
    ).subject
    let line = try #require(merged.items.first { $0.plu == "101" })
    try till.store.perform(
      VoidItem(
        key: till.key(), actor: TestStaff.manager, checkID: other.id, itemID: line.id,
        quantity: .one, reason: "left"))
    let burgers = try till.kitchen().active.filter { $0.key.station == burger.station }
    #expect(burgers.map(\.hasUnseenVoids) == [true, true])
  }

  @Test func `the kitchen's events are kds, the bar's are bds`() throws {
    let check = try till.check(with: "101", "201")
    try till.send(check.id)
    for card in try till.kitchen().active {
      for mark in [TicketMark.started, .ready, .bumped, .recalled] { try till.mark(card.key, mark) }
    }
    func types(_ station: String) throws -> [String] {
      let id = TicketKey(checkID: check.id, station: StationID(station), round: 1).id
      return try till.store.pool.read {
        try String.fetchAll(
          $0, sql: "SELECT type FROM events WHERE aggregate_id = ? ORDER BY version",
          arguments: [id.rawValue])
      }
    }
    let names = ["created", "ack", "ready", "done", "recalled"]
    #expect(try types("kitchen") == names.map { "kds.ticket.\($0)" })
    #expect(try types("bar") == names.map { "bds.ticket.\($0)" })
    #expect(try till.store.verify() == [])
  }

  @Test func `a round is at a station once, whatever the code above does`() throws {
    let check = try till.check(with: "101")
    try till.send(check.id)
    let error = #expect(throws: DatabaseError.self) {
      try till.store.pool.writeWithoutTransaction {
        try $0.execute(
          sql: """
            INSERT INTO kds_tickets SELECT 'another', check_id, station_id, round, status,
              check_number, call_number, order_type, name, is_addition, is_rush, remake_of, reason,
              created_at, started_at, ready_at, bumped_at, recalls, version, lamport,
              origin_device_id, origin_store_id, origin_created_at FROM kds_tickets
            """)
      }
    }
    #expect(error?.message?.contains("kds_tickets.check_id, kds_tickets.station_id") == true)
  }

  @Test func `sending again sends only what is new`() throws {
    var check = try till.check(with: "101")
    try till.send(check.id)
    #expect(throws: CheckRefusal.nothingToSend) { try till.send(check.id) }
    check = try till.ring("101", on: check.id)
    try till.send(check.id)
    let tickets = try till.kitchen().active
    #expect(tickets.map(\.key.round) == [1, 2])
    #expect(tickets.map(\.isAddition) == [false, true])
    #expect(tickets.map(\.lines.count) == [1, 1])
  }

  @Test func `a mark made twice is made once, and a mark that is so changes nothing`() throws {
    let check = try till.check(with: "101")
    try till.send(check.id)
    let card = try #require(try till.kitchen().active.first)
    let bump = MarkTicket<KitchenArea>(
      key: till.key(), actor: till.employee, ticketID: card.id, mark: .bumped)
    #expect(try till.store.perform(bump).isReplay == false)
    #expect(try till.store.perform(bump).isReplay)
    let before = try Tables(till.store)
    #expect(throws: TicketRefusal.isSo(.bumped)) { try till.mark(card.key, .bumped) }
    #expect(try Tables(till.store) == before)
  }

  @Test func `the oldest stands first, but what is in a hurry before it`() throws {
    let checks = try (0..<3).map { _ in
      till.clock.advance(milliseconds: 1_000)
      return try till.send(try till.check(with: "101").id)
    }
    try till.store.perform(
      RushCheck(key: till.key(), actor: till.employee, checkID: checks[2].id))
    #expect(
      try till.kitchen().active.map(\.checkNumber) == [2, 0, 1].map { checks[$0].number })
  }

  @Test func `the hour's times are those of what was served in it`() throws {
    let check = try till.check(with: "101")
    try till.send(check.id)
    till.clock.advance(milliseconds: 90_000)
    let card = try #require(try till.kitchen().active.first)
    try till.mark(card.key, .bumped)
    #expect(try till.kitchen().times.map(\.milliseconds) == [90_000])
    till.clock.advance(milliseconds: 3_600_001)
    #expect(try till.kitchen().times.isEmpty)
    #expect(try till.kitchen().bumped.map(\.id) == [card.id])
  }

  /// Whether the one open check is made.
  private func isReady() throws -> Bool? { try till.store.openChecks().first?.isReady }

  @Test func `a check is ready when all its stations are`() throws {
    let check = try till.check(with: "101", "201")
    #expect(try isReady() == false)
    try till.send(check.id)
    let cards = try till.kitchen().active
    try till.mark(cards[0].key, .ready)
    #expect(try isReady() == false)
    try till.mark(cards[1].key, .bumped)
    #expect(try isReady() == true)
  }

  @Test func `what nobody wants any more is not waited for, and alone makes nothing ready`() throws
  {
    let check = try till.check(with: "101", "201")
    let sent = try till.send(check.id)
    let cards = try till.kitchen().active
    let bar = try #require(cards.first { $0.key.station == .bar })
    try till.mark(bar.key, .ready)
    #expect(try isReady() == false)
    try till.void(sent.items[0], on: check.id)
    #expect(try isReady() == true, "the cook has yet to see the void")
    try till.void(sent.items[1], on: check.id)
    #expect(try isReady() == false)
    for card in cards { try till.mark(card.key, .seen) }
    #expect(try isReady() == false)
  }

  @Test func `a part that was split off is ready when what it took is`() throws {
    let check = try till.check(with: "101", "201")
    let sent = try till.send(check.id)
    let part: CheckID = till.id()
    let burger = sent.items[0]
    try till.store.perform(
      SplitCheck(
        key: till.key(), actor: till.employee, checkID: check.id,
        parts: [
          .init(
            checkID: part,
            moves: [ItemMove(itemID: burger.id, quantity: .one, newItemID: till.id())])
        ], shownVersion: sent.version))
    func ready() throws -> [CheckID] { try till.store.openChecks().filter(\.isReady).map(\.id) }
    let cards = try till.kitchen().active
    let kitchen = try #require(cards.first { $0.key.station.rawValue == "kitchen" })
    let bar = try #require(cards.first { $0.key.station == .bar })
    try till.mark(kitchen.key, .ready)
    #expect(try ready() == [part])
    // Taken back together, the whole waits for the bar.
    try till.store.perform(
      MergeChecks(key: till.key(), actor: till.employee, checkID: check.id, otherCheckID: part))
    #expect(try ready() == [])
    try till.mark(bar.key, .ready)
    #expect(try ready() == [check.id])
  }

  /// Splits the line of a product off a check.
  private func split(_ check: CheckID, _ plu: String, to part: CheckID) throws {
    let shown = try #require(try till.store.check(check))
    let line = try #require(shown.items.first { $0.plu == plu })
    try till.store.perform(
      SplitCheck(
        key: till.key(), actor: till.employee, checkID: check,
        parts: [
          .init(
            checkID: part,
            moves: [ItemMove(itemID: line.id, quantity: line.quantity, newItemID: till.id())])
        ], shownVersion: shown.version))
  }

  @Test func `what was split off twice is ready when it is made, wherever it was sent from`() throws
  {
    let check = try till.check(with: "101", "201")
    try till.send(check.id)
    let (part, part2): (CheckID, CheckID) = (till.id(), till.id())
    try split(check.id, "101", to: part)
    try till.store.perform(RecallCheck(key: till.key(), actor: till.employee, checkID: part))
    try till.ring("201", on: part)
    try split(part, "101", to: part2)
    try till.store.perform(RecallCheck(key: till.key(), actor: till.employee, checkID: part2))
    try till.ring("201", on: part2)
    try till.send(part2)
    let cards = try till.kitchen().active
    func isReady() throws -> Bool {
      try till.store.openChecks().filter(\.isReady).map(\.id).contains(part2)
    }
    let drink = try #require(cards.first { $0.key.checkID == part2 })
    try till.mark(drink.key, .ready)
    #expect(try isReady() == false)
    let burger = try #require(cards.first { $0.key.station.rawValue == "kitchen" })
    try till.mark(burger.key, .ready)
    #expect(try isReady() == true)
    // What is made once more of it is waited for, too.
    try till.store.perform(
      RefireTicket(key: till.key(), actor: till.employee, ticket: burger.key, reason: "burnt"))
    #expect(try isReady() == false)
  }

  @Test func `what another check brought with it is waited for`() throws {
    let mine = try till.send(try till.check(with: "201").id)
    let other = try till.send(try till.check(with: "101").id)
    try till.store.perform(
      ParkCheck(key: till.key(), actor: till.employee, checkID: other.id, name: "Bo"))
    try till.store.perform(
      MergeChecks(
        key: till.key(), actor: till.employee, checkID: mine.id, otherCheckID: other.id))
    for station in ["bar", "kitchen"] {
      #expect(try isReady() == false)
      let card = try #require(
        try till.kitchen().active.first { $0.key.station.rawValue == station })
      try till.mark(card.key, .ready)
    }
    #expect(try isReady() == true)
  }
}
