import Testing

struct FaultRulesTests {
  @Test func `an error dropped without a reason is found`() {
    let tree = SourceTree([
      "Sources/A/A.swift": """
      let a = try? f()
      let b = try? f()  // It may be gone already.
      // It may be gone already.
      let c = try? f()

      let d = try f()
      let e = "try? f()"
      """
    ])
    #expect(
      tree.errorsDroppedWithoutReason().map(\.description) == [
        "Sources/A/A.swift:1: try? needs its reason, on this line or the one before"
      ])
  }

  @Test func `crashes are found`() {
    let tree = SourceTree([
      "Sources/A/A.swift": "let a = try! f()\nlet b = \"try! f()\"\n",
      "Tests/ATests/B.swift": "\nfatalError(\"no\")\n",
    ])
    #expect(
      tree.crashes().map(\.description) == [
        "Sources/A/A.swift:1: try! crashes a till",
        "Tests/ATests/B.swift:2: fatalError( gives no reason; use precondition with one",
      ])
  }

  @Test func `skipped tests are found`() {
    let tree = SourceTree([
      "Tests/ATests/A.swift": """
      @Test(.disabled("flaky")) func a() {}
      @Test func b() { withKnownIssue { c() } }
      """,
      "Sources/A/A.swift": "button.disabled()",
    ])
    #expect(
      tree.skippedTests().map(\.description) == [
        "Tests/ATests/A.swift:1: a test runs or it goes",
        "Tests/ATests/A.swift:2: a test runs or it goes",
      ])
  }
}
