import Glibc
import Logging
import POSCloudSync
import POSCore
import POSModel
import POSTestSupport
import POSWire
import Synchronization

/// A till that syncs with a stand-in cloud through a line that can be made bad. Its clock stands
/// still until it is told to move.
final class SyncedTill: Sendable {
  let store: Store
  let clock: TestClock
  let cloud: StandInCloud
  let proxy: FaultProxy
  let faults: FaultScript
  /// Whether the network answers whatever is asked with its own page, as before a log-in.
  let page: PageSwitch
  private let till: Mutex<Till>
  private let sync: Mutex<CloudSync?>

  /// A till whose sync has not begun.
  init(faults: [ProxyFault] = []) throws {
    let till = try Till.fresh()
    // The first request only asks what the cloud has.
    let script = FaultScript(
      on: "/sync/push", faults.isEmpty ? [] : [.delay(milliseconds: 0)] + faults)
    (store, clock, self.faults) = (till.store, till.clock, script)
    cloud = try StandInCloud()
    let page = PageSwitch()
    self.page = page
    proxy = try FaultProxy(upstream: cloud.port) { page.serves() ? .status(200) : script.next($0) }
    self.till = Mutex(till)
    sync = Mutex(nil)
  }

  deinit {
    end()
    proxy.goDown()
    cloud.end()
  }

  /// Begins to sync, with the cloud behind the line or at another address.
  func begin(
    token: String? = "good", at address: String? = nil, trusting authorities: String? = nil
  ) throws {
    let sync = try Self.sync(
      store, clock, at: address ?? "http://127.0.0.1:\(proxy.port)", trusting: authorities,
      token: token)
    self.sync.withLock { $0 = sync }
  }

  /// Ends the sync.
  func end() {
    sync.withLock { sync in
      sync?.end()
      sync = nil
    }
  }

  /// One more process that would sync the same store.
  static func sync(
    _ store: Store, _ clock: TestClock, at address: String, trusting authorities: String? = nil,
    token: String?
  ) throws -> CloudSync {
    var access = CloudAccess(try CloudAddress(address), trusting: authorities) { token }
    access.patience = 500
    return try CloudSync(
      store: store, access: access, log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
      time: clock, ids: IDSource(random: SeededGenerator(seed: 3)),
      random: SeededGenerator(seed: 4))
  }

  /// Sells a burger for cash.
  @discardableResult
  func sell() throws -> Check {
    try till.withLock { till in
      try till.pay(till.check(with: "101")).subject
    }
  }

  /// All that happened at the till.
  func happened() throws -> [Envelope] {
    try store.events(from: store.realm.origin, after: 0, limit: .max)
  }

  /// Waits until the cloud has all that happened, each once, and the till knows it.
  func isSynced() throws -> Bool {
    let all = try happened()
    return try cloud.wait { $0.events.count >= all.count }
      && cloud.events == all && reaches { $0.summary == .synced && $0.line == .up }
  }

  /// Waits until the till's state is as it should be.
  func reaches(_ holds: (SyncState) throws -> Bool) throws -> Bool {
    var fault: (any Error)?
    let isReached = cloud.wait { _ in
      do {
        return try holds(try store.syncState())
      } catch {
        fault = error
        return true
      }
    }
    if let fault { throw fault }
    return isReached
  }
}

/// Switches the page of a network on and off, and counts how often it was served.
final class PageSwitch: Sendable {
  private let state = Mutex((isOn: false, served: 0))
  var served: Int { state.withLock { $0.served } }
  func set(_ isOn: Bool) { state.withLock { $0.isOn = isOn } }

  /// Whether it answers the request that is there.
  func serves() -> Bool {
    state.withLock { state in
      if state.isOn { state.served += 1 }
      return state.isOn
    }
  }
}
