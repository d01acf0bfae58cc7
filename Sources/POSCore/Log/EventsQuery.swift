import GRDB
public import POSModel
public import POSWire

extension Store {
  /// What this store holds: for each origin, the `seq` up to which nothing is missing.
  ///
  /// - Throws: ``StoreFailure``.
  public func holdings() throws -> [DeviceID: Int64] {
    try read { log in
      let rows = try Row.fetchAll(log.db, sql: "SELECT origin_device_id, last_seq FROM origins")
      return Dictionary(
        rows.map { (DeviceID($0[0]), $0[1]) }, uniquingKeysWith: { first, _ in first })
    }
  }

  /// An origin's events after `seq`, in order, at most `limit`.
  ///
  /// - Throws: ``StoreFailure``.
  public func events(from origin: DeviceID, after seq: Int64, limit: Int) throws -> [Envelope] {
    try read { try $0.events(from: origin, after: seq, limit: limit) }
  }
}
