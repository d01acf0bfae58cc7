import Foundation

/// Text from outside.
enum TextFile {
  /// The text of a file.
  ///
  /// - Throws: ``BadInput`` when there is no such file, or it is no UTF-8 text.
  static func read(_ path: String) throws(BadInput) -> String {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw BadInput(file: path, reason: "there is no such file")
    }
    guard !isFolder.boolValue else { throw BadInput(file: path, reason: "is a folder") }
    do { return try String(contentsOfFile: path, encoding: .utf8) } catch {
      throw BadInput(file: path, reason: "cannot be read as UTF-8 text")
    }
  }
}
