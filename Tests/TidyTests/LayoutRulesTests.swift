import Testing

struct LayoutRulesTests {
  @Test func `a stray file and a stray folder are named once`() {
    let tree = SourceTree([
      ".ci/run": "", ".gitignore": "", "Makefile": "", "Sources/A/A.swift": "", "notes.txt": "",
      "scripts/a.sh": "", "scripts/b.sh": "",
    ])
    #expect(tree.strayTopLevelEntries().map(\.path) == ["notes.txt", "scripts"])
  }

  @Test func `what a patch or an editor left beside a file is found, in any folder`() {
    let tree = SourceTree([
      "README.md~": "", "Sources/A/A.swift": "", "Sources/A/A.swift.orig": "",
      "Sources/A/Original.swift": "", "docs/a.md.rej": "",
    ])
    #expect(
      tree.leftOvers().map(\.path) == ["README.md~", "Sources/A/A.swift.orig", "docs/a.md.rej"])
  }

  @Test func `folders by kind of code are found at any depth, in sources and tests`() {
    let tree = SourceTree([
      "Sources/A/Checks/Models/A.swift": "", "Sources/Models/Checks/A.swift": "",
      "Tests/ATests/Extensions/B.swift": "", "docs/Models/a.md": "",
    ])
    #expect(
      tree.foldersByKindOfCode().map(\.path) == [
        "Sources/A/Checks/Models", "Tests/ATests/Extensions",
      ])
  }

  @Test func `folders and types with empty names are found`() {
    let tree = SourceTree([
      "Sources/A/StringUtils/A.swift": "enum MoneyUtils {}\nstruct CheckHelper {}\n",
      "Sources/A/Checks/B.swift":
        "actor SyncManager {}\nenum ManagerApproval {}\n// class AUtils\n",
    ])
    #expect(tree.foldersThatSayNothing().map(\.path) == ["Sources/A/StringUtils"])
    #expect(
      tree.typesThatSayNothing().map(\.description) == [
        "Sources/A/StringUtils/A.swift:1: MoneyUtils has a name that says nothing",
        "Sources/A/StringUtils/A.swift:2: CheckHelper has a name that says nothing",
        "Sources/A/Checks/B.swift:1: SyncManager has a name that says nothing",
      ])
  }

  @Test func `a folder of tests needs a folder of sources of its name`() {
    let tree = SourceTree([
      "Sources/A/Checks/Split/A.swift": "", "Tests/ATests/Checks/Split/A.swift": "",
      "Tests/ATests/Fixtures/old/a.json": "", "Tests/ATests/Money/B.swift": "",
      "Tests/OtherTests/C.swift": "", "Tests/POSTestSupport/Clock/D.swift": "",
    ])
    #expect(
      tree.testFoldersWithoutSources().map(\.description) == [
        "Tests/ATests/Money: mirrors nothing: there is no Sources/A/Money"
      ])
  }
}
