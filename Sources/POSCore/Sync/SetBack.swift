public import POSModel

extension Store {
  /// Whether this store is older than what the cloud has of it: a file that was put back. What it
  /// sells now would have the counts of events that the cloud has, and never get there.
  ///
  /// - Returns: What a manager is told; nil when the store has all it ever had.
  /// - Throws: ``StoreFailure``.
  public func wasSetBack(behind have: [DeviceID: Int64]) throws -> String? {
    let origin = realm.origin
    let there = have[origin] ?? 0
    let here = try read { log in try log.state(of: origin)?.lastSeq ?? 0 }
    guard there > here else { return nil }
    return "this store was set back: the cloud has \(there) events of \(origin), here are \(here). "
      + "Nothing is sent until the newest copy is put in its place. Where there is none, another "
      + "device takes over ('pos init --join'), and gets what the cloud has"
  }
}
