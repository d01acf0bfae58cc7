import Testing

struct FloorsTests {
  private func objections(_ path: String, _ text: String) -> [String] {
    SourceTree(files: [SourceFile(path: path, text: text)]).importsAcrossFloors()
      .map { "\($0.line ?? 0): \($0.reason)" }
  }

  @Test(arguments: ["POSModel", "POSScreens", "TerminalUI"])
  func `the lowest floors know no Foundation`(target: String) {
    #expect(
      objections("Sources/\(target)/A.swift", "// why\npublic import Foundation\n") == [
        "2: \(target) may not import Foundation"
      ])
  }

  @Test func `siblings do not meet`() {
    #expect(
      objections("Sources/POSScreens/A.swift", "import POSModel\nimport POSCore") == [
        "2: POSScreens may not import POSCore"
      ])
    #expect(
      objections("Sources/POSCore/A.swift", "import TerminalUI") == [
        "1: POSCore may not import TerminalUI"
      ])
  }

  @Test func `an import of one declaration is an import of its module`() {
    #expect(
      objections("Sources/POSModel/A.swift", "import struct Foundation.Date") == [
        "1: POSModel may not import Foundation"
      ])
  }

  @Test func `walls hold for all targets, tests of others among them`() {
    #expect(
      objections("Sources/POSApp/A.swift", "import GRDB\nimport CNcursesW") == [
        "1: only POSCore imports GRDB", "2: only TerminalNcurses imports CNcursesW",
      ])
    #expect(
      objections("Tests/POSAppTests/A.swift", "import GRDB") == [
        "1: only POSCore imports GRDB"
      ])
    #expect(objections("Tests/POSCoreTests/A.swift", "import GRDB") == [])
    #expect(objections("Tests/POSCloudStoreTests/A.swift", "import GRDB") == [])
  }

  @Test func `families of modules are allowed by their first letters`() {
    #expect(
      objections("Sources/POSLocalSync/A.swift", "import NIOCore\nimport GRDB") == [
        "2: only POSCore imports GRDB"
      ])
  }

  @Test func `a new target needs a row in the table`() {
    #expect(
      objections("Sources/POSNew/A.swift", "import POSModel") == [
        "1: POSNew has no row in Tests/TidyTests/Floors.swift"
      ])
  }
}
