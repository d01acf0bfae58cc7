import Testing

struct MigrationRulesTests {
  private let folder = "Sources/POSCore/Schema/Migrations"
  private let ledger = "Tests/TidyTests/migrations.sha256"
  private let hashOfABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

  private func faults(_ files: [(String, String)]) -> [String] {
    SourceTree(files: files.map { SourceFile(path: $0.0, text: $0.1) }).editedMigrations()
      .map(\.description)
  }

  @Test func `a migration as it was shipped is fine`() {
    let line = "\(hashOfABC)  \(folder)/M001.swift\n"
    #expect(faults([("\(folder)/M001.swift", "abc"), (ledger, line)]) == [])
  }

  @Test func `an edited migration is found`() {
    let line = "\(hashOfABC)  \(folder)/M001.swift\n"
    #expect(
      faults([("\(folder)/M001.swift", "abcd"), (ledger, line)]) == [
        "\(folder)/M001.swift: was edited after it shipped; add a new migration instead"
      ])
  }

  @Test func `a new migration asks for its line in the ledger`() {
    #expect(
      faults([("\(folder)/M001.swift", "abc")]) == [
        "\(folder)/M001.swift: is not in \(ledger); add: \(hashOfABC)  \(folder)/M001.swift"
      ])
  }

  @Test func `a removed migration and an empty folder are found`() {
    let lines = "\(hashOfABC)  \(folder)/M001.swift\n\(hashOfABC)  \(folder)/M002.swift\n"
    #expect(
      faults([("\(folder)/M001.swift", "abc"), (ledger, lines)]) == [
        "\(folder)/M002.swift: was shipped and is gone"
      ])
    #expect(faults([(ledger, lines)]) == ["\(folder)/: has no migration"])
  }
}
