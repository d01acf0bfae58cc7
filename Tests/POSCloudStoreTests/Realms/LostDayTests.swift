import POSCore
import POSModel
import POSTestSupport
import POSWire
import Testing

@testable import POSCloudStore

/// A cloud whose database was set back to a backup.
struct LostDayTests {
  @Test func `what the cloud lost of its own comes back from a lane`() async throws {
    let day = try await LostDay()
    #expect(try await day.sendLost().tally == [.ok: day.lost.count])
    #expect(try await day.shop.store.check(day.check.id, of: day.shop.realm)?.number == 1)
    let burger = try await day.shop.store.products(of: day.shop.realm).first { $0.plu == "101" }
    #expect(burger?.price == Money(minorUnits: 925))
    #expect(try CloudRows(day.database).differences == [])
    #expect(try await day.sendLost().tally == [.duplicate: day.lost.count])
    #expect(try day.warnings == 1)
  }

  @Test func `what it does from then on is taken by the lane that has what it lost`()
    async throws
  {
    let day = try await LostDay()
    try await day.sendLost()
    try await day.shop.setPrice(975, 3)
    let check = try await day.shop.open(4)
    #expect(check.number == 2_000_001)
    #expect(try await day.origins == ["cloud", "cloud.2"])
    let page = try await day.shop.store.pull(day.shop.realm, for: day.lane.device, after: "")
    #expect(
      try day.lane.till.store.receive(page.events, from: DeviceID.cloud).stored.count == 2)
    #expect(try day.lane.till.check(with: "101").items[0].unitPrice == Money(minorUnits: 975))
    #expect(try day.lane.till.store.check(check.id)?.number == 2_000_001)
    #expect(try day.lane.till.store.verify() == [])
  }

  @Test func `a pull behind what is there proves it before anything comes back`() async throws {
    let day = try await LostDay()
    #expect(try await day.pull(after: day.cursor) == .badCursor(day.cursor))
    #expect(try await day.shop.open(3).number == 2_000_001)
    #expect(try await day.sendLost().tally == [.ok: day.lost.count])
    #expect(try await day.origins == ["cloud", "cloud.2"])
    #expect(try CloudRows(day.database).differences == [])
    #expect(try day.warnings == 1)
  }

  @Test func `cursors that are made up begin one epoch, and no more while it has no events`()
    async throws
  {
    let day = try await LostDay()
    for cursor in ["9999-1", "5000", "5001", "2-5000", "7-1", "10000-1", "10001-1"] {
      #expect(try await day.pull(after: cursor) == .badCursor(cursor))
    }
    #expect(try day.epoch == 2)
    #expect(try await day.shop.open(3).number == 2_000_001)
    #expect(try await day.pull(after: "2-5000") == .badCursor("2-5000"))
    #expect(try day.epoch == 3)
  }

  @Test func `whoever pulled before the epoch pulls anew`() async throws {
    let day = try await LostDay()
    _ = try await day.shop.open(3)
    let short = try await day.shop.store.pull(
      day.shop.realm, for: DeviceID("L2"), after: "", limit: 3)
    #expect(short.cursor == "3")
    try await day.sendLost()
    #expect(try await day.pull(after: "3") == .badCursor("3"))
    #expect(try await day.pull(after: "0") == nil)
    let page = try await day.shop.store.pull(
      day.shop.realm, for: DeviceID("L2"), after: "", limit: 3)
    #expect(page.cursor == "2-3")
    #expect(try await day.pull(after: page.cursor) == nil)
    #expect(try day.epoch == 2)
  }

  @Test func `who waits for news while an epoch begins is told that no place is as it was`()
    async throws
  {
    let day = try await LostDay()
    let (store, realm) = (day.shop.store, day.shop.realm)
    let place = try await store.pull(realm, for: DeviceID("L2"), after: "").cursor
    let waiting = Task {
      try await store.pull(realm, for: DeviceID("L2"), after: place, wait: .seconds(60))
    }
    try await day.sendLost()
    await #expect(throws: CloudFailure.badCursor(place)) { try await waiting.value }
    let anew = try await store.pull(realm, for: DeviceID("L2"), after: "")
    #expect(anew.events.suffix(day.lost.count) == day.lost[...])
    #expect(anew.cursor.hasPrefix("2-") && !anew.hasMore)
  }

  @Test func `a database that is said to be restored twice loses nothing and doubles no number`()
    async throws
  {
    let day = try await LostDay()
    for _ in 1...2 {
      #expect(try day.database.office().beginEpochs(isRestored: true) == [day.shop.realm])
    }
    #expect(try day.epoch == 3)
    let check = try await day.shop.open(3)
    #expect(check.number == 4_000_001)
    #expect(try await day.sendLost().tally == [.ok: day.lost.count])
    #expect(try await day.sendLost().tally == [.duplicate: day.lost.count])
    #expect(try await day.origins == ["cloud", "cloud.3"])
    #expect(try await day.pull(after: day.cursor) == .badCursor(day.cursor))
    let page = try await day.shop.store.pull(day.shop.realm, for: day.lane.device, after: "")
    #expect(
      try day.lane.till.store.receive(page.events, from: DeviceID.cloud).stored.count == 1)
    #expect(try day.lane.till.store.verify() == [])
    #expect(try day.epoch == 3)
    #expect(try day.warnings == 1)
    #expect(try CloudRows(day.database).differences == [])
  }

  @Test func `what the cloud did meanwhile under a lost number stays, and the rest comes back`()
    async throws
  {
    let day = try await LostDay()
    let meanwhile = try await day.shop.open(3)
    // Nobody knows yet that it was set back.
    #expect(meanwhile.number == day.check.number)
    let answer = try await day.sendLost()
    #expect(answer.results.map(\.status) == [.conflict, .ok])
    #expect(answer.results[0].reason == "TAKEN: event 1 of cloud is another one")
    #expect(try await day.shop.store.check(meanwhile.id, of: day.shop.realm) == meanwhile)
    #expect(try await day.shop.open(4).number == 2_000_001)
    #expect(try await day.shop.store.rejectedItems(of: day.shop.realm).count == 1)
    #expect(try CloudRows(day.database).differences == [])
  }

  @Test func `a database that is set back to one backup twice lets no epoch be two`()
    async throws
  {
    let day = try await LostDay()
    try await day.sendLost()
    try await day.shop.setPrice(975, 3)
    let second = try await day.database.pulled().suffix(1)
    day.shop.store.close()
    try day.database.setBack()
    let shop = try Shop(serving: day.database)
    #expect(try await shop.store.push(try received(day.lost + second)).tally == [.ok: 3])
    #expect(try day.epoch == 3)
    _ = try await shop.open(4)
    #expect(try await day.origins == ["cloud", "cloud.2", "cloud.3"])
    #expect(try day.warnings == 1)
  }

  @Test func `an epoch that no cloud comes to is nobody's, and an owner works on no device`()
    async throws
  {
    let day = try await LostDay()
    var (far, owners) = (day.lost[0], day.lost[1])
    far.origin = CloudOrigin(epoch: CloudOrigin.lastEpoch).id
    (owners.origin, owners.seq) = (DeviceID("L2"), 1)
    let answer = try await day.shop.store.push(try received([far, owners]))
    #expect(
      answer.results.map(\.reason) == [
        "the cloud made no such event", "an owner does nothing on a device",
      ])
    #expect(answer.have[far.origin] == nil)
    #expect(try day.epoch == 1)
    #expect(try day.warnings == 0)
  }

  @Test(arguments: [
    "UPDATE rvc_counters SET next_check_number = 9999", "DELETE FROM rvc_counters",
  ])
  func `numbers go on where no lost one was, also where a counter is made later`(
    beforehand: String
  ) async throws {
    let day = try await LostDay()
    _ = try await day.shop.open(3)
    try Connection(day.database.url).run(beforehand)
    try await day.sendLost()
    // Those that were lost may have gone on in the block after this one.
    #expect(try await day.shop.open(4).number == 2_000_001)
    #expect(try await day.shop.open(5).number == 2_000_002)
  }

  @Test func `what people are called by goes on behind what was lost`() async throws {
    let day = try await LostDay()
    _ = try await day.shop.open(3)
    try await day.sendLost()
    #expect(try await day.shop.open(4).callNumber == "#102")
  }

  @Test func `a gap of the cloud's own proves nothing, and begins no epoch`() async throws {
    let day = try await LostDay()
    let late = try await day.shop.store.push(try received([day.lost[1]]))
    #expect(late.tally == [.retry: 1])
    #expect(try day.epoch == 1)
  }

  @Test func `two servers that are told of it at once begin one epoch`() async throws {
    let day = try await LostDay()
    let (shop, other, items) = (day.shop, try day.database.store(), try received(day.lost))
    let cursor = day.cursor
    try await withThrowingTaskGroup(of: Void.self) { group in
      for store in [shop.store, other, shop.store, other] {
        group.addTask { try await store.push(items) }
        group.addTask {
          await #expect(throws: CloudFailure.badCursor(cursor)) {
            try await store.pull(shop.realm, for: DeviceID("L2"), after: cursor)
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try day.epoch == 2)
    #expect(try day.warnings == 1)
    #expect(try CloudRows(day.database).differences == [])
  }

  @Test(
    arguments: [
      ("cloud", 1), ("cloud.2", 2), ("cloud.10000", 10_000), ("cloud.1", nil), ("cloud.02", nil),
      ("cloud.10001", nil), ("cloud.", nil), ("cloud.2.2", nil), ("cloudy", nil), ("L1.2", nil),
    ] as [(String, Int64?)])
  func `the cloud's own names are told from others`(origin: String, epoch: Int64?) {
    #expect(CloudOrigin(DeviceID(origin))?.epoch == epoch)
  }
}
