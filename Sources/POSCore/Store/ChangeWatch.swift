import GRDB
import Synchronization

extension Store {
  /// A watch for what other connections commit: threads and processes alike.
  ///
  /// - Throws: ``StoreFailure``.
  public func watchChanges() throws -> ChangeWatch { try ChangeWatch(folder) }
}

/// Tells whether anybody committed since it was last asked, through `PRAGMA data_version`.
public final class ChangeWatch: Sendable {
  private let queue: DatabaseQueue
  private let folder: DataFolder
  private let seen: Mutex<Int>

  /// Opens a connection of its own.
  ///
  /// - Throws: ``StoreFailure``.
  fileprivate init(_ folder: DataFolder) throws {
    (self.folder, queue) = try Store.translating(folder) {
      var configuration = Configuration()
      configuration.readonly = true
      configuration.busyMode = .timeout(10)
      return (folder, try DatabaseQueue(path: folder.store, configuration: configuration))
    }
    seen = Mutex(0)
    _ = try hasChanged()
  }

  /// Whether anybody committed since the last call.
  ///
  /// - Throws: ``StoreFailure``.
  public func hasChanged() throws -> Bool {
    let version = try Store.translating(folder) {
      try queue.inDatabase { db in
        try Int.fetchOne(db.cachedStatement(sql: "PRAGMA data_version")) ?? 0
      }
    }
    return seen.withLock { seen in
      defer { seen = version }
      return seen != version
    }
  }
}
