import POSModel
import Testing

/// What the stations hear of what happens on a check: once.
struct FiringTests {
  private let check = CheckID("c")

  private func key(_ station: String, _ round: Int = 1, of check: String = "c") -> TicketKey {
    TicketKey(checkID: CheckID(check), station: StationID(station), round: round)
  }

  private func ticket(_ till: Till, _ key: TicketKey) throws -> Ticket {
    try #require(till.tickets[key]?.state?.ticket)
  }

  private func void(_ id: String, _ pieces: Int64 = 1, on check: String = "c") -> VoidItem {
    VoidItem(
      key: Shop.key(), actor: Shop.mia.id, checkID: CheckID(check), itemID: CheckItemID(id),
      quantity: Quantity(thousandths: 1_000 * pieces), reason: "dropped")
  }

  @Test func `a round is one ticket for each station, and what names none stands unrouted`() throws
  {
    var till = try Till.table()
    try till.send()
    #expect(Set(till.tickets.keys) == [key("kitchen"), key("bar"), key("unrouted")])
    #expect(try ticket(till, key("kitchen")).lines.map(\.name) == ["Grill burger", "Grill fries"])
    #expect(try ticket(till, key("unrouted")).lines.map(\.name) == ["Burger"])
    #expect(
      till.refusal(SendRound(key: Shop.key(), actor: Shop.mia.id, checkID: check))
        == .nothingToSend)
    #expect(try till.check("c").items.filter { !$0.isSent }.map(\.name) == ["Bag"])
  }

  @Test func `what is added later is an addition, with the new lines alone`() throws {
    var till = try Till.table()
    try till.send()
    try till.perform(till.add("601", as: "more"))
    try till.send()
    let added = try ticket(till, key("kitchen", 2))
    #expect(added.opened.isAddition)
    #expect(added.lines.map(\.itemID) == [CheckItemID("more")])
    #expect(try ticket(till, key("kitchen")).opened.isAddition == false)
  }

  @Test func `a check paid without sending is sent by its payment, once`() throws {
    var till = try Till.table()
    try till.perform(try till.payment("p1", 100))
    #expect(till.tickets.isEmpty)
    try till.payAll()
    #expect(till.tickets.count == 3)
    #expect(try till.check("c").status == .closed)
    var sent = try Till.table()
    try sent.send()
    try sent.payAll()
    #expect(sent.tickets.count == 3)
  }

  @Test func `a void is struck through with its reason, and waits to be seen`() throws {
    var till = try Till.table()
    try till.send()
    try till.perform(void("602"))
    var kitchen = try ticket(till, key("kitchen"))
    #expect(kitchen.lines.map(\.liveThousandths) == [1_000, 0])
    #expect(kitchen.lines[1].voidReason == "dropped")
    #expect(kitchen.hasUnseenVoids)
    #expect(kitchen.status == .queued)
    try till.mark(key("kitchen"), .seen)
    kitchen = try ticket(till, key("kitchen"))
    #expect(!kitchen.hasUnseenVoids)
    #expect(kitchen.status == .queued)
    try till.perform(void("601"))
    try till.mark(key("kitchen"), .seen)
    #expect(try ticket(till, key("kitchen")).status == .bumped)
  }

  @Test func `a check that is voided is struck through at every station`() throws {
    var till = try Till.table()
    try till.send()
    try till.perform(
      VoidCheck(key: Shop.key(), actor: Shop.mia.id, checkID: check, reason: "left"))
    for station in ["kitchen", "bar", "unrouted"] {
      #expect(try ticket(till, key(station)).isVoided)
      #expect(try ticket(till, key(station)).hasUnseenVoids)
    }
  }

  @Test func `split, merge and transfer fire nothing again, and a void still finds its ticket`()
    throws
  {
    var till = try Till.table()
    try till.perform(till.add("601", 2, as: "two"))
    try till.send()
    let before = till.tickets.count
    try till.perform(try till.split([[("two", 1), ("603", 1)]]))
    try till.perform(
      RecallCheck(key: Shop.key(), actor: Shop.mia.id, checkID: CheckID("p1")))
    let moved = try till.check("p1").items
    #expect(
      till.refusal(SendRound(key: Shop.key(), actor: Shop.mia.id, checkID: CheckID("p1")))
        == .nothingToSend)
    try till.perform(void(moved[0].id.rawValue, on: "p1"))
    #expect(
      try ticket(till, key("kitchen")).lines.last?.liveThousandths == 1_000)
    try till.perform(
      MergeChecks(
        key: Shop.key("m"), actor: Shop.mia.id, checkID: check, otherCheckID: CheckID("p1")))
    #expect(till.tickets.count == before)
    let cola = try #require(try till.check("c").items.last { $0.plu == "603" })
    try till.perform(void(cola.id.rawValue))
    #expect(try ticket(till, key("bar")).isVoided)
  }

  @Test func `marks go one way, recall takes a bump back with its first time`() throws {
    var till = try Till.table()
    try till.send()
    let kitchen = key("kitchen")
    let sentAt = try ticket(till, kitchen).sentAt
    try till.mark(kitchen, .started)
    #expect(throws: TicketRefusal.isSo(.inProgress)) { try till.mark(kitchen, .started) }
    try till.mark(kitchen, .ready)
    try till.mark(kitchen, .bumped)
    #expect(throws: TicketRefusal.isSo(.bumped)) { try till.mark(kitchen, .bumped) }
    try till.mark(kitchen, .recalled)
    let ticket = try ticket(till, kitchen)
    #expect((ticket.status, ticket.recalls, ticket.sentAt) == (.ready, 1, sentAt))
    #expect(throws: TicketRefusal.noSuchTicket) { try till.mark(key("grill"), .bumped) }
  }

  @Test func `made again it is a ticket of its own, linked, without what was voided`() throws {
    var till = try Till.table()
    try till.send()
    try till.perform(void("602"))
    try till.payAll()
    try till.perform(
      RefireTicket(
        key: Shop.key("again"), actor: EmployeeID("kitchen"), ticket: key("kitchen"),
        reason: "burnt"))
    let again = try ticket(till, key("kitchen", 2))
    #expect(again.opened.remakeOf == key("kitchen").id)
    #expect(again.lines.map(\.name) == ["Grill burger"])
    #expect(try ticket(till, key("kitchen")).remakes == [key("kitchen", 2).id])
    #expect(try till.check("c").flags == [])
  }

  @Test func `what is voided is not made once more either`() throws {
    var till = try Till.table()
    try till.send()
    try till.perform(
      RefireTicket(
        key: Shop.key("again"), actor: EmployeeID("kitchen"), ticket: key("kitchen"),
        reason: "burnt"))
    try till.perform(void("602"))
    for round in [1, 2] {
      #expect(try ticket(till, key("kitchen", round)).lines.map(\.liveThousandths) == [1_000, 0])
    }
  }

  @Test func `what is made once more again is void, and in a hurry, each time`() throws {
    var till = try Till.table()
    try till.send()
    try till.makeAgain(key("kitchen"))
    try till.makeAgain(key("kitchen", 2))
    try till.perform(void("602"))
    try till.perform(RushCheck(key: Shop.key(), actor: Shop.mia.id, checkID: check))
    for round in 1...3 {
      let made = try ticket(till, key("kitchen", round))
      #expect(made.lines.map(\.liveThousandths) == [1_000, 0])
      #expect(made.isRush)
    }
  }

  @Test func `what moved to another check is void, and in a hurry, where it is made once more`()
    throws
  {
    var till = try Till.table()
    try till.perform(till.add("601", 2, as: "two"))
    try till.send()
    try till.makeAgain(key("kitchen"))
    try till.perform(try till.split([[("two", 1), ("602", 1)]]))
    try till.perform(RecallCheck(key: Shop.key(), actor: Shop.mia.id, checkID: CheckID("p1")))
    // Also where that was after it had moved.
    try till.makeAgain(key("kitchen", 2))
    let moved = try till.check("p1").items
    try till.perform(void(moved[0].id.rawValue, on: "p1"))
    try till.perform(RushCheck(key: Shop.key(), actor: Shop.mia.id, checkID: CheckID("p1")))
    for round in 1...3 {
      let made = try ticket(till, key("kitchen", round))
      #expect(made.lines.map(\.liveThousandths) == [1_000, 1_000, 1_000])
      #expect(made.isRush)
    }
    try till.perform(
      VoidCheck(key: Shop.key(), actor: Shop.mia.id, checkID: CheckID("p1"), reason: "left"))
    for round in 1...3 {
      let made = try ticket(till, key("kitchen", round))
      #expect(made.lines.map(\.liveThousandths) == [1_000, 0, 1_000])
    }
  }

  @Test func `what was merged is void where it is made once more`() throws {
    var till = try Till.table()
    try till.send()
    try till.makeAgain(key("kitchen"))
    try till.open("d")
    try till.ring("101", on: "d")
    try till.perform(
      MergeChecks(
        key: Shop.key("m"), actor: Shop.mia.id, checkID: CheckID("d"), otherCheckID: check))
    let fries = try #require(try till.check("d").items.first { $0.plu == "602" })
    try till.perform(void(fries.id.rawValue, on: "d"))
    for round in 1...2 {
      #expect(try ticket(till, key("kitchen", round)).lines.map(\.liveThousandths) == [1_000, 0])
    }
  }

  @Test func `two tills that sent the same round have one ticket with every line once`() throws {
    var till = try Till.table()
    try till.send()
    let kitchen = key("kitchen")
    let opened = try ticket(till, kitchen).opened
    var again = opened
    again.lines = [
      opened.lines[0], TicketLine(itemID: CheckItemID("x"), name: "X", quantity: .one),
    ]
    till.hear(.created(again), on: kitchen)
    #expect(try ticket(till, kitchen).lines.map(\.name) == ["Grill burger", "Grill fries", "X"])
  }

  @Test func `ids of tickets differ wherever check, station or round does`() {
    var ids: Set<TicketID> = []
    for check in ["019700aa-0000-7000-8000-000000000001", "019700aa-0000-7000-8000-000000000002"] {
      for station in ["kitchen", "bar", "fry"] {
        for round in 1...50 { ids.insert(key(station, round, of: check).id) }
      }
    }
    #expect(ids.count == 300)
    #expect(ids.allSatisfy { $0.rawValue.hasPrefix("019700aa-0000-7") })
    #expect(ids.allSatisfy { $0.rawValue.utf8.count == 36 })
  }
}
