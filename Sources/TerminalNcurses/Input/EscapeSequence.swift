import TerminalUI

/// A sequence that begins with Escape and is built as ECMA-48 says, whatever terminal sent it.
struct EscapeSequence {
  enum Result {
    case whole(EscapeSequence, length: Int)
    case incomplete
    /// Escape stands for itself.
    case none
  }

  /// After `ESC [`, or after `ESC O` where `isShort`.
  private let isShort: Bool
  private let parameters: [Int]
  private let isPlain: Bool
  private let final: UInt8

  /// Longer than anything a keyboard sends.
  private static let longest = 32

  static func parse(_ bytes: ArraySlice<UInt8>) -> Result {
    let start = bytes.startIndex
    guard bytes.count > 1 else { return .incomplete }
    let isShort = bytes[start + 1] == UInt8(ascii: "O")
    guard isShort || bytes[start + 1] == UInt8(ascii: "[") else { return .none }
    var index = start + 2
    // The Linux console sends ESC [ [ A for F1.
    let isConsole = !isShort && index < bytes.endIndex && bytes[index] == UInt8(ascii: "[")
    if isConsole { index += 1 }
    let body = index
    while index < bytes.endIndex {
      switch bytes[index] {
      case 0x40...0x7E:
        let sequence = EscapeSequence(
          isShort: isShort, isConsole: isConsole, body: bytes[body..<index], final: bytes[index])
        return .whole(sequence, length: index + 1 - start)
      case 0x20...0x3F where index - start < longest:
        index += 1
      default:
        return .none
      }
    }
    return .incomplete
  }

  private init(isShort: Bool, isConsole: Bool, body: ArraySlice<UInt8>, final: UInt8) {
    self.isShort = isShort
    // F1 to F5 of the console become the numbers the other terminals have for them.
    self.final = isConsole ? UInt8(ascii: "~") : final
    parameters =
      isConsole
      ? [Int(final) - Int(UInt8(ascii: "A")) + 11]
      : body.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map {
        $0.prefix(4).reduce(0) { $0 * 10 + max(0, Int($1) - 0x30) }
      }
    isPlain = body.allSatisfy { ($0 >= 0x30 && $0 <= 0x39) || $0 == UInt8(ascii: ";") }
  }

  /// The key that sends it; nil for a sequence no key is known for.
  var key: Key? {
    guard isPlain else { return nil }
    let isModified = parameters.count > 1 && parameters[1] > 1
    if final == UInt8(ascii: "~") { return numbered(parameters.first ?? 0, isModified: isModified) }
    switch Unicode.Scalar(final) {
    case "A": return .up
    case "B": return .down
    case "C": return .right
    case "D": return .left
    case "H": return .home
    case "F": return .end
    case "P", "Q", "R", "S":
      // With Shift or Ctrl it would be another function key.
      return isModified ? nil : .function(Int(final - UInt8(ascii: "P")) + 1)
    default: return isShort ? Self.keypad(final) : nil
    }
  }

  private func numbered(_ number: Int, isModified: Bool) -> Key? {
    switch number {
    case 1, 7: .home
    case 3: .delete
    case 4, 8: .end
    case 5: .pageUp
    case 6: .pageDown
    case 11...15 where !isModified: .function(number - 10)
    case 17...21 where !isModified: .function(number - 11)
    case 23...24 where !isModified: .function(number - 12)
    default: nil
    }
  }

  /// The number pad in application mode.
  private static func keypad(_ final: UInt8) -> Key? {
    switch Unicode.Scalar(final) {
    case "M": .enter
    case "X": .character("=")
    // `j` to `y` are `*` to `9`.
    case "j"..."y": .character(Character(Unicode.Scalar(final - 0x40)))
    default: nil
    }
  }
}
