/// Why a file is no picture: the file, the line and what is wrong there.
public struct BitmapFault: Error, Sendable, Equatable, CustomStringConvertible {
  /// The file, as the reader was told.
  public let file: String
  /// The line, from 1. The dots of a binary file have none; they count to the line they begin on.
  public let line: Int
  /// What is wrong.
  public let reason: String

  /// `file:line: reason`, as compilers write it.
  public var description: String { "\(file):\(line): \(reason)" }
}
