/// Keys to press and what the screen has to show, read from a text that people write by hand.
///
/// One step a line; blank lines are skipped. A `#` at the start of a line or after a blank begins a
/// comment, except inside quotes.
///
/// ```text
/// size 80x24
/// clock 2026-06-01T12:00:00Z
/// seed 7
/// type 1111            # each character is a key; blanks at both ends are left out
/// type " 5 # \"x\" "   # in quotes: kept as it is, with \" and \\
/// key Enter
/// wait 500ms           # or 2s, 1m
/// expect "TOTAL"
/// expect row 1 "Check #1"
/// expect-not "Error"
/// snapshot paid
/// ```
///
/// A barcode of 8, 12, 13 or 14 digits, its check digit right, in one line with `key Enter` behind
/// it, comes as from a scanner: where the screen asks for one key it is a scan, and no answers.
public struct KeyScript: Equatable, Sendable {
  /// The name of the file it came from, as faults and failures show it.
  public let file: String
  /// The steps in order, with the lines they stand on.
  public let steps: [NumberedStep]

  /// Reads a script.
  ///
  /// - Throws: ``KeyScriptFault`` for the first line that is no step; show it and run nothing.
  public init(parsing text: String, file: String) throws(KeyScriptFault) {
    self.file = file
    var steps: [NumberedStep] = []
    var order = StepOrder()
    for (index, line) in Self.lines(of: text).enumerated() {
      do throws(StepFault) {
        guard let step = try KeyScriptLine.step(in: line) else { continue }
        try order.admit(step)
        steps.append(NumberedStep(line: index + 1, step: step))
      } catch {
        throw KeyScriptFault(file: file, line: index + 1, reason: error.reason)
      }
    }
    self.steps = steps
  }

  private static func lines(of text: String) -> [Substring] {
    let body = text.unicodeScalars.first == "\u{FEFF}" ? text.dropFirst() : text[...]
    return body.split(omittingEmptySubsequences: false) {
      $0 == "\n" || $0 == "\r\n" || $0 == "\r"
    }
  }
}

/// A step and the line it stands on, the first line being 1.
public struct NumberedStep: Equatable, Sendable {
  /// The line in the file.
  public let line: Int
  /// What to do.
  public let step: KeyScript.Step

  /// Pairs a step with its line.
  public init(line: Int, step: KeyScript.Step) {
    self.line = line
    self.step = step
  }
}
