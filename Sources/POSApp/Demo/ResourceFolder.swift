import Foundation

/// Finds the files that come with the program: `Resources/` beside it or above it, or where
/// `POS_RESOURCES` says, or `share/pos` of an installation.
enum ResourceFolder {
  /// The path of one of them.
  ///
  /// - Throws: ``BadInput`` when it is nowhere.
  static func path(_ name: String) throws -> String {
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
    throw BadInput(
      reason: "The folder Resources/\(name) is not beside the program. Set POS_RESOURCES to it.")
  }
}
