import Foundation
import Glibc
import POSPrinting

/// Two folders of templates, ours and the store's, that are gone when the test is over.
final class TemplateFolders {
  private let root: URL

  /// - Throws: what the file system says.
  init(builtIn: [String: String], own: [String: String] = [:]) throws {
    var template = Array((NSTemporaryDirectory() + "/templates-XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else { throw CocoaError(.fileWriteUnknown) }
    let path = template.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    root = URL(filePath: String(decoding: path, as: UTF8.self))
    for (folder, files) in [("builtIn", builtIn), ("own", own)] {
      try FileManager.default.createDirectory(
        at: root.appending(path: folder), withIntermediateDirectories: true)
      for (name, text) in files {
        try Data(text.utf8).write(to: root.appending(path: "\(folder)/\(name).mustache"))
      }
    }
  }

  deinit {
    // What stays behind in the temporary folder does no harm.
    try? FileManager.default.removeItem(at: root)
  }

  var templates: PrintTemplates {
    PrintTemplates(
      builtIn: root.appending(path: "builtIn").path(), own: root.appending(path: "own").path())
  }

  /// - Throws: what the file system says.
  func write(_ bytes: [UInt8], own name: String) throws {
    try Data(bytes).write(to: root.appending(path: "own/\(name).mustache"))
  }

  /// A fault without the folder it is in, which no two tests share.
  func short(_ fault: TemplateFault?) -> String? {
    fault.map { $0.description.replacing(root.path() + "/", with: "") }
  }
}
