import CNcursesW
import Glibc

/// Which characters the terminal can show.
enum TerminalCharset {
  case unicode
  case ascii

  private static let plainTypes = ["vt", "ansi", "cons25", "dumb", "pcansi"]

  /// Sets the character encoding of the process from its environment.
  ///
  /// Where that names a UTF-8 locale that is not installed, the C locale's UTF-8 serves as well.
  static func adopt() -> TerminalCharset {
    if setlocale(LC_CTYPE, "") == nil, isUTF8Asked() { setlocale(LC_CTYPE, "C.UTF-8") }
    let type = variable("TERM") ?? ""
    let isUTF8 = String(cString: pos_codeset()) == "UTF-8"
    return isUTF8 && !plainTypes.contains(where: type.hasPrefix) ? .unicode : .ascii
  }

  /// A variable of the environment; nil when it is not set or empty.
  static func variable(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }

  private static func isUTF8Asked() -> Bool {
    let name = variable("LC_ALL") ?? variable("LC_CTYPE") ?? variable("LANG") ?? ""
    let lowercased = name.lowercased()
    return lowercased.contains("utf-8") || lowercased.contains("utf8")
  }
}
