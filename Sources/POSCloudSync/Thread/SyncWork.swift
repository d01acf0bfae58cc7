import Logging
import POSCore
import POSModel

/// The work of who holds the role: turn by turn, on one thread.
final class SyncWork {
  private let desk: SyncDesk
  private let line: CurlLine
  private let pusher: Pusher
  private let puller: Puller
  private var asked: Int64
  private var lastTurn: Instant

  /// Begins: whoever had the role before is dead.
  ///
  /// - Throws: `StoreFailure`.
  init(_ desk: SyncDesk, _ access: CloudAccess, _ line: CurlLine) throws {
    try desk.store.beginSync(with: access.address.text)
    try desk.store.endPushLeases()
    (self.desk, self.line) = (desk, line)
    lastTurn = desk.time.now()
    pusher = Pusher(desk, access, line)
    puller = try Puller(desk, access, line)
    asked = try desk.store.syncsAsked()
  }

  /// Looks at the store if it changed, begins what is due, and takes what came.
  ///
  /// - Throws: `StoreFailure`.
  func turn(hasNews: Bool) throws {
    try mindTheClock()
    if hasNews { try look() }
    try pusher.begin()
    try puller.begin()
    try pusher.renew()
    line.wait(milliseconds: CloudSync.look)
    while let (request, reply) = line.nextDone() {
      if try pusher.take(reply, of: request) {
        if pusher.lineIsUp { puller.lineIsUp(isNews: pusher.lineCameBack) }
      }
      if try puller.take(reply, of: request), puller.doubtsLine { pusher.trigger(.network) }
    }
  }

  /// Ends in the middle: the next to come finds nothing leased.
  func letGo() {
    do { try desk.store.endPushLeases() } catch {
      desk.log.error("leases left behind", metadata: ["cause": "\(error)"])
    }
  }

  /// Something was committed: is it for the cloud?
  ///
  /// - Throws: `StoreFailure`.
  private func look() throws {
    let present = try desk.store.syncsAsked()
    if present != asked {
      asked = present
      return pusher.trigger(.asked)
    }
    if try desk.store.hasPushWork() { pusher.trigger(.event) }
  }

  /// A clock that is put back would make all that waits wait longer.
  ///
  /// - Throws: `StoreFailure`.
  private func mindTheClock() throws {
    let now = desk.time.now()
    defer { lastTurn = now }
    guard now.milliseconds < lastTurn.milliseconds - 1000 else { return }
    try desk.store.endPushPauses()
    pusher.clockWentBack(to: now)
    puller.clockWentBack(to: now)
  }
}
