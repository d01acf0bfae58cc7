import POSModel
import POSTestSupport
import POSWire
import Testing

@testable import POSCore

/// What others say of the numbers of this workstation moves its counters, as far as it can be so.
struct CountedElsewhereTests {
  private let till: Till

  init() throws { till = try Till.fresh() }

  /// The opening of a check on another device.
  private func opening(_ number: Int64, _ call: String) -> CheckFact {
    .opened(
      CheckOpened(
        numbers: CheckNumbers(checkNumber: number, callNumber: call),
        rules: StoreRules(currency: .usd), orderType: .eatIn,
        businessDay: CalendarDay(daysSince1970: 20_605), device: DeviceID("L2")))
  }

  /// Takes the opening of a check from elsewhere, with that payload.
  private func hear(_ payload: [UInt8]) throws {
    let event = Envelope(
      stamp: FactStamp(
        eventID: EventID("e"), at: TestClock.noon, lamport: 9, origin: DeviceID("L2"),
        actor: TestStaff.cashier),
      tenant: TenantID("harbor"), store: StoreID("s1"), aggregateType: "order",
      aggregateID: "c", version: 1, type: "order.created", device: DeviceID("L2"), seq: 1,
      payload: payload, payloadSHA256: SHA256Hex.of(payload))
    try till.store.receive([event], from: DeviceID("L2"))
    #expect(try till.store.events(of: "L2", after: 0) == [event])
  }

  /// Takes the opening of a check from elsewhere.
  private func hear(_ number: Int64, _ call: String) throws {
    try hear(try FactCoding.payload(of: opening(number, call)))
  }

  @Test(
    arguments: [
      (10_007, 10_008), (20_000, 1_010_001), (999_998_010_007, 999_998_010_008),
      // Beyond what any counter comes to, and of another workstation.
      (999_999_010_001, 10_001), (1_000_000_010_001, 10_001), (9_007_199_254_010_001, 10_001),
      (20_001, 10_001),
    ] as [(Int64, Int64)])
  func `a number of its own blocks is passed, and none that no counter comes to`(
    number: Int64, next: Int64
  ) throws {
    try hear(number, "A1")
    #expect(try till.store.verify() == [])
    #expect(try till.store.repairCounters() == [])
    #expect(try till.open().number == next)
    #expect(try till.store.verify() == [])
  }

  @Test func `the numbers beyond are of its own blocks`() {
    let counter = CheckCounter(workstation: 1)
    for number: Int64 in [999_999_010_001, 1_000_000_010_001, 9_007_199_254_010_001] {
      #expect(counter.owns(number))
    }
  }

  @Test(arguments: [
    ("A7", "A8"), ("TA7", "A8"), ("A7/2", "A8"), ("A999999", "A1000000"),
    // More than anybody calls out on a day, of another lane, and of nobody.
    ("A1000000", "A1"), ("A99999999999999999999", "A1"), ("B7", "A1"), ("7", "A1"), ("A", "A1"),
  ])
  func `a call number of its own is passed, and no other`(call: String, next: String) throws {
    try hear(10_007, call)
    #expect(try till.open().callNumber == next)
  }

  @Test(arguments: [
    ("checkNumber", JSONValue.string("10007")), ("checkNumber", .null), ("rvcId", .null),
  ])
  func `an opening that cannot be read is told, and counts nowhere`(
    member: String, value: JSONValue
  ) throws {
    let payload = try FactCoding.payload(of: opening(10_007, "A7"))
    guard case .object(var members) = try JSONValue(parsing: payload) else { return }
    members[member] = value
    try hear(JSONValue.object(members).canonical)
    #expect(try till.store.verify().filter { $0.kind == .counter } == [])
    #expect(try till.store.repairCounters() == [])
    #expect(try till.open().number == 10_001)
  }
}
