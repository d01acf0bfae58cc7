import Foundation
import Glibc

/// What the program says outside its screens.
enum Output {
  /// Writes a line to standard error.
  static func complain(_ text: String) {
    FileHandle.standardError.write(Data((harmless(text) + "\n").utf8))
  }

  /// Writes a line to standard output, at once: whoever reads it through a pipe may wait for it.
  static func say(_ text: String) {
    print(harmless(text))
    fflush(nil)
  }

  /// The text without what would steer the terminal: files and settings may hold anything.
  private static func harmless(_ text: String) -> String {
    var plain = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let steers = scalar.properties.generalCategory == .control && scalar != "\n"
      plain.append(steers ? "?" : scalar)
    }
    return String(plain)
  }

  /// Runs `body` while the terminal does not show what is typed.
  static func withoutEcho<T>(_ body: () -> T) -> T {
    var settings = termios()
    tcgetattr(STDIN_FILENO, &settings)
    var silent = settings
    silent.c_lflag &= ~tcflag_t(ECHO)
    tcsetattr(STDIN_FILENO, TCSANOW, &silent)
    defer {
      tcsetattr(STDIN_FILENO, TCSANOW, &settings)
      ask("\n")
    }
    return body()
  }

  /// Writes text to standard output at once, without ending the line.
  static func ask(_ text: String) {
    FileHandle.standardOutput.write(Data(text.utf8))
  }
}
