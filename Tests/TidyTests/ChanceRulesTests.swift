import Testing

struct ChanceRulesTests {
  @Test(arguments: [
    "let a = Date()", "let a = Date.now", "let a = Date.init()", "f(Date(timeIntervalSinceNow: 1))",
    "let a = UUID()", "let a = UUID().uuidString", "var g = SystemRandomNumberGenerator()",
    "Int.random(in: 0..<5)", "list.shuffled()", "list.randomElement()", "print(\"\\(Date())\")",
  ]) func `reaching for the clock or for chance is found`(line: String) {
    let tree = SourceTree([
      "Sources/POSCore/A.swift": "// why\n\(line)\n", "Sources/POSApp/B.swift": line,
      "Sources/pos-sim/C.swift": line, "Tests/POSTestSupport/D.swift": line,
    ])
    #expect(
      tree.clocksAndChance().map(\.description) == [
        "Sources/POSCore/A.swift:2: reaches for the clock or for chance; take it as an argument"
      ])
  }

  @Test(arguments: [
    "let a = Date(timeIntervalSince1970: 0)", "let a: UUID", "Int.random(in: 0..<5, using: &g)",
    "// Date()", "let a = \"UUID()\"", "list.shuffled(using: &generator)", "func `Date()`() {}",
  ]) func `taking what is handed in is fine`(line: String) {
    #expect(SourceTree(["Tests/POSCoreTests/A.swift": line]).clocksAndChance().isEmpty)
  }

  @Test func `floating point is found in the model alone`() {
    let text =
      "let a: Double = 1\nlet b = 2.5\nlet c = [Float]()\nlet d = \"1.5\"\nlet e = pair.0.1\n"
    let tree = SourceTree(["Sources/POSModel/A.swift": text, "Sources/POSApp/B.swift": text])
    #expect(
      tree.floatingPoint().map(\.description) == [
        "Sources/POSModel/A.swift:1: Double is floating point",
        "Sources/POSModel/A.swift:2: 2.5 is floating point",
        "Sources/POSModel/A.swift:3: Float is floating point",
      ])
  }
}
