import Foundation

/// What the program says outside its screens.
enum Output {
  /// Writes a line to standard error.
  static func complain(_ text: String) {
    FileHandle.standardError.write(Data((text + "\n").utf8))
  }

  /// Writes text to standard output at once, without ending the line.
  static func ask(_ text: String) {
    FileHandle.standardOutput.write(Data(text.utf8))
  }
}
