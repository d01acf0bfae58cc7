import GRDB
import POSModel
import POSTestSupport
import POSWire
import Testing

@testable import POSCore

struct CheckCounterTests {
  private func execute(_ sql: String, in store: Store) throws {
    try store.pool.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA foreign_keys = OFF")
      try db.execute(sql: sql)
      try db.execute(sql: "PRAGMA foreign_keys = ON")
    }
  }

  @Test(
    arguments: [
      (10_001, 10_002), (20_000, 1_010_001), (1_010_001, 1_010_002), (1_020_000, 2_010_001),
      (1_000_000, 1_990_001), (990_001, 990_002),
    ] as [(Int64, Int64)])
  func `after the last number of a block comes the next block of the same workstation`(
    number: Int64, next: Int64
  ) {
    #expect(CheckCounter.following(number) == next)
  }

  @Test func `no two workstations ever give one number`() {
    var given: Set<Int64> = []
    for workstation in 1...99 {
      var number = CheckCounter(workstation: workstation).first
      for _ in 0..<20_050 {
        let isNew = given.insert(number).inserted
        if !isNew { Issue.record("workstation \(workstation) gave \(number)") }
        number = CheckCounter.following(number)
      }
    }
  }

  @Test(
    arguments: [
      (1, 0, 10_001), (1, 10_000, 10_001), (1, 10_001, 10_002), (1, 19_999, 20_000),
      (1, 20_000, 1_010_001), (1, 20_001, 1_010_001), (1, 1_010_000, 1_010_001),
      (1, 1_010_001, 1_010_002), (99, 0, 990_001), (99, 1_000_000, 1_990_001), (2, 20_000, 20_001),
    ] as [(Int, Int64, Int64)])
  func `a counter is set to its first number above the highest used`(
    workstation: Int, used: Int64, next: Int64
  ) {
    #expect(CheckCounter(workstation: workstation).firstAbove(used) == next)
  }

  @Test func `a store counts on from block to block`() throws {
    let till = try Till.fresh()
    #expect(try till.open().number == 10_001)
    #expect(try till.open().number == 10_002)
    try execute("UPDATE rvc_counters SET next_check_number = 20000", in: till.store)
    #expect(try till.open().number == 20_000)
    #expect(try till.open().number == 1_010_001)
    #expect(try till.store.verify() == [])
  }

  @Test func `a counter that is missing is told, and repaired above every number ever used`() throws
  {
    let till = try Till.fresh()
    for _ in 0..<3 { try till.open() }
    // The number of the third check stands in the log alone.
    try execute("DELETE FROM checks WHERE check_number = 10003", in: till.store)
    try execute("DELETE FROM rvc_counters", in: till.store)
    let neighbour = try till.neighbour()
    for till in [till, neighbour] {
      #expect(throws: StoreFailure.counterMissing(rvc: "main")) { try till.open() }
    }
    let kinds = try till.store.verify().map(\.kind)
    #expect(kinds.contains(.counter))
    #expect(try till.store.repairCounters() == ["counter of 'main' set to 10004"])
    #expect(try till.store.repairCounters() == [])
    #expect(try neighbour.open().number == 10_004)
  }

  @Test func `a counter in a store without checks is repaired to its first number`() throws {
    let till = try Till.fresh()
    try execute("DELETE FROM rvc_counters", in: till.store)
    #expect(try till.store.repairCounters() == ["counter of 'main' set to 10001"])
    #expect(try till.open().number == 10_001)
  }

  @Test(arguments: [(10_001, 10_003), (5, 10_003), (20_001, 10_003), (30_000, 10_003)])
  func `a counter that was set back, or into another's block, is told and repaired`(
    tampered: Int64, repaired: Int64
  ) throws {
    let till = try Till.fresh()
    for _ in 0..<2 { try till.open() }
    try execute("UPDATE rvc_counters SET next_check_number = \(tampered)", in: till.store)
    #expect(try till.store.verify().map(\.kind) == [.counter])
    #expect(try till.store.repairCounters() == ["counter of 'main' set to \(repaired)"])
    #expect(try till.store.verify() == [])
  }

  @Test(arguments: [20_001, 30_000, 1_030_000] as [Int64])
  func `numbers of another workstation do not concern this one's counter`(number: Int64) throws {
    let till = try Till.fresh()
    try till.open()
    let fact = CheckFact.opened(
      CheckOpened(
        numbers: CheckNumbers(checkNumber: number, callNumber: "B1"),
        rules: StoreRules(currency: .usd), orderType: .eatIn,
        businessDay: CalendarDay(daysSince1970: 20_605), device: DeviceID("L2")))
    let payload = try FactCoding.payload(of: fact)
    let event = Envelope(
      stamp: FactStamp(
        eventID: EventID("e"), at: TestClock.noon, lamport: 9, origin: DeviceID("L2"),
        actor: TestStaff.cashier),
      tenant: TenantID("harbor"), store: StoreID("s1"), aggregateType: "order",
      aggregateID: "c", version: 1, type: fact.type, device: DeviceID("L2"), seq: 1,
      payload: payload, payloadSHA256: SHA256Hex.of(payload))
    try till.store.receive([event], from: DeviceID("L2"))
    #expect(try till.store.verify() == [])
    #expect(try till.store.repairCounters() == [])
    #expect(try till.open().number == 10_002)
  }

  @Test func `what people call out starts again each business day`() throws {
    let till = try Till.fresh()
    #expect(try till.open().callNumber == "A1")
    #expect(try till.open().callNumber == "A2")
    // Business days start at four: three in the morning is still the day before.
    till.clock.advance(milliseconds: 15 * 3_600_000)
    #expect(try till.open().callNumber == "A3")
    till.clock.advance(milliseconds: 3_600_000)
    #expect(try till.open().callNumber == "A1")
    #expect(try till.open().number == 10_005)
    // A clock that was set back, and put right again, gives no call number twice.
    till.clock.advance(milliseconds: -24 * 3_600_000)
    #expect(try till.open().callNumber == "A4")
    till.clock.advance(milliseconds: 24 * 3_600_000)
    #expect(try till.open().callNumber == "A3")
  }

  @Test(arguments: [(1, "A1"), (26, "Z1"), (27, "AA1"), (52, "AZ1"), (53, "BA1"), (99, "CU1")])
  func `each lane has letters of its own`(workstation: Int, callNumber: String) throws {
    let folder = try TemporaryFolder()
    let store = try Store.create(
      folder.data, realm: StoreTemplate.realm("L", workstation: workstation), time: TestClock())
    try StoreTemplate.setUp(store)
    let check = try Till(store, clock: TestClock(), seed: 1).open()
    #expect(check.callNumber == callNumber)
    #expect(check.number == Int64(workstation) * 10_000 + 1)
  }
}
