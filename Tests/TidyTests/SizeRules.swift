/// How much fits on one screen and into one head.
enum Limit {
  static let fileLines = 400
  static let medianFileLines = 100
  static let functionLines = 60
  static let columns = 100
}

extension SourceTree {
  func longFiles() -> [Offence] {
    swift.filter { $0.length > Limit.fileLines }.map {
      $0.offence(nil, "\($0.length) lines, at most \(Limit.fileLines)")
    }
  }

  /// The files above the limit, longest first, when more than half of them are.
  func filesAboveTheMedian() -> [Offence] {
    let sizes = sources.map(\.length).sorted()
    guard !sizes.isEmpty, sizes[(sizes.count - 1) / 2] > Limit.medianFileLines else { return [] }
    return sources.filter { $0.length > Limit.medianFileLines }.sorted { $0.length > $1.length }
      .map { $0.offence(nil, "\($0.length) lines; half the files have \(Limit.medianFileLines)") }
  }

  func longFunctions() -> [Offence] {
    swift.flatMap { file in
      file.code.functions.compactMap { function in
        let length = function.lastLine - function.line + 1
        guard length > Limit.functionLines else { return nil }
        return file.offence(
          function.line, "\(function.name) has \(length) lines, at most \(Limit.functionLines)")
      }
    }
  }

  func wideLines() -> [Offence] {
    swift.flatMap { file in
      file.lines.enumerated().compactMap { index, line in
        // Bytes are quick to count, and never fewer than columns.
        guard line.utf8.count > Limit.columns, line.count > Limit.columns else { return nil }
        return file.offence(index + 1, "\(line.count) columns, at most \(Limit.columns)")
      }
    }
  }
}
