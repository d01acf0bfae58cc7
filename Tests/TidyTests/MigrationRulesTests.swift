import Testing

struct MigrationRulesTests {
  /// Those of the till and those of the cloud.
  private static let folders = [
    "Sources/POSCore/Schema/Migrations", "Sources/POSCloudStore/Migrations/Tables",
  ]
  private let ledger = "Tests/TidyTests/migrations.sha256"
  private let hashOfABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

  /// What is found where both folders have a migration as it was shipped, but for these files;
  /// `lines` are more of the ledger.
  private func faults(_ files: [String: String], lines: String = "") -> [String] {
    let shipped = Self.folders.map { "\($0)/M001.swift" }
    let texts = Dictionary(uniqueKeysWithValues: shipped.map { ($0, "abc") }).merging(files) { $1 }
    let listed = shipped.map { "\(hashOfABC)  \($0)\n" }.joined() + lines
    let tree = texts.sorted { $0.key < $1.key } + [(ledger, listed)]
    return found(tree.map { SourceFile(path: $0.0, text: $0.1) })
  }

  private func found(_ files: [SourceFile]) -> [String] {
    SourceTree(files: files).editedMigrations().map(\.description)
  }

  @Test func `migrations as they were shipped are fine`() {
    #expect(faults([:]) == [])
  }

  @Test(arguments: folders) func `an edited migration is found`(folder: String) {
    #expect(
      faults(["\(folder)/M001.swift": "abcd"]) == [
        "\(folder)/M001.swift: was edited after it shipped; add a new migration instead"
      ])
  }

  @Test(arguments: folders) func `a new migration asks for its line in the ledger`(folder: String) {
    #expect(
      faults(["\(folder)/M002.swift": "abc"]) == [
        "\(folder)/M002.swift: is not in \(ledger); add: \(hashOfABC)  \(folder)/M002.swift"
      ])
  }

  @Test(arguments: folders) func `a removed migration is found`(folder: String) {
    #expect(
      faults([:], lines: "\(hashOfABC)  \(folder)/M002.swift\n") == [
        "\(folder)/M002.swift: was shipped and is gone"
      ])
  }

  @Test func `an empty folder is found`() {
    let till = SourceFile(path: "\(Self.folders[0])/M001.swift", text: "abc")
    #expect(found([till]) == ["\(Self.folders[1])/: has no migration"])
  }
}
