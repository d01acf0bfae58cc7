private let topLevel: Set = [
  "ARCHITECTURE.md", "CHANGELOG.md", "LICENSE", "Makefile", "Package.swift", "README.md",
  "Resources", "Sources", "Tests", "docs", "fixtures",
]

private let kindsOfCode: Set = ["Extensions", "Helpers", "Models", "Utils"]

private let emptyNames = ["Helper", "Helpers", "Manager", "Managers", "Util", "Utils"]

extension SourceTree {
  func strayTopLevelEntries() -> [Offence] {
    let entries = Set(files.compactMap { $0.path.split(separator: "/").first.map(String.init) })
    return entries.filter { !$0.hasPrefix(".") && !topLevel.contains($0) }.sorted()
      .map { Offence(path: $0, reason: "has no place at the top of the repository") }
  }

  /// What patches and editors leave beside a file.
  func leftOvers() -> [Offence] {
    files.filter { file in [".orig", ".rej", "~"].contains { file.path.hasSuffix($0) } }
      .map { Offence(path: $0.path, reason: "is left over of a patch or an editor") }
  }

  /// Folders are named for a noun of the trade, never for a kind of code.
  func foldersByKindOfCode() -> [Offence] {
    codeFolders().filter { folder in
      folder.split(separator: "/").dropFirst(2).contains { kindsOfCode.contains(String($0)) }
    }.map { Offence(path: $0, reason: "is named for a kind of code, not for what it is about") }
  }

  func foldersThatSayNothing() -> [Offence] {
    codeFolders().filter { folder in
      folder.split(separator: "/").contains { part in emptyNames.contains { part.hasSuffix($0) } }
    }.map { Offence(path: $0, reason: "has a name that says nothing") }
  }

  func typesThatSayNothing() -> [Offence] {
    swift.flatMap { file in
      file.code.types.filter { type in emptyNames.contains { type.name.hasSuffix($0) } }
        .map { file.offence($0.line, "\($0.name) has a name that says nothing") }
    }
  }

  /// Every folder of `Tests/XTests` that is not `Fixtures` has its like in `Sources/X`.
  func testFoldersWithoutSources() -> [Offence] {
    let sourceFolders = Set(codeFolders().filter { $0.hasPrefix("Sources/") })
    return codeFolders().compactMap { folder in
      let parts = folder.split(separator: "/").map(String.init)
      guard parts[0] == "Tests", parts.count > 2, !parts.contains("Fixtures"),
        parts[1].hasSuffix("Tests")
      else { return nil }
      let twin = (["Sources", String(parts[1].dropLast(5))] + parts[2...]).joined(separator: "/")
      guard !sourceFolders.contains(twin) else { return nil }
      return Offence(path: folder, reason: "mirrors nothing: there is no \(twin)")
    }
  }

  /// Every folder that holds a file of Sources or Tests, and those above it.
  private func codeFolders() -> [String] {
    var folders: Set<String> = []
    for file in files where file.isSource || file.isTest {
      for count in file.folders.indices {
        folders.insert(file.folders[...count].joined(separator: "/"))
      }
    }
    return folders.sorted()
  }
}
