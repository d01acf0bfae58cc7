import Testing

struct SizeRulesTests {
  private func lines(_ count: Int) -> String { String(repeating: "let a = 1\n", count: count) }

  @Test func `a file of 401 lines is too long, one of 400 is not`() {
    let tree = SourceTree([
      "Sources/POSModel/A.swift": lines(400), "Tests/POSModelTests/B.swift": lines(401),
    ])
    #expect(
      tree.longFiles().map(\.description) == [
        "Tests/POSModelTests/B.swift: 401 lines, at most 400"
      ])
  }

  @Test func `when most files are long, the long ones are named`() {
    let tree = SourceTree([
      "Sources/A/A.swift": lines(101), "Sources/A/B.swift": lines(300), "Sources/A/C.swift": "",
      "Tests/ATests/D.swift": lines(1),
    ])
    #expect(tree.filesAboveTheMedian().map(\.path) == ["Sources/A/B.swift", "Sources/A/A.swift"])
    let better = SourceTree(["Sources/A/A.swift": lines(100), "Sources/A/B.swift": lines(300)])
    #expect(better.filesAboveTheMedian().isEmpty)
  }

  @Test func `a function of 61 lines is too long, one of 60 is not`() {
    let tree = SourceTree([
      "Sources/A/A.swift": "func short() {\n\(lines(58))}\n\ninit(\n  a: Int\n) {\n\(lines(57))}\n"
    ])
    #expect(
      tree.longFunctions().map(\.description) == [
        "Sources/A/A.swift:62: init has 61 lines, at most 60"
      ])
  }

  @Test func `columns are characters, not bytes`() {
    let wide = String(repeating: "é", count: 100)
    let tree = SourceTree(["Sources/A/A.swift": "let a = 1\n// \(wide)\n", "Tests/B/B.swift": wide])
    #expect(
      tree.wideLines().map(\.description) == [
        "Sources/A/A.swift:2: 103 columns, at most 100"
      ])
  }
}
