import Foundation
import Glibc

/// The folder a store lives in, and the files in it. All of them are readable by their owner only.
public struct DataFolder: Sendable, Equatable {
  /// The folder.
  public let path: String

  /// The folder at that path; nothing is touched yet.
  public init(path: String) { self.path = path }

  /// The store file.
  public var store: String { path + "/pos.sqlite" }
  /// Locked by whoever writes.
  public var gate: String { path + "/pos.lock" }
  /// Settings of this machine.
  public var settings: String { path + "/pos.env" }
  /// What must never be in the store: the PIN pepper, tokens.
  public var secrets: String { path + "/secrets" }
  /// Where the store's own templates of receipts are, and its picture.
  public var templates: String { path + "/templates" }
  /// Where logs go.
  public var logs: String { path + "/logs" }

  /// The file whose lock is a background role.
  public func role(_ name: String) -> String { path + "/\(name).role" }

  /// Whether there is a store file in it.
  public var hasStore: Bool { access(store, F_OK) == 0 }

  /// Whether the write-ahead log of a store is there, but not the store.
  var hasStrayLog: Bool { !hasStore && access(store + "-wal", F_OK) == 0 }

  /// Whether there is nothing in it, or it does not exist.
  public var isEmpty: Bool {
    // A folder that cannot be listed is not known to be empty.
    guard access(path, F_OK) == 0 else { return true }
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: path)  // Not a folder.
    else { return false }
    return names.isEmpty
  }

  /// Makes the folder, for its owner only, where it is missing.
  ///
  /// - Throws: ``StoreFailure/folder(_:reason:)``.
  public func make() throws {
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw StoreFailure.folder(path, reason: String(cString: strerror(errno)))
    }
  }

  /// Writes a file for its owner only, all of it or nothing.
  ///
  /// - Throws: ``StoreFailure`` when the disk refuses.
  public func write(_ text: String, to file: String) throws {
    let temporary = file + ".new"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    guard descriptor >= 0 else { throw StoreFailure(errno: errno, path: file) }
    defer { close(descriptor) }
    let bytes = Array(text.utf8)
    guard Glibc.write(descriptor, bytes, bytes.count) == bytes.count, fsync(descriptor) == 0,
      rename(temporary, file) == 0
    else { throw StoreFailure(errno: errno, path: file) }
  }

  /// Makes an empty file for its owner only, where there is none, so that what SQLite makes beside
  /// it is the owner's only too.
  ///
  /// - Throws: ``StoreFailure`` when the disk refuses.
  func touch(_ file: String) throws {
    let descriptor = open(file, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw StoreFailure(errno: errno, path: file) }
    close(descriptor)
  }
}

extension DataFolder {
  /// Removes the folder with all that is in it, where it exists.
  ///
  /// - Throws: ``StoreFailure`` when the disk refuses.
  func clear() throws {
    guard access(path, F_OK) == 0 else { return }
    do { try FileManager.default.removeItem(atPath: path) } catch {
      throw StoreFailure(errno: errno, path: path)
    }
  }

  /// Moves a finished store file into `folder` and removes this one.
  ///
  /// - Throws: ``StoreFailure`` when the disk refuses.
  func moveStore(to folder: DataFolder) throws {
    guard rename(store, folder.store) == 0 else {
      throw StoreFailure(errno: errno, path: folder.store)
    }
    let directory = open(folder.path, O_RDONLY | O_DIRECTORY)
    if directory >= 0 {
      fsync(directory)
      close(directory)
    }
    try clear()
  }
}
