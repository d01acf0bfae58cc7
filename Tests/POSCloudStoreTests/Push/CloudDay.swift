import Dispatch
import Logging
import POSCloudStore
import POSCloudSync
import POSCore
import POSModel
import POSTestSupport
import POSWire
import Synchronization

/// A day at a till that syncs with the real cloud through a line that can be made bad.
final class CloudDay {
  let database: CloudDatabase
  let cloud: CloudProcess
  let till: Till
  private let proxy: FaultProxy
  private let token: String
  private var sync: CloudSync?

  /// A clock that runs a hundred times as fast as the machine's: nobody waits for a pause.
  private struct HurriedClock: TimeSource {
    private let start = WallClock().now().milliseconds

    func now() -> Instant {
      let passed = WallClock().now().milliseconds - start
      return Instant(milliseconds: TestClock.noon.milliseconds + passed * 100)
    }
    func offsetSeconds(at instant: Instant) -> Int { 0 }
  }

  init(_ plan: @escaping FaultProxy.Plan = { _ in nil }) throws {
    database = try CloudDatabase()
    cloud = try CloudProcess(database.url)
    token = try CloudProcess.token("L1", database.url)
    till = try Till.fresh()
    proxy = try FaultProxy(upstream: cloud.port, plan: plan)
  }

  deinit {
    sync?.end()
    proxy.goDown()
    cloud.kill()
  }

  /// Begins to sync, as a process of its own would: with its own connections and clock.
  func begin() throws {
    let token = token
    var access = CloudAccess(try CloudAddress("http://127.0.0.1:\(proxy.port)")) { token }
    access.patience = 2_000
    sync = try CloudSync(
      store: try Store.open(till.store.folder, time: HurriedClock()), access: access,
      log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, time: HurriedClock(),
      ids: IDSource(random: SeededGenerator(seed: 3)), random: SeededGenerator(seed: 4))
  }

  /// Ends the sync in the middle of whatever it does.
  func end() {
    sync?.end()
    sync = nil
  }

  /// One guest: some pay cash, some by card, some think better of it.
  func serve(_ number: Int) throws {
    let check = try till.check(with: number.isMultiple(of: 3) ? "101" : "102", "101")
    switch number % 5 {
    case 0: try till.pay(check, card: nil)
    case 1:
      till.employee = TestStaff.manager
      try till.store.perform(
        VoidCheck(
          key: till.key(), actor: till.employee, checkID: check.id, reason: "left"))
      till.employee = TestStaff.cashier
    default: try till.pay(check)
    }
  }

  /// All that happened at the till.
  func happened() throws -> [Envelope] {
    try till.store.events(from: till.store.realm.origin, after: 0, limit: .max)
  }

  /// Waits until the till says that the cloud has everything; false when it does not within a
  /// minute.
  func isSynced() throws -> Bool {
    try reaches { try till.store.syncState().summary == .synced }
  }

  /// Waits until something holds; false when it does not within a minute.
  func reaches(_ holds: () throws -> Bool) throws -> Bool {
    let deadline = ContinuousClock.now + .seconds(60)
    let moment = DispatchSemaphore(value: 0)
    while ContinuousClock.now < deadline {
      if try holds() { return true }
      _ = moment.wait(timeout: .now() + .milliseconds(20))
    }
    return false
  }
}
