import Foundation

/// The files of the repository, or some made up to try a rule.
struct SourceTree {
  let files: [SourceFile]

  var swift: [SourceFile] { files.filter(\.isSwift) }
  var sources: [SourceFile] { files.filter { $0.isSwift && $0.isSource } }

  init(files: [SourceFile]) { self.files = files }

  /// Files made up to try a rule, by path.
  init(_ texts: KeyValuePairs<String, String>) {
    files = texts.map { SourceFile(path: $0.key, text: $0.value) }
  }

  /// What git tracks or would track, read once.
  static let repository = Result { try read(root: root) }

  private static var root: URL {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
  }

  private static func read(root: URL) throws -> SourceTree {
    let paths = try gitList(root: root)
    let files = try paths.compactMap { path -> SourceFile? in
      let url = root.appending(path: path)
      // A file deleted but not yet staged is still listed.
      guard FileManager.default.fileExists(atPath: url.path) else { return nil }
      let bytes = try Data(contentsOf: url)
      return SourceFile(path: path, text: String(decoding: bytes, as: UTF8.self))
    }
    let tree = SourceTree(files: files)
    guard !tree.sources.isEmpty else { throw Unreadable(reason: "git lists no Swift file") }
    return tree
  }

  private static func gitList(root: URL) throws -> [String] {
    let git = Process()
    let output = Pipe()
    git.executableURL = URL(filePath: "/usr/bin/env")
    git.arguments = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    git.currentDirectoryURL = root
    git.standardOutput = output
    try git.run()
    let listed = try output.fileHandleForReading.readToEnd() ?? Data()
    git.waitUntilExit()
    guard git.terminationStatus == 0 else {
      throw Unreadable(reason: "git ls-files failed: these tests need a git checkout")
    }
    let paths = listed.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
    return Set(paths).sorted()
  }

  private struct Unreadable: Error { var reason: String }
}
