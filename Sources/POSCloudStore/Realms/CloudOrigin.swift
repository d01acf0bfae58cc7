import POSModel

/// The cloud as an origin of events, in one of its epochs: `cloud`, and `cloud.2` once the database
/// was set back to a backup.
struct CloudOrigin: Equatable {
  /// Later ones are not believed: no database is set back so often.
  static let lastEpoch: Int64 = 10_000

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

  /// The epoch after this one; nil after the last.
  var next: CloudOrigin? { epoch < Self.lastEpoch ? CloudOrigin(epoch: epoch + 1) : nil }
}
