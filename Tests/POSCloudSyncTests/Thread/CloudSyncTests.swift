import POSCloudSync
import POSCore
import POSModel
import POSTestSupport
import POSWire
import Testing

/// The thread itself, with real sockets and a line that can be made bad.
struct CloudSyncTests {
  @Test func `all that ever happened is sent, then each sale as it is committed`() throws {
    let till = try SyncedTill()
    try till.begin()
    #expect(try till.isSynced())
    try till.sell()
    #expect(try till.isSynced())
    #expect(Set(till.cloud.answers.joined().map(\.status)) == [.ok])
  }

  @Test(arguments: [
    ProxyFault.cutBefore, .cutAfter, .status(500), .status(503),
    .slowDrip(bytes: 10, milliseconds: 100), .delay(milliseconds: 700),
  ])
  func `after a fault it is sent again at once, and counts once`(fault: ProxyFault) throws {
    let till = try SyncedTill(faults: [fault])
    try till.begin()
    #expect(try till.isSynced())
    #expect(till.faults.isOver)
    let wasThere = till.cloud.answers.count > 1
    if wasThere {
      #expect(till.cloud.answers.last?.contains { $0.status == .duplicate } == true)
    }
    #expect(try till.store.syncState().refusedCount == 0)
  }

  @Test func `an answer that was lost is found again: the same request is a duplicate`() throws {
    let till = try SyncedTill(faults: [.cutAfter])
    try till.begin()
    #expect(try till.isSynced())
    let statuses = till.cloud.answers.map { Set($0.map(\.status)) }
    #expect(statuses.first == [.ok])
    #expect(statuses.dropFirst().first == [.duplicate])
  }

  @Test func `a cloud that asks to be left alone is, and Sync now asks it all the same`() throws {
    let till = try SyncedTill(faults: [.tooMany(retryAfterSeconds: 60)])
    try till.begin()
    #expect(try till.reaches { $0.trouble?.reason == "the cloud answered 429" })
    #expect(till.cloud.answers.isEmpty)
    try till.store.askForSync()
    #expect(try till.isSynced())
  }

