import Foundation
import Glibc
public import POSCore

/// A folder for one test, removed when the last one lets go of it.
public final class TemporaryFolder: Sendable {
  /// What the folder is on.
  public enum Medium: Sendable {
    /// Memory, where the machine has such a disk: for runs that fsync a hundred thousand times.
    case memory
    /// The disk of the temporary folder, where fsync is real.
    case disk
  }

  /// The folder.
  public let path: String

  /// Makes an empty folder of its own.
  ///
  /// - Throws: `StoreFailure.folder` when the disk refuses.
  public init(on medium: Medium = .memory) throws {
    let memory = "/dev/shm"
    let base =
      medium == .memory && access(memory, W_OK) == 0
      ? memory : FileManager.default.temporaryDirectory.path
    var template = Array((base + "/pos-test-XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else {
      throw StoreFailure.folder(base, reason: String(cString: strerror(errno)))
    }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit {
    // What is left of a temporary folder hurts nobody.
    try? FileManager.default.removeItem(atPath: path)
  }

  /// The folder as a store's.
  public var data: DataFolder { DataFolder(path: path) }
}
