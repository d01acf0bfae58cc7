/// Where time, ids and chance come from; everybody else is handed them.
private let sourcesOfChance: Set = [
  "POSApp", "POSCloudServer", "POSTestSupport", "pos-bench", "pos-sim",
]

extension SourceTree {
  func clocksAndChance() -> [Offence] {
    swift.filter { !sourcesOfChance.contains($0.target ?? "") }.flatMap { file in
      let code = file.code
      let reached =
        [
          code.lines(of: "Date", "(", ")"), code.lines(of: "Date", ".", "now"),
          code.lines(of: "Date", ".", "init", "(", ")"),
          code.lines(of: "Date", "(", "timeIntervalSinceNow"),
          code.lines(of: "UUID", "(", ")"), code.lines(of: "UUID", ".", "init", "(", ")"),
          code.lines(of: "SystemRandomNumberGenerator"), code.linesOfUnseededChance,
        ].joined()
      return reached.sorted().map {
        file.offence($0, "reaches for the clock or for chance; take it as an argument")
      }
    }
  }

  /// Fractions of money and of quantities are counted, never floated.
  func floatingPoint() -> [Offence] {
    sources.filter { $0.target == "POSModel" }.flatMap { file in
      file.code.tokens.filter(\.isFloatingPoint).map {
        file.offence($0.line, "\($0.text) is floating point")
      }
    }
  }
}

extension SwiftCode {
  /// `.random(in:)` and its like, where no generator is handed in.
  fileprivate var linesOfUnseededChance: [Int] {
    let draws: Set = ["random", "randomElement", "shuffle", "shuffled"]
    return tokens.indices.dropFirst().dropLast().compactMap { index in
      guard draws.contains(tokens[index].text), tokens[index - 1].text == ".",
        tokens[index + 1].text == "("
      else { return nil }
      let arguments = tokens[index...closing(of: index + 1)]
      return arguments.contains { $0.text == "using" } ? nil : tokens[index].line
    }
  }
}

extension Token {
  fileprivate var isFloatingPoint: Bool {
    let types: Set = ["CGFloat", "Double", "Float", "Float16", "Float32", "Float64", "Float80"]
    return kind == .number ? text.contains(".") : kind == .word && types.contains(text)
  }
}
