/// Why a key script could not be read.
public struct KeyScriptFault: Error, Equatable, Sendable, CustomStringConvertible {
  /// The name of the file.
  public let file: String
  /// The line, the first one being 1.
  public let line: Int
  /// What is wrong with it, and what would be right.
  public let reason: String

  /// `file:line: reason`, as compilers write it.
  public var description: String { "\(file):\(line): \(reason)" }
}

/// What is wrong with a step, before its file and line are known.
struct StepFault: Error {
  let reason: String

  init(_ reason: String) {
    self.reason = reason
  }
}
