import TerminalUI

/// One line of text while it is typed, with a caret.
struct TypedLine: Sendable, Equatable {
  private(set) var text: String
  /// Characters left of the caret.
  private(set) var caret: Int
  /// Whether it was refused: the next character begins anew, any other key edits it.
  private(set) var isRefused = false
  /// How many characters of it, from the first on, were typed for a check that has left the screen
  /// meanwhile.
  private(set) var leftOver = 0
  private let longest: Int

  /// A line of that text, of at most `longest` characters; the caret stands behind it.
  init(_ text: String = "", longest: Int = 120) {
    (self.text, caret, self.longest) = (text, text.count, longest)
  }

  var isEmpty: Bool { text.isEmpty }

  /// Whether it was begun for a check that has left the screen meanwhile.
  var isLeftOver: Bool { leftOver > 0 }

  mutating func clear() { replace(with: "") }

  mutating func replace(with text: String) {
    (self.text, caret, isRefused, leftOver) = (text, text.count, false, 0)
  }

  /// Takes off what stands behind the first `count` characters.
  mutating func keep(first count: Int) {
    text = String(text.prefix(count))
    (caret, isRefused, leftOver) = (text.count, false, min(leftOver, text.count))
  }

  /// The check it was begun for left the screen; what is typed of it stays.
  mutating func leaveOver() { leftOver = text.count }

  /// The line stays, with the caret on what is wrong with it. Who types on, or scans the next item,
  /// without looking begins a new entry.
  mutating func refuse(at position: Int) {
    moveCaret(to: position)
    (isRefused, leftOver) = (true, 0)
  }

  /// Puts the caret left of the character at `position`.
  mutating func moveCaret(to position: Int) { caret = min(max(0, position), text.count) }

  /// Takes a key that edits; false when it does not.
  mutating func press(_ key: Key) -> Bool {
    if isRefused, case .character = key { clear() }
    // Of a line that is refused from its first character on, Backspace takes the last one off.
    if isRefused, key == .backspace, caret == 0 { caret = text.count }
    isRefused = false
    switch key {
    case .character(let character): insert(character)
    case .backspace:
      guard caret > 0 else { break }
      remove(at: caret - 1)
      caret -= 1
    case .delete: if caret < text.count { remove(at: caret) }
    case .left: moveCaret(to: caret - 1)
    case .right: moveCaret(to: caret + 1)
    case .home: caret = 0
    case .end: caret = text.count
    default: return false
    }
    return true
  }

  private mutating func insert(_ character: Character) {
    guard text.count < longest else { return }
    // A combining mark joins the character before it, so the caret is counted anew.
    let before = String(text.prefix(caret)) + String(character)
    text = before + text.dropFirst(caret)
    if caret < leftOver { leftOver = min(leftOver + before.count - caret, text.count) }
    caret = min(before.count, text.count)
  }

  private mutating func remove(at position: Int) {
    text.remove(at: text.index(text.startIndex, offsetBy: position))
    if position < leftOver { leftOver -= 1 }
  }
}
