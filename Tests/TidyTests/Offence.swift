import Testing

/// One place that breaks one rule.
struct Offence: CustomStringConvertible {
  var path: String
  /// Counted from 1; nil when the whole file or folder is meant.
  var line: Int?
  var reason: String

  var description: String { path + (line.map { ":\($0)" } ?? "") + ": " + reason }
}

/// Fails the running test with every offence, one to a line.
func expectNone(_ offences: [Offence], sourceLocation: SourceLocation = #_sourceLocation) {
  guard !offences.isEmpty else { return }
  let list = offences.map { "\n  \($0)" }.joined()
  Issue.record("\(offences.count) to mend:\(list)", sourceLocation: sourceLocation)
}
