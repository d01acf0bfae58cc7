import POSModel

/// The cloud as an origin of events.
enum CloudOrigin {
  /// What its events are told by in every store.
  static let id = DeviceID.cloud
}
