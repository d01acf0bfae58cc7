import GRDB
import Glibc
public import POSModel

extension Store {
  /// Opens the store of a folder; a store of an earlier version is brought to the present one.
  ///
  /// - Throws: ``StoreFailure``. A store that is newer, damaged or missing is left untouched.
  public static func open(_ folder: DataFolder, time: any TimeSource) throws -> Store {
    guard folder.hasStore else {
      guard errno != EACCES else {
        throw StoreFailure.folder(folder.path, reason: "it may not be read by this user")
      }
      throw StoreFailure.noStore(folder.path)
    }
    try refuseStrangers(folder)
    let gate = try WriteGate(path: folder.gate)
    return try translating(folder) {
      let pool = try gate.pass {
        let pool = try openPool(folder)
        try Schema.migrator.migrate(pool)
        return pool
      }
      guard let realm = try pool.read(Realm.read) else { throw StoreFailure.noStore(folder.path) }
      return Store(folder: folder, realm: realm, pool: pool, gate: gate, time: time)
    }
  }

  /// Makes a new store in a folder that has none, with all that `fill` puts into it, or nothing.
  ///
  /// - Throws: ``StoreFailure``; ``StoreFailure/storeExists(_:)`` when there is one already; what
  ///   `fill` throws.
  public static func create(
    _ folder: DataFolder, realm: Realm, time: any TimeSource,
    fill: (Store) throws -> Void = { _ in }
  ) throws -> Store {
    try folder.make()
    let gate = try WriteGate(path: folder.gate)
    return try gate.pass {
      guard !folder.hasStore else { throw StoreFailure.storeExists(folder.path) }
      // SQLite would play another store's log into the new file, and its sales would be gone.
      guard !folder.hasStrayLog else {
        throw StoreFailure.folder(folder.path, reason: "it holds the log of a store that is gone")
      }
      // Built aside and renamed: a crash leaves no half-made store behind.
      let draft = DataFolder(path: folder.path + "/.new-store")
      try draft.clear()
      try draft.make()
      try draft.touch(draft.store)
      try translating(draft) {
        let pool = try DatabasePool(path: draft.store, configuration: configuration())
        try Schema.migrator.migrate(pool)
        try pool.write { try realm.write($0, at: time.now()) }
        let store = Store(
          folder: draft, realm: realm, pool: pool, gate: try WriteGate(path: draft.gate), time: time
        )
        try fill(store)
        try store.close()
      }
      try draft.moveStore(to: folder)
      let pool = try openPool(folder)
      return Store(folder: folder, realm: realm, pool: pool, gate: gate, time: time)
    }
  }

  /// The connection pool with the pragmas of the house. Called behind the gate: turning WAL on is a
  /// write.
  ///
  /// - Throws: ``StoreFailure``.
  private static func openPool(_ folder: DataFolder) throws -> DatabasePool {
    try translating(folder) {
      let pool = try DatabasePool(path: folder.store, configuration: configuration())
      // GRDB sets NORMAL when it turns WAL on, which would lose sales in a power cut.
      try pool.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA synchronous = FULL")
        try db.execute(sql: "PRAGMA wal_autocheckpoint = 0")
      }
      return pool
    }
  }

  private static func configuration() -> Configuration {
    var configuration = Configuration()
    configuration.label = "pos"
    configuration.busyMode = .timeout(10)
    configuration.maximumReaderCount = 3
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA cache_size = -4000")
      try db.execute(sql: "PRAGMA journal_size_limit = 16777216")
    }
    return configuration
  }

  /// Looks at the file without changing it.
  ///
  /// - Throws: ``StoreFailure`` when it is newer than this program, damaged or no store.
  private static func refuseStrangers(_ folder: DataFolder) throws {
    try translating(folder) {
      var configuration = Configuration()
      configuration.readonly = true
      configuration.busyMode = .timeout(10)
      let queue = try DatabaseQueue(path: folder.store, configuration: configuration)
      defer { queue.closeQuietly() }
      try queue.read { db in
        let isNewer = try Schema.migrator.hasBeenSuperseded(db)
        if isNewer { throw StoreFailure.newer(folder.store) }
        let isStore = try db.tableExists("store_identity")
        if !isStore { throw StoreFailure.damaged(folder.store) }
      }
    }
  }

  /// Runs `body`, turning what the database says into sentences.
  ///
  /// - Throws: ``StoreFailure``, or what else `body` throws.
  static func translating<T>(_ folder: DataFolder, _ body: () throws -> T) throws -> T {
    do { return try body() } catch let error as DatabaseError {
      throw StoreFailure(error, path: folder.store)
    }
  }
}

extension DatabaseQueue {
  /// Closes a connection that only read.
  fileprivate func closeQuietly() {
    // Nothing was written, so nothing can be lost; the file is closed when the queue goes.
    try? close()
  }
}
