import POSCore
import POSModel
import POSTestSupport
import POSWire
import Testing

@testable import POSCloudStore

struct PerformTests {
  @Test func `a check that an online client opens, rings and pays is closed, on every lane`()
    async throws
  {
    let shop = try await Shop()
    let menu = try shop.database.count("events")
    var check = try await shop.open(1)
    #expect(check.number == 1)
    #expect(check.callNumber == "#1")
    check = try await shop.ring("101", on: check.id, 2)
    check = try await shop.ring("201", on: check.id, 3)
    let paid = try await shop.pay(check, 4)
    #expect(paid.subject.status == .closed)
    #expect(try await shop.store.check(check.id, of: shop.realm) == paid.subject)
    #expect(try shop.database.count("payments") == 1)
    #expect(try shop.database.count("pos_transaction_items") == 2)

    let news = try await shop.store.pull(shop.realm, for: DeviceID("L1"), after: "\(menu)")
    #expect(news.events.map(\.origin) == news.events.map { _ in DeviceID("cloud") })
    #expect(news.events.map(\.seq) == Array(1...Int64(news.events.count)))
    let lane = try Till.fresh()
    try lane.store.receive(news.events, from: DeviceID("cloud"))
    #expect(try lane.store.check(check.id)?.status == .closed)

    // What lanes give back is known.
    let answer = try await shop.store.push(try received(news.events))
    #expect(answer.tally == [.duplicate: news.events.count])
  }

