import TerminalUI

/// One line of text while it is typed, with a caret.
struct TypedLine: Sendable, Equatable {
  private(set) var text: String
  /// Characters left of the caret.
  private(set) var caret: Int
  /// Whether it was refused: the next character begins anew, any other key edits it.
  private(set) var isRefused = false
  /// Whether it was begun for a check that has left the screen meanwhile.
  private(set) var isLeftOver = false
  private let longest: Int

  /// A line of that text, of at most `longest` characters; the caret stands behind it.
  init(_ text: String = "", longest: Int = 120) {
    (self.text, caret, self.longest) = (text, text.count, longest)
  }

  var isEmpty: Bool { text.isEmpty }

  mutating func clear() { replace(with: "") }

  mutating func replace(with text: String) {
    (self.text, caret, isRefused, isLeftOver) = (text, text.count, false, false)
  }

  /// The check it was begun for left the screen; what is typed of it stays.
  mutating func leaveOver() { isLeftOver = !isEmpty }

  /// The line stays, with the caret on what is wrong with it. Who types on, or scans the next item,
  /// without looking begins a new entry.
  mutating func refuse(at position: Int) {
    moveCaret(to: position)
    (isRefused, isLeftOver) = (true, false)
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
    caret = min(before.count, text.count)
  }

  private mutating func remove(at position: Int) {
    text.remove(at: text.index(text.startIndex, offsetBy: position))
    if isEmpty { isLeftOver = false }
  }
}
