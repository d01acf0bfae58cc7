/// Why a text is no markup: the file, the line and what is wrong there.
public struct MarkupFault: Error, Sendable, Equatable, CustomStringConvertible {
  /// The file it stands in, as the reader was told.
  public let file: String
  /// The line, from 1.
  public let line: Int
  /// What is wrong.
  public let reason: String

  /// `file:line: reason`, as compilers write it.
  public var description: String { "\(file):\(line): \(reason)" }
}
