extension SourceTree {
  /// `try?` forgets why something failed, so the line says why that is right.
  func errorsDroppedWithoutReason() -> [Offence] {
    swift.flatMap { file in
      let comments = file.code.commentLines
      return file.code.lines(of: "try", "?")
        .filter { !comments.contains($0) && !comments.contains($0 - 1) }
        .map { file.offence($0, "try? needs its reason, on this line or the one before") }
    }
  }

  func crashes() -> [Offence] {
    swift.flatMap { file in
      file.code.lines(of: "try", "!").map { file.offence($0, "try! crashes a till") }
        + file.code.lines(of: "fatalError", "(").map {
          file.offence($0, "fatalError( gives no reason; use precondition with one")
        }
    }
  }

  func skippedTests() -> [Offence] {
    swift.filter(\.isTest).flatMap { file in
      let lines =
        file.code.lines(of: ".", "disabled", "(") + file.code.lines(of: "withKnownIssue")
        + file.code.lines(of: "XCTSkip")
      return lines.sorted().map { file.offence($0, "a test runs or it goes") }
    }
  }
}
