/// Something from outside that cannot be: a file, a flag, a setting. Nothing was changed.
struct BadInput: Error, Equatable, CustomStringConvertible {
  /// The file it is in, if it is in one.
  var file: String?
  /// The line, from 1.
  var line: Int?
  /// What is wrong.
  var reason: String

  var description: String {
    [file, line.map(String.init), nil].compactMap { $0 }.joined(separator: ":")
      + (file == nil ? "" : ": ") + reason
  }
}
