import GRDB

extension Store {
  /// The rules that were set, as typed.
  ///
  /// - Throws: ``StoreFailure``.
  public func settings() throws -> [String: String] {
    try read { log in
      let rows = try Row.fetchAll(log.db, sql: "SELECT key, value FROM pos_config")
      return Dictionary(rows.map { ($0[0], $0[1]) }, uniquingKeysWith: { first, _ in first })
    }
  }
}
