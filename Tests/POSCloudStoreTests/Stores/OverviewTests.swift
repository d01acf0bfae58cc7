import POSCore
import POSModel
import POSTestSupport
import POSWire
import Testing

@testable import POSCloudStore

struct OverviewTests {
  let database: CloudDatabase
  let store: CloudStore
  let lane: Lane

  init() throws {
    database = try CloudDatabase()
    store = try database.store()
    lane = try Lane()
  }

  @Test func `an owner sees how far each lane is synced`() async throws {
    try await store.push(try lane.items())
    let stores = try await store.stores(of: TenantID("harbor"))
    #expect(stores.map(\.name) == ["Harbor Grill"])
    #expect(stores[0].currency == .usd)
    #expect(stores[0].lanes.map(\.device) == [DeviceID("L1"), DeviceID("L2")])
    #expect(stores[0].lanes[0].lastSeenAt == database.clock.now())
    #expect(stores[0].lanes[0].events == [DeviceID("L1"): Int64(try lane.events().count)])
    #expect(stores[0].lanes[1].lastSeenAt == nil)
    #expect(stores[0].lanes[1].events.isEmpty)
    #expect(try await store.stores(of: TenantID("rival")).isEmpty)
  }

  @Test func `sales are added up by the hour of the store's own clock`() async throws {
    let berlin = CloudRealm(tenant: TenantID("harbor"), store: StoreID("s3"))
    try database.office().enroll(
      Enrollment(realm: berlin, device: DeviceID("L1"), timeZone: "Europe/Berlin"))
    let first = try lane.till.check(with: "900", "101")
    try lane.till.pay(first, cash: Money(minorUnits: 2000))
    lane.till.clock.advance(milliseconds: 3 * 3_600_000)
    try lane.till.pay(try lane.till.check(with: "201"), cash: Money(minorUnits: 275))
    // Behind midnight, before the day's end.
    lane.till.clock.advance(milliseconds: 11 * 3_600_000)
    try lane.till.pay(try lane.till.check(with: "201"), cash: Money(minorUnits: 275))
    lane.till.clock.advance(milliseconds: 5 * 3_600_000)
    try lane.till.pay(try lane.till.check(with: "201"), cash: Money(minorUnits: 275))
    let events = try lane.events().map { event in
      var event = event
      event.store = berlin.store
      return event
    }
    let answer = try await store.push(
      try received(events), from: DeviceID("L1"), of: berlin, correlation: "")
    #expect(answer.tally == [.ok: events.count])

    let day = try #require(CalendarDay(text: "2026-06-01"))
    #expect(try await store.businessDay(of: berlin) == day)
    let hours = try await store.sales(of: berlin, on: day)
    #expect(hours.map(\.hour) == Array(4...23) + Array(0...3))
    let taken = hours.filter { $0.payments > 0 }
    #expect(taken.map(\.hour) == [14, 17])
    #expect(taken.map(\.taken) == [first.totals.due, Money(minorUnits: 275)])
    let next = try #require(CalendarDay(text: "2026-06-02"))
    #expect(
      try await store.sales(of: berlin, on: next).filter { $0.payments > 0 }.map(\.hour) == [4, 9])
  }

  @Test(arguments: [
    // In Berlin the first is a day like others, the second has 25 hours, the third has 23.
    ("2026-06-01", "2026-06-01T16:30:00.000Z", -120),
    ("2026-10-24", "2026-10-24T16:30:00.000Z", -60),
    ("2027-03-27", "2027-03-27T17:30:00.000Z", -120),
  ])
  func `a day that starts in the evening has all that is taken until the next evening`(
    name: String, opening: String, offset: Int64
  ) async throws {
    let berlin = CloudRealm(tenant: TenantID("harbor"), store: StoreID("s3"))
    try database.office().enroll(
      Enrollment(realm: berlin, device: DeviceID("L1"), timeZone: "Europe/Berlin"))
    let till = lane.till
    try till.store.perform(
      ChangeSetting(
        key: till.key(), actor: TestStaff.manager, setting: SettingID("day.start_hour"),
        value: "18"))
    let day = try #require(CalendarDay(text: name))
    let first = try #require(Instant(text: opening))
    let midnight = Instant(milliseconds: (day.daysSince1970 + 1) * 86_400_000)
      .adding(milliseconds: offset * 60_000)
    // Half past six in the evening, then the next day: half past one, half past five and past six.
    for moment in [first] + [810, 1050, 1110].map({ midnight.adding(milliseconds: $0 * 60_000) }) {
      till.clock.advance(milliseconds: moment.milliseconds - till.clock.now().milliseconds)
      try till.pay(try till.check(with: "201"), cash: Money(minorUnits: 275))
    }
    let events = try lane.events().map { event in
      var event = event
      event.store = berlin.store
      return event
    }
    let answer = try await store.push(
      try received(events), from: DeviceID("L1"), of: berlin, correlation: "")
    #expect(answer.tally == [.ok: events.count])
    func hours(_ day: CalendarDay) async throws -> [Int] {
      try await store.sales(of: berlin, on: day).filter { $0.payments > 0 }.map(\.hour)
    }
    #expect(try await hours(day) == [18, 13, 17])
    #expect(try await hours(CalendarDay(daysSince1970: day.daysSince1970 + 1)) == [18])
  }

  @Test func `a check is found by its number, with all that happened to it`() async throws {
    let check = try lane.till.check(with: "101")
    try lane.till.pay(check)
    try await store.push(try lane.items())
    let found = try await store.checks(numbered: check.number, of: CloudDatabase.realm)
    #expect(found.map(\.id) == [check.id])
    #expect(found.first?.status == .closed)
    let life = try await store.life(of: check.id, of: CloudDatabase.realm)
    #expect(life.map(\.type).first == "order.created")
    #expect(life.map(\.type).last == "order.paid")
    #expect(try await store.checks(numbered: 7, of: CloudDatabase.realm).isEmpty)
  }
}