  @Test func `a second failure waits for its pause`() throws {
    let till = try SyncedTill(faults: [.status(500), .status(500)])
    try till.begin()
    // The pause begins when the till knows of it.
    #expect(
      try till.reaches { _ in
        try till.faults.isOver && till.store.syncState().sending == nil
      })
    #expect(till.cloud.answers.isEmpty)
    till.clock.advance(milliseconds: 6_000)
    #expect(try till.isSynced())
  }

  @Test func `after a question that got lost the line is asked again at once, and is up`() throws {
    let till = try SyncedTill()
    try till.begin()
    #expect(try till.isSynced())
    till.faults.add([.cutBefore])
    till.clock.advance(milliseconds: SyncScheduler.heartbeat)
    let lost = till.clock.now()
    #expect(try till.reaches { $0.line == .up && $0.lineSince == lost })
    #expect(till.faults.isOver)
  }

  @Test func `without a connection the till says so, and goes on when there is one`() throws {
    let till = try SyncedTill()
    till.proxy.goDown()
    try till.begin()
    #expect(try till.reaches { $0.line == .down })
    try till.sell()
    for _ in 0..<20 { till.clock.advance(milliseconds: 15_000) }
    let state = try till.store.syncState()
    #expect(state.summary == .offline(state.queued))
    #expect(Int64(state.queued) == (try till.happened().last?.seq))
    try till.proxy.comeUp()
    till.clock.advance(milliseconds: 15_000)
    #expect(try till.isSynced())
  }

  @Test(arguments: ["bad", nil]) func `a token that is none stops it, until somebody asks`(
    token: String?
  ) throws {
    let till = try SyncedTill()
    try till.begin(token: token)
    #expect(try till.reaches { $0.line == .refused })
    try till.sell()
    till.clock.advance(milliseconds: 3_600_000)
    #expect(try till.reaches { $0.line == .refused && $0.sending == nil })
    #expect(till.cloud.answers.isEmpty)
    guard let token else { return }
    till.cloud.setToken(token)
    try till.store.askForSync()
    #expect(try till.isSynced())
  }

  @Test func `what the cloud refuses leaves the rest flowing, and is sent again when asked`() throws
  {
    let till = try SyncedTill()
    let bad = try #require(try till.happened().first)
    till.cloud.say(.rejected, of: bad.eventID)
    try till.begin()
    #expect(try till.reaches { $0.refusedCount == 1 && $0.queued == 0 })
    try till.sell()
    #expect(try till.reaches { $0.refusedCount == 1 && $0.queued == 0 })
    #expect(till.cloud.events.count == (try till.happened().count) - 1)
    till.cloud.say(nil, of: bad.eventID)
    try till.store.askForSync()
    #expect(try till.reaches { $0.summary == .synced })
    #expect(Set(till.cloud.events.map(\.eventID)) == Set(try till.happened().map(\.eventID)))
  }

  @Test func `what happens elsewhere is there as soon as the cloud tells it`() throws {
    let till = try SyncedTill()
    try till.begin()
    #expect(try till.isSynced())
    let office = Till(
      try Store.create(
        DataFolder(path: till.store.folder.path + "/office"),
        realm: StoreTemplate.realm("cloud", workstation: 9), time: till.clock),
      clock: till.clock, seed: 9)
    try office.store.receive(till.happened(), from: DeviceID("L1"))
    var entry = try #require(TestMenu.entries.first)
    entry.price = Money(minorUnits: 999)
    try office.store.perform(
      EnterProduct(
        key: office.key(), actor: TestStaff.manager, productID: TestMenu.id("101"), entry: entry))
    till.cloud.tell(try office.store.events(from: DeviceID("cloud"), after: 0, limit: 10))
    #expect(
      till.cloud.wait { _ in
        // A store that is busy is asked again.
        (try? till.store.menu().product(id: TestMenu.id("101"))?.price.minorUnits) == 999
      })
    // The place is written down behind what was taken.
    #expect(try till.reaches { _ in try till.store.pullCursor() == "1" })
  }

  @Test func `a cloud whose news makes no sense is told of, though all that is sent arrives`()
    throws
  {
    let till = try SyncedTill()
    till.cloud.garble(true)
    try till.begin()
    #expect(
      try till.reaches {
        till.clock.advance(milliseconds: 500)
        return $0.pullTrouble != nil && $0.queued == 0
      })
    try till.sell()
    #expect(try till.reaches { $0.queued == 0 })
    let state = try till.store.syncState()
    #expect(state.line == .up && state.trouble == nil)
    #expect(state.summary == .failed)
    #expect(state.pullTrouble?.reason.hasPrefix("the cloud's answer makes no sense") == true)
    till.cloud.garble(false)
    #expect(
      try till.reaches {
        till.clock.advance(milliseconds: 500)
        return $0.summary == .synced
      })
  }

  @Test func `an address that is no cloud's is told in the header after two attempts`() throws {
    let till = try SyncedTill()
    try till.begin(at: "http://127.0.0.1:\(till.proxy.port)/nowhere")
    #expect(
      try till.reaches {
        till.clock.advance(milliseconds: 500)
        return $0.summary == .failed
      })
    let state = try till.store.syncState()
    #expect(state.line == .stranger && state.trouble?.reason == "the cloud answered 404")
    #expect(state.refusedCount == 0, "nothing is given up yet")
  }

  @Test(arguments: [1, 2]) func `a cloud that was away for so many attempts is well again`(
    times: Int
  ) throws {
    let till = try SyncedTill(faults: Array(repeating: .status(404), count: times))
    try till.begin()
    #expect(
      try till.reaches {
        till.clock.advance(milliseconds: 500)
        return $0.summary == .synced && $0.last?.stored ?? 0 > 0
      })
    #expect(try till.isSynced())
  }

  @Test func `one process syncs a store, and another takes over when it ends`() throws {
    let till = try SyncedTill()
    try till.begin()
    #expect(try till.isSynced())
    let neighbour = try Store.open(till.store.folder, time: till.clock)
    let second = try SyncedTill.sync(
      neighbour, till.clock, at: "http://127.0.0.1:\(till.proxy.port)", token: "bad")
    try till.sell()
    #expect(try till.isSynced())
    till.end()
    #expect(try till.reaches { $0.line == .refused })
    second.end()
  }
}
