import Foundation
import GRDB
import POSModel
import POSTestSupport
import Testing

@testable import POSCore

/// What is not a store of this program is refused with a sentence, and left as it is.
struct StoreOpeningTests {
  private let folder: TemporaryFolder
  private let time = TestClock()

  init() throws { folder = try TemporaryFolder() }

  private var file: URL { URL(filePath: folder.data.store) }

  private func open() throws -> Store { try Store.open(folder.data, time: time) }

  private func makeStore() throws {
    let store = try StoreTemplate.standard.copy(to: folder, time: time)
    try store.close()
  }

  /// Opening fails so, and not a byte of the store changes.
  private func expectRefusal(_ failure: StoreFailure) throws {
    let before = try Data(contentsOf: file)
    #expect(throws: failure) { try open() }
    #expect(try Data(contentsOf: file) == before)
    #expect(failure.sentence.hasSuffix(".") && failure.sentence.count > 30)
  }

  @Test func `a store that a newer program wrote is left untouched`() throws {
    try makeStore()
    let queue = try DatabaseQueue(path: folder.data.store)
    try queue.write {
      try $0.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('99-later')")
    }
    try queue.close()
    try expectRefusal(.newer(folder.data.store))
  }

  @Test(arguments: ["", "not a database at all, though long enough to be taken for one, or so"])
  func `a file that is no store is left untouched`(text: String) throws {
    try Data(String(repeating: text, count: 100).utf8).write(to: file)
    try expectRefusal(.damaged(folder.data.store))
  }

  @Test func `another program's database is left untouched`() throws {
    let queue = try DatabaseQueue(path: folder.data.store)
    try queue.write { try $0.execute(sql: "CREATE TABLE songs (title TEXT)") }
    try queue.close()
    try expectRefusal(.damaged(folder.data.store))
  }

  @Test func `a store that lost its first page is left untouched`() throws {
    try makeStore()
    let bytes = try Data(contentsOf: file)
    try (Data(count: 4_096) + bytes.dropFirst(4_096)).write(to: file)
    try expectRefusal(.damaged(folder.data.store))
  }

  @Test func `a folder without a store is named`() throws {
    #expect(throws: StoreFailure.noStore(folder.path)) { try open() }
    let nowhere = DataFolder(path: folder.path + "/nowhere")
    #expect(throws: StoreFailure.noStore(nowhere.path)) { try Store.open(nowhere, time: time) }
    let contents = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(contents == [])
  }

  @Test func `a store is made once, and the second time left as it is`() throws {
    let realm = StoreTemplate.realm("L1", workstation: 1)
    let store = try Store.create(folder.data, realm: realm, time: time)
    #expect(store.realm == realm)
    let before = try Data(contentsOf: file)
    #expect(throws: StoreFailure.storeExists(folder.path)) {
      try Store.create(folder.data, realm: realm, time: time)
    }
    #expect(try Data(contentsOf: file) == before)
    #expect(try open().realm == realm)
  }

  @Test func `what a removed store left behind is not mixed into a new one`() throws {
    try Data("the log of another store".utf8).write(to: URL(filePath: file.path + "-wal"))
    #expect(throws: StoreFailure.self) {
      try Store.create(
        folder.data, realm: StoreTemplate.realm("L1", workstation: 1), time: time)
    }
    #expect(FileManager.default.fileExists(atPath: file.path + "-wal"))
    #expect(!folder.data.hasStore)
  }

  @Test func `a store that was closed is whole in its file`() throws {
    let store = try StoreTemplate.standard.copy(to: folder, time: time)
    let check = try Till(store, clock: time, seed: 1).check(with: "101")
    try store.close()
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    let log = (try? Data(contentsOf: URL(filePath: file.path + "-wal"))) ?? Data()  // Often gone.
    #expect(log.isEmpty, "\(names)")
    #expect(try open().check(check.id) == check)
  }

  @Test func `a store half made by a program that died is made anew`() throws {
    let draft = folder.path + "/.new-store"
    try FileManager.default.createDirectory(atPath: draft, withIntermediateDirectories: true)
    try Data("half".utf8).write(to: URL(filePath: draft + "/pos.sqlite"))
    let store = try Store.create(
      folder.data, realm: StoreTemplate.realm("L1", workstation: 1), time: time)
    #expect(try store.verify() == [])
    #expect(!FileManager.default.fileExists(atPath: draft))
  }

  @Test func `all files are their owner's only`() throws {
    let store = try Store.create(
      folder.data, realm: StoreTemplate.realm("L1", workstation: 1), time: time)
    try StoreTemplate.setUp(store)
    try folder.data.write("PIN_PEPPER=00\n", to: folder.data.secrets)
    for name in ["pos.sqlite", "pos.sqlite-wal", "pos.sqlite-shm", "pos.lock", "secrets"] {
      let attributes = try FileManager.default.attributesOfItem(atPath: "\(folder.path)/\(name)")
      #expect(attributes[.posixPermissions] as? Int == 0o600, "\(name)")
    }
  }

  @Test(
    arguments: [
      (ResultCode.SQLITE_FULL, "store.disk_full"), (.SQLITE_READONLY, "store.read_only"),
      (.SQLITE_READONLY_DIRECTORY, "store.read_only"), (.SQLITE_CANTOPEN, "store.read_only"),
      (.SQLITE_CORRUPT, "store.damaged"), (.SQLITE_NOTADB, "store.damaged"),
      (.SQLITE_CORRUPT_INDEX, "store.damaged"), (.SQLITE_BUSY, "store.busy"),
      (.SQLITE_BUSY_RECOVERY, "store.busy"), (.SQLITE_IOERR_WRITE, "store.system"),
      (.SQLITE_CONSTRAINT, "store.system"),
    ] as [(ResultCode, String)])
  func `what the database says becomes a sentence`(code: ResultCode, failure: String) {
    let failed = StoreFailure(DatabaseError(resultCode: code), path: "/data/pos.sqlite")
    #expect(failed.code == failure)
    #expect(failed.sentence.hasSuffix("."))
  }

  @Test(arguments: [
    (ENOSPC, "store.disk_full"), (EDQUOT, "store.disk_full"), (EROFS, "store.read_only"),
    (EACCES, "store.read_only"), (EPERM, "store.read_only"), (EIO, "store.system"),
  ]) func `what the kernel says becomes a sentence`(errno: Int32, failure: String) {
    #expect(StoreFailure(errno: errno, path: "/data").code == failure)
  }
}
