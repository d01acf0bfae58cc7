import POSCore
import POSModel
import POSTestSupport
import POSWire
import Testing

@testable import POSCloudStore

struct TicketTests {
  @Test func `a round that is sent stands on its stations until it is served`() async throws {
    let shop = try await Shop()
    var check = try await shop.open(1)
    check = try await shop.ring("101", on: check.id, 2)
    check = try await shop.ring("201", on: check.id, 3)
    try await shop.perform(
      SendRound(key: shop.key(4), actor: TestStaff.cashier, checkID: check.id))
    let tickets = try await shop.store.activeTickets(of: shop.realm)
    #expect(Set(tickets.map(\.key.station)) == [StationID("kitchen"), StationID("bar")])
    let bar = try await shop.store.activeTickets(of: shop.realm, station: StationID("bar"))
    #expect(bar.map(\.lines.count) == [1])
    #expect(try await shop.store.ticket(bar[0].key.id, of: shop.realm) == bar[0])
    #expect(try CloudRows(shop.database).differences.isEmpty)
  }

  @Test func `a void reaches what is made once more where its line was sent from`() async throws {
    let shop = try await Shop()
    let (first, second) = (try await shop.open(1), try await shop.open(2))
    _ = try await shop.ring("101", on: first.id, 3)
    _ = try await shop.ring("102", on: second.id, 4)
    try await shop.perform(
      SendRound(key: shop.key(5), actor: TestStaff.cashier, checkID: first.id))
    let burger = TicketKey(checkID: first.id, station: StationID("kitchen"), round: 1)
    try await shop.perform(
      RefireTicket(key: shop.key(6), actor: TestStaff.cashier, ticket: burger, reason: "burnt"))
    let merged = try await shop.perform(
      MergeChecks(
        key: shop.key(7), actor: TestStaff.cashier, checkID: second.id, otherCheckID: first.id)
    ).subject
    let line = try #require(merged.items.first { $0.plu == "101" })
    try await shop.perform(
      VoidItem(
        key: shop.key(8), actor: TestStaff.manager, checkID: second.id, itemID: line.id,
        quantity: .one, reason: "left"))
    let burgers = try await shop.store.activeTickets(of: shop.realm, station: burger.station)
    #expect(burgers.map(\.isVoided) == [true, true])
    #expect(try CloudRows(shop.database).differences.isEmpty)
  }

  @Test func `since a moment, those tickets are told to which something happened then`()
    async throws
  {
    let shop = try await Shop()
    let check = try await shop.open(1)
    for (seed, plu) in [(2, "101"), (3, "201")] as [(UInt64, String)] {
      _ = try await shop.ring(plu, on: check.id, seed)
    }
    try await shop.perform(
      SendRound(key: shop.key(4), actor: TestStaff.cashier, checkID: check.id))
    shop.database.clock.advance(milliseconds: 60_000)
    let moment = shop.database.clock.now()
    #expect(try await shop.store.activeTickets(of: shop.realm, since: moment).isEmpty)
    let bar = try #require(
      try await shop.store.activeTickets(of: shop.realm, station: StationID("bar")).first)
    try await shop.perform(start(bar, shop.key(5)))
    let changed = try await shop.store.activeTickets(of: shop.realm, since: moment)
    #expect(changed.map(\.key) == [bar.key])
  }

  @Test func `a round of a lane that was offline is told when it has come`() async throws {
    let shop = try await Shop()
    let lane = try Lane()
    _ = try lane.till.send(try lane.till.check(with: "101").id)
    shop.database.clock.advance(milliseconds: 3_600_000)
    let moment = shop.database.clock.now()
    shop.database.clock.advance(milliseconds: 60_000)
    try await shop.store.push(try lane.items())
    let told = try await shop.store.activeTickets(of: shop.realm, since: moment)
    #expect(told.map(\.sentAt) == [TestClock.noon])
    // What was on its way when somebody asked is told the next time.
    let next = shop.database.clock.now().adding(milliseconds: 10_000)
    #expect(try await shop.store.activeTickets(of: shop.realm, since: next).count == 1)
  }

  @Test func `a ticket that is served already is answered once and for all`() async throws {
    let shop = try await Shop()
    var check = try await shop.open(1)
    check = try await shop.ring("201", on: check.id, 2)
    try await shop.perform(
      SendRound(key: shop.key(3), actor: TestStaff.cashier, checkID: check.id))
    let ticket = try #require(try await shop.store.activeTickets(of: shop.realm).first)
    try await shop.perform(bump(ticket, shop.key(4)))
    let events = try shop.database.count("events")
    let idle = try await shop.perform(bump(ticket, shop.key(5)))
    #expect(idle.response == .bumped && !idle.isReplay)
    #expect(try shop.database.count("events") == events)

    // What another program kept is like what is gone: it is said anew.
    try shop.database.reshapeAnswers()
    let anew = try await shop.perform(bump(ticket, shop.key(5)))
    #expect(anew.response == .bumped && !anew.isReplay)

    // Recalled meanwhile, the same wish is not a new one; another under its name is a mismatch.
    try await shop.perform(
      MarkTicket<BarArea>(
        key: shop.key(6), actor: TestStaff.cashier, ticketID: ticket.key.id, mark: .recalled))
    let again = try await shop.perform(bump(ticket, shop.key(5)))
    #expect(again.response == .bumped && again.isReplay)
    #expect(try await shop.store.ticket(ticket.key.id, of: shop.realm)?.status != .bumped)
    await #expect(
      throws: CloudFailure.keyReused(
        operation: MarkTicket<BarArea>.operation, key: shop.key(5).rawValue)
    ) { try await shop.perform(start(ticket, shop.key(5))) }
  }

  private func bump(_ ticket: Ticket, _ key: IdempotencyKey) -> MarkTicket<BarArea> {
    MarkTicket(key: key, actor: TestStaff.cashier, ticketID: ticket.key.id, mark: .bumped)
  }

  private func start(_ ticket: Ticket, _ key: IdempotencyKey) -> MarkTicket<BarArea> {
    MarkTicket(key: key, actor: TestStaff.cashier, ticketID: ticket.key.id, mark: .started)
  }
}
