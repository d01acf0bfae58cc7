import Foundation

/// Finds the files that come with the program: `Resources/` beside it or above it, or where
/// `POS_RESOURCES` says, or `share/pos` of an installation.
enum ResourceFolder {
  /// The path of one of them.
  ///
  /// - Throws: ``BadFlag`` when it is nowhere.
  static func path(_ name: String) throws(BadFlag) -> String {
    let files = FileManager.default
    var candidates: [String] = []
    if let set = ProcessInfo.processInfo.environment["POS_RESOURCES"] { candidates.append(set) }
    let program =
      (try? files.destinationOfSymbolicLink(atPath: "/proc/self/exe"))  // No /proc.
      ?? CommandLine.arguments[0]
    var folder = URL(fileURLWithPath: program).deletingLastPathComponent()
    while folder.path != "/" {
      candidates.append(folder.appendingPathComponent("Resources").path)
      candidates.append(folder.appendingPathComponent("share/pos").path)
      folder.deleteLastPathComponent()
    }
    for candidate in candidates where files.fileExists(atPath: "\(candidate)/\(name)") {
      return "\(candidate)/\(name)"
    }
    throw BadFlag(reason: "Resources/\(name) is not beside the program. Set POS_RESOURCES to it.")
  }

  /// The text of one of them.
  ///
  /// - Throws: ``BadFlag`` when it is nowhere, or no text.
  static func text(_ name: String) throws(BadFlag) -> String {
    let path = try path(name)
    do { return try String(contentsOfFile: path, encoding: .utf8) } catch {
      throw BadFlag(reason: "\(path) cannot be read.")
    }
  }
}
