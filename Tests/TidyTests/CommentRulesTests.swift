import Testing

struct CommentRulesTests {
  @Test func `an exported type without a comment is found`() {
    let tree = SourceTree([
      "Sources/A/A.swift": """
      public struct Bare {}
      // Not a doc comment.
      package enum Half {}
      struct Own {}

      /// What it is.
      @frozen
      public struct Good {}

      /// What it is.
      // swift-format-ignore
      public enum Ignored {}
      """,
      "Tests/ATests/B.swift": "public struct Bare {}",
    ])
    #expect(
      tree.exportedTypesWithoutComment().map(\.description) == [
        "Sources/A/A.swift:1: Bare needs a /// comment: what it is",
        "Sources/A/A.swift:3: Half needs a /// comment: what it is",
      ])
  }

  @Test func `a throwing function without a comment is found`() {
    let tree = SourceTree([
      "Sources/A/A.swift": """
      func calm() {}
      private func bare(
        a: Int
      ) throws(Refusal) {}
      /// When it throws.
      @inlinable
      func good() throws {}

      init(bare: Int) throws {}
      """,
      "Tests/ATests/B.swift": "func bare() throws {}",
    ])
    #expect(
      tree.throwingFunctionsWithoutComment().map(\.description) == [
        "Sources/A/A.swift:2: bare needs a /// comment: when it throws",
        "Sources/A/A.swift:9: init needs a /// comment: when it throws",
      ])
  }

  @Test(arguments: ["TO" + "DO", "FIX" + "ME", "XX" + "X"])
  func `what is left for later is found in any file`(marker: String) {
    let tree = SourceTree([
      "Sources/A/A.swift": "let a = 1  // \(marker): later\n", "docs/b.md": "\n- \(marker)\n",
      "Makefile": "mktemp a.\(marker)\(marker) MY_\(marker)",
    ])
    #expect(
      tree.leftoverMarkers().map(\.description) == [
        "Sources/A/A.swift:1: \(marker): do it now, or open an issue",
        "docs/b.md:2: \(marker): do it now, or open an issue",
      ])
  }
}
