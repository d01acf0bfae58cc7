import Logging
import POSCore
import POSModel
import POSTestSupport
import POSWire
import TerminalUI
import Testing

@testable import POSApp

/// What the screen shows of the sync, and of what came with it.
struct SyncedScreenTests {
  private let folder: TemporaryFolder
  private let store: Store

  init() throws {
    folder = try TemporaryFolder()
    try DemoStore.make(in: folder.data)
    store = try Store.open(folder.data, time: TestTime())
    try store.beginSync(with: "https://cloud.example")
  }

  private func session(hasCloud: Bool) throws -> TillSession {
    let log = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    let vault = try Secrets(folder.data, credentials: nil).vault(folder.data)
    return try TillSession(
      runner: EffectRunner(store: store, vault: vault, log: log, hasCloud: hasCloud),
      time: TestTime(), ids: IDSource(random: SeededGenerator(seed: 5)), size: .smallest,
      notice: "")
  }

  /// Whether the header says that.
  private func shows(_ session: inout TillSession, _ words: String) -> Bool {
    session.frame().text(row: 0).contains(words)
  }

  /// The cloud takes all there is.
  private func drain() throws {
    while let claim = try store.claimPush(by: "me", token: "t", limit: 200, milliseconds: 1000) {
      let events = try store.events(of: claim)
      let answer = PushAnswer(
        results: events.map { PushResult($0.eventID, .ok) },
        have: Dictionary(events.map { ($0.origin, $0.seq) }, uniquingKeysWith: { max($0, $1) }))
      try store.endPush(claim, .answered(answer, milliseconds: 10), jitter: 0)
    }
  }

  @Test func `the header follows the sync, and stays silent where there is no cloud`() throws {
    var (synced, lone) = (try session(hasCloud: true), try session(hasCloud: false))
    let count = try store.syncState().queued
    #expect(shows(&synced, "◐ Syncing \(count)") == true)
    try drain()
    #expect(synced.takeNews() == true)
    #expect(shows(&synced, "● Synced") == true)
    #expect(synced.takeNews() == false)
    #expect(lone.takeNews() == false)
    try store.endPush(nil, .notSent("no connection"), jitter: 0)
    #expect(synced.takeNews() == true)
    #expect(shows(&synced, "○ Offline 0 queued") == true)
    #expect(shows(&lone, "Offline") == false)
  }

  @Test(arguments: [
    (true, "line not tried yet, "), (false, "none: CLOUD_URL says where it is"),
  ])
  func `.diag says whether there is a cloud, also before its line was tried`(
    hasCloud: Bool, words: String
  ) throws {
    var session = try session(hasCloud: hasCloud)
    for line in ["1111", ".diag"] {
      for key in line { session.press(.character(key)) }
      session.press(.enter)
    }
    #expect(session.frame().text.contains(words))
  }

  @Test func `a price from the cloud is on the menu that is open`() throws {
    try drain()
    var session = try session(hasCloud: true)
    for key in "1111" { session.press(.character(key)) }
    session.press(.enter)
    let product = try #require(try store.menu().products.first { $0.plu == "101" })
    #expect(session.frame().text.contains("77.70") == false)
    var entry = product.entry
    entry.price = Money(minorUnits: 7_770)
    let office = Till(
      try Store.create(
        DataFolder(path: folder.path + "/office"),
        realm: Realm(
          tenant: store.realm.tenant, store: store.realm.store, device: DeviceID("cloud"),
          workstation: 9, currency: store.realm.currency), time: TestTime()),
      clock: TestClock(), seed: 3)
    let own = try store.events(from: store.realm.origin, after: 0, limit: .max)
    try office.store.receive(own, from: store.realm.device)
    let boss = try #require(try store.employees().first { $0.role == .manager })
    try office.store.perform(
      EnterProduct(key: office.key(), actor: boss.id, productID: product.id, entry: entry))
    let page = PullAnswer(
      events: try office.store.events(from: DeviceID("cloud"), after: 0, limit: 10), cursor: "1",
      hasMore: false)
    #expect(try store.receive(page, pulledAfter: "").stored == 1)
    #expect(session.takeNews() == true)
    #expect(session.frame().text.contains("77.70") == true)
  }
}
