import Logging
import POSCore
import POSModel

/// What the sync works with. Used by its thread alone.
final class SyncDesk {
  let store: Store
  let log: Logger
  let time: any TimeSource
  /// Who holds leases: this run of the program on this device. The number of its process may be
  /// that of one that died: in a container, both have the first.
  let owner: String
  private var ids: IDSource
  private var random: any RandomNumberGenerator & Sendable

  init(
    store: Store, log: Logger, time: any TimeSource, ids: IDSource,
    random: any RandomNumberGenerator & Sendable
  ) {
    var ids = ids
    let run: ID<SyncDesk> = ids.next(at: time.now())
    owner = "\(store.realm.device.rawValue):\(run.rawValue)"
    (self.store, self.log, self.time) = (store, log, time)
    (self.ids, self.random) = (ids, random)
  }

  /// A name no other attempt or lease has.
  func makeName() -> String {
    let id: ID<SyncDesk> = ids.next(at: time.now())
    return id.rawValue
  }

  /// How far chance moves the next pause, in thousandths.
  func jitter() -> Int64 {
    Int64.random(in: -SyncBackOff.jitter...SyncBackOff.jitter, using: &random)
  }
}
