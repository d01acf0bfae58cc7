import POSModel
import POSWire

/// The cloud as an origin of events, in one of its epochs: `cloud`, and `cloud.2` once the database
/// was set back to a backup.
struct CloudOrigin: Equatable {
  /// Later ones are not believed: no database is set back so often.
  static let lastEpoch: Int64 = 10_000

  /// How many epochs ahead of the store's own one that is shown is believed: so often nobody sets a
  /// database back before a lane is heard of, and made-up ones use up few.
  private static let furthestAhead: Int64 = 8

  /// Counts from 1.
  let epoch: Int64

  init(epoch: Int64) { self.epoch = epoch }

  /// Reads what ``id`` wrote; nil where an origin is not the cloud's.
  init?(_ origin: DeviceID) {
    if origin == DeviceID.cloud {
      epoch = 1
      return
    }
    let parts = origin.rawValue.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, let number = Int64(parts[1]), (2...Self.lastEpoch).contains(number),
      origin == CloudOrigin(epoch: number).id
    else { return nil }
    epoch = number
  }

  /// What its events are told by in a store.
  var id: DeviceID { epoch == 1 ? DeviceID.cloud : DeviceID("\(DeviceID.cloud).\(epoch)") }

  /// What the events of a wish are named after in this epoch. A wish that is repeated after its
  /// effect was lost is done anew: lanes have the lost events under the first names.
  func key(of wish: IdempotencyKey) -> IdempotencyKey {
    epoch == 1 ? wish : IdempotencyKey(SHA256Hex.uuid(of: "\(id)\n\(wish.rawValue)"))
  }

  /// This epoch and those before it, the latest first.
  var sofar: [CloudOrigin] { (1...epoch).reversed().map { CloudOrigin(epoch: $0) } }

  /// Whether it may have been begun before the database was set back to `cloud`.
  func isCredible(after cloud: CloudOrigin) -> Bool { epoch <= cloud.epoch + Self.furthestAhead }

  /// The epoch after this one; nil after the last.
  var next: CloudOrigin? { epoch < Self.lastEpoch ? CloudOrigin(epoch: epoch + 1) : nil }
}
