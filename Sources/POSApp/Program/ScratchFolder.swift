import Foundation
import Glibc
import POSCore

/// A new empty folder for a demo or a replay.
enum ScratchFolder {
  /// Makes it, for its owner only.
  ///
  /// - Throws: `StoreFailure/folder` when it cannot be made.
  static func make() throws -> String {
    var template = Array((NSTemporaryDirectory() + "/pos-demo-XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else {
      throw StoreFailure.folder(
        NSTemporaryDirectory(), reason: String(cString: strerror(errno)))
    }
    let bytes = template.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    return (String(decoding: bytes, as: UTF8.self) as NSString).standardizingPath
  }
}
