import POSCore
import POSModel
import POSTestSupport
import POSWire
import Testing

@testable import POSCloudStore

/// The rows of the cloud against its events, folded anew.
struct RowTests {
  /// A lane's day with something of everything.
  private func busyDay() throws -> Lane {
    let lane = try Lane()
    let till = lane.till
    let paid = try till.check(with: "101", "201", "102")
    try till.pay(paid, card: Money(minorUnits: 500))
    let rest = try #require(try till.store.check(paid.id))
    try till.pay(rest)
    let open = try till.check(with: "101", "101")
    try till.store.perform(
      RemoveItem(
        key: till.key(), actor: till.employee, checkID: open.id, itemID: open.items[0].id))
    try till.ring("205", Quantity(thousandths: 350), on: open.id)
    try till.store.perform(
      CountStock(
        key: till.key(), actor: TestStaff.manager, productID: TestMenu.id("201"),
        left: 10_000))
    _ = try till.check(with: "201")
    return lane
  }

  @Test(arguments: [1, 3, 200])
  func `rows are what the events come to, however many come at once`(size: Int) async throws {
    let database = try CloudDatabase()
    let store = try database.store()
    let items = try busyDay().items()
    for start in stride(from: 0, to: items.count, by: size) {
      let batch = Array(items[start..<min(items.count, start + size)])
      #expect(try await store.push(batch).tally == [.ok: batch.count])
    }
    let rows = try CloudRows(database)
    #expect(rows.differences.isEmpty, "\(rows.differences)")
    #expect(rows.count > 25)
  }

  @Test func `things whose names look the same are two things, as on a till`() async throws {
    let database = try CloudDatabase()
    let lane = try Lane()
    var events = try lane.events()
    let products = events.indices.filter { events[$0].type == "product.upsert" }
    for (index, name) in zip(products, ["caf\u{E9}", "cafe\u{301}"]) {
      events[index].aggregateID = name
    }
    let store = try database.store()
    #expect(try await store.push(try received(events)).tally == [.ok: events.count])
    #expect(try database.count("products") == Int64(products.count))
    #expect(try await store.products(of: CloudDatabase.realm).count == products.count)
  }

  @Test func `an event that comes late makes its check be folded anew`() async throws {
    let database = try CloudDatabase()
    let store = try database.store()
    let lane = try Lane()
    try await store.push(try lane.items())
    let seq = Int64(try lane.events().count)
    let check = try lane.till.check(with: "101", "201")
    let events = try lane.events(after: seq)
    // A second lane named the check before the first rang the cola, and is heard of last.
    var naming = events[0]
    naming.origin = DeviceID("L2")
    (naming.seq, naming.version) = (1, 2)
    naming.eventID = EventID("late")
    (naming.type, naming.payload) = (
      "order.updated", Array(#"{"change":"named","name":"Zoe"}"#.utf8)
    )
    naming.payloadSHA256 = SHA256Hex.of(naming.payload)
    #expect(try await store.push(try received(events + [naming])).tally == [.ok: events.count + 1])
    #expect(try await store.check(check.id, of: CloudDatabase.realm)?.name == "Zoe")
    let rows = try CloudRows(database)
    #expect(rows.differences.isEmpty, "\(rows.differences)")
  }

  @Test func `two lanes that claim one check number keep their events, and a manager is told`()
    async throws
  {
    let database = try CloudDatabase()
    let store = try database.store()
    let lane = try Lane()
    let seq = Int64(try lane.events().count)
    let number = try lane.till.check(with: "101").number
    try await store.push(try lane.items())
    var events = try lane.events(after: seq)
    for index in events.indices {
      events[index].origin = DeviceID("L2")
      events[index].seq = Int64(index) + 1
      events[index].eventID = EventID("twin \(index)")
      events[index].aggregateID = "twin"
    }
    let answer = try await store.push(try received(events))
    #expect(answer.tally == [.ok: events.count])
    #expect(try database.count("checks") == 1)
    let reviews = try await store.reviewItems(of: CloudDatabase.realm)
    #expect(
      reviews.filter { $0.kind == "rows_conflict" }.map(\.detail) == [
        "check number \(number) exists twice; only the first of them is in the reports"
      ])
  }

  @Test func `of two employees with one PIN the first who claimed it has it`() async throws {
    let database = try CloudDatabase()
    let store = try database.store()
    let lane = try Lane()
    try await store.push(try lane.items())
    let twin = EmployeeID("00000000-0000-7000-8000-0000000000aa")
    func claim(_ id: EmployeeID, _ digits: String, _ place: Int) async throws {
      var event = try #require(
        try lane.events().first { $0.aggregateID == TestStaff.cashier.rawValue })
      let fact = EmployeeFact.entered(
        EmployeeEntry(name: "Eve", role: .cashier, pin: TestStaff.pin(digits)))
      event.payload = try FactCoding.payload(of: fact)
      event.payloadSHA256 = SHA256Hex.of(event.payload)
      (event.origin, event.seq) = (DeviceID("L2"), Int64(place))
      event.lamport += 1000 * Int64(place)
      (event.eventID, event.aggregateID) = (EventID("claim \(place)"), id.rawValue)
      #expect(try await store.push(try received([event])).tally == [.ok: 1])
    }
    try await claim(twin, "1111", 1)
    let isTold = "review_items WHERE kind = 'pin_claimed_twice'"
    #expect(try database.count(isTold + " AND subject_id = '\(twin)'") == 1)
    #expect(try database.count("employees WHERE pin_lookup IS NULL AND id = '\(twin)'") == 1)
    try await claim(TestStaff.cashier, "4444", 2)
    #expect(try database.count(isTold) == 0)
    #expect(try database.count("employees WHERE pin_lookup = pin_claim AND id = '\(twin)'") == 1)
  }
}
