/// Why a template cannot be printed: its file, the line and what is wrong there.
public struct TemplateFault: Error, Sendable, Equatable, CustomStringConvertible {
  /// The path of the template.
  public let file: String
  /// The line in the template, from 1.
  public let line: Int
  /// What is wrong.
  public let reason: String

  /// `file:line: reason`, as compilers write it.
  public var description: String { "\(file):\(line): \(reason)" }
}