  @Test func `the same key gives the same answer, and another body none`() async throws {
    let shop = try await Shop()
    let check = try await shop.open(1)
    let wish = AddItem(
      key: shop.key(2), actor: TestStaff.cashier, checkID: check.id, itemID: shop.id(2),
      productID: TestMenu.id("101"), quantity: .one)
    let first = try await shop.perform(wish)
    let counts = try shop.database.counts()
    let again = try await shop.perform(wish)
    #expect(!first.isReplay && again.isReplay)
    #expect(again.response == first.response)

    var other = wish
    other.productID = TestMenu.id("102")
    await #expect(
      throws: CloudFailure.keyReused(operation: "add_item", key: wish.key.rawValue)
    ) { try await shop.perform(other) }
    await #expect(
      throws: CloudFailure.keyReused(operation: "open_check", key: wish.key.rawValue)
    ) {
      try await shop.perform(
        OpenCheck(
          key: wish.key, actor: TestStaff.cashier, checkID: shop.id(9), orderType: .eatIn))
    }

    // Long after, the response is gone, and the log answers.
    try Connection(shop.database.url).run("DELETE FROM idempotency_keys")
    _ = try await shop.ring("201", on: check.id, 3)
    let late = try await shop.perform(wish)
    #expect(late.isReplay)
    #expect(late.response == first.response)
    #expect(try shop.database.count("check_items") == 2)
    #expect(counts["check_items"] == 1)
  }

  @Test func `responses are forgotten after a day, and what they answered is not`() async throws {
    let shop = try await Shop()
    let first = OpenCheck(
      key: shop.key(1), actor: TestStaff.cashier, checkID: shop.id(1), orderType: .eatIn)
    let opened = try await shop.perform(first)
    shop.database.clock.advance(milliseconds: CommandTransaction.responseLife)
    _ = try await shop.open(2)
    #expect(try shop.database.count("idempotency_keys") == 1)
    let again = try await shop.perform(first)
    #expect(again.isReplay && again.response == opened.response)
  }

  @Test func `an answer that another program kept in its own shape is worked out anew`()
    async throws
  {
    let shop = try await Shop()
    let wish = OpenCheck(
      key: shop.key(1), actor: TestStaff.cashier, checkID: shop.id(1), orderType: .eatIn)
    let opened = try await shop.perform(wish)
    try shop.database.reshapeAnswers()
    let again = try await shop.perform(wish)
    #expect(again.isReplay && again.response == opened.response)
  }

  @Test func `a check whose number another has goes on, though only the other has rows`()
    async throws
  {
    let shop = try await Shop()
    let lane = try Lane()
    let seq = Int64(try lane.events().count)
    let check = try lane.till.check(with: "101")
    var events = try lane.events(after: seq)
    try await shop.store.push(try received(events))
    for index in events.indices {
      (events[index].origin, events[index].seq) = (DeviceID("L2"), Int64(index) + 1)
      (events[index].eventID, events[index].aggregateID) = (EventID("twin \(index)"), "twin")
    }
    try await shop.store.push(try received(events))
    #expect(try shop.database.count("checks") == 1)

    let twin = CheckID("twin")
    #expect(try await shop.ring("102", on: twin, 1).items.count == 2)
    try await shop.perform(SendRound(key: shop.key(2), actor: TestStaff.cashier, checkID: twin))
    let ticket = TicketKey(checkID: twin, station: StationID("kitchen"), round: 1)
    let again = RefireTicket(
      key: shop.key(3), actor: TestStaff.cashier, ticket: ticket, reason: "burnt")
    #expect(try await !shop.perform(again).isReplay)
    #expect(try await shop.perform(again).isReplay)
    let tickets = try await shop.store.activeTickets(of: shop.realm, station: ticket.station)
    #expect(tickets.map(\.key.checkID) == [twin, twin])
    #expect(Set(tickets.map(\.key.round)) == [1, 2])
    #expect(try shop.database.count("checks") == 1)
    let told = try await shop.store.reviewItems(of: shop.realm)
    #expect(told.map(\.subjectID) == ["twin"])
    #expect(told.first?.detail.hasPrefix("check number \(check.number) exists twice") == true)
  }

  @Test func `a check that is opened has rows, or there is none`() async throws {
    let shop = try await Shop()
    let first = try await shop.open(1)
    let before = try shop.database.counts()
    try Connection(shop.database.url).run(
      "ALTER TABLE checks ADD CHECK (check_number <= \(first.number))")
    await #expect(throws: CloudFailure.self) { try await shop.open(2) }
    #expect(try shop.database.counts() == before)
  }

  @Test func `a wish that is refused leaves nothing behind, and its key is free`() async throws {
    let shop = try await Shop()
    let check = try await shop.open(1)
    let before = try shop.database.counts()
    var wish = AddItem(
      key: shop.key(2), actor: TestStaff.cook, checkID: check.id, itemID: shop.id(2),
      productID: TestMenu.id("101"), quantity: .one)
    await #expect(throws: CheckRefusal.self) { try await shop.perform(wish) }
    #expect(try shop.database.counts() == before)
    wish.actor = TestStaff.cashier
    #expect(try await shop.perform(wish).subject.items.count == 1)
  }

  @Test func `one key from sixteen connections is granted once`() async throws {
    let shop = try await Shop()
    let wide = try shop.database.store(PoolSize(connections: 16, waiting: 64))
    let wish = OpenCheck(
      key: shop.key(1), actor: TestStaff.cashier, checkID: shop.id(1), orderType: .eatIn)
    let grants = await withTaskGroup(of: Result<Bool, any Error>.self) { group in
      for _ in 0..<16 {
        group.addTask {
          do {
            let grant = try await wide.perform(
              wish, in: shop.realm, from: shop.tablet, correlation: "")
            return .success(grant.isReplay)
          } catch { return .failure(error) }
        }
      }
      return await group.reduce(into: [Result<Bool, any Error>]()) { $0.append($1) }
    }
    #expect(grants.filter { (try? $0.get()) == false }.count == 1)  // Refusals are not granted.
    for grant in grants {
      if case .failure(let failure) = grant {
        #expect(
          failure as? CloudFailure == .inProgress(operation: "open_check", key: wish.key.rawValue))
      }
    }
    #expect(try shop.database.count("checks") == 1)
  }

  @Test func `a price an owner changes reaches the lanes`() async throws {
    let shop = try await Shop()
    let menu = try shop.database.count("events")
    var entry = try #require(
      try await shop.store.products(of: shop.realm).first { $0.plu == "101" }
    ).entry
    entry.price = Money(minorUnits: 925)
    let wish = EnterProduct(
      key: shop.key(1), actor: EmployeeID("owner:olivia"), productID: TestMenu.id("101"),
      entry: entry)
    await #expect(throws: CatalogueRefusal.self) { try await shop.perform(wish) }
    try await shop.store.perform(
      wish, in: shop.realm, from: DeviceID("dashboard"), owner: "olivia", correlation: "")
    let news = try await shop.store.pull(shop.realm, for: DeviceID("L1"), after: "\(menu)")
    let lane = try Till.fresh()
    try lane.store.receive(news.events, from: DeviceID("cloud"))
    let check = try lane.check(with: "101")
    #expect(check.items[0].unitPrice == Money(minorUnits: 925))
  }
}
