import CNcursesW
package import TerminalUI

/// The sequences one terminal type sends for its keys.
package struct KeySequences {
  enum Result {
    case key(Key, length: Int)
    case incomplete
    case none
  }

  private let keys: [[UInt8]: Key]
  private let prefixes: Set<[UInt8]>

  /// Makes a table of keys.
  /// - Parameter known: Keys and their bytes; what does not begin with Escape is left out, since a
  ///   single byte means the same on all terminals.
  package init(_ known: [(key: Key, bytes: [UInt8])]) {
    let usable = known.filter { $0.bytes.count > 1 && $0.bytes.first == Byte.escape }
    keys = Dictionary(usable.map { ($0.bytes, $0.key) }) { first, _ in first }
    prefixes = Set(
      usable.flatMap { entry in (1..<entry.bytes.count).map { Array(entry.bytes.prefix($0)) } })
  }

  /// What the description of the terminal that curses has opened says.
  static func ofTerminal() -> KeySequences {
    var names: [(Key, String)] = [
      (.up, "kcuu1"), (.down, "kcud1"), (.left, "kcub1"), (.right, "kcuf1"), (.home, "khome"),
      (.end, "kend"), (.pageUp, "kpp"), (.pageDown, "knp"), (.delete, "kdch1"), (.enter, "kent"),
      (.backspace, "kbs"),
    ]
    names += (1...12).map { (.function($0), "kf\($0)") }
    return KeySequences(
      names.compactMap { key, name in
        pos_capability(name).map { (key, Array(String(cString: $0).utf8)) }
      })
  }

  func match(_ bytes: ArraySlice<UInt8>) -> Result {
    var front: [UInt8] = []
    for byte in bytes {
      front.append(byte)
      if let key = keys[front] { return .key(key, length: front.count) }
      guard prefixes.contains(front) else { return .none }
    }
    return .incomplete
  }
}
