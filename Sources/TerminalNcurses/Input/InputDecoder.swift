package import TerminalUI

/// Turns the bytes a terminal sends into keys. Bytes may come in pieces of any size.
///
/// Sequences no key is known for are swallowed whole. Everything else comes out, in order.
package struct InputDecoder {
  /// What can be made of the bytes at the front.
  private enum Match {
    case key(Key, length: Int)
    case nothing(length: Int)
    case incomplete
  }

  private let sequences: KeySequences
  private var pending: [UInt8] = []
  private var lastWasReturn = false

  /// Makes a decoder that has read nothing yet.
  /// - Parameter sequences: What this terminal sends for its keys, beside what all of them send.
  package init(sequences: KeySequences = KeySequences([])) {
    self.sequences = sequences
  }

  /// Whether the bytes so far may be Escape alone or the start of a sequence: only time can tell.
  package var isAmbiguous: Bool { pending.first == Byte.escape }

  /// Takes bytes; gives the keys that are complete.
  package mutating func decode(_ bytes: some Sequence<UInt8>) -> [Key] {
    pending += bytes
    var keys: [Key] = []
    var position = 0
    scan: while position < pending.count {
      switch match(at: position) {
      case .key(let key, let length):
        keys.append(key)
        position += length
      case .nothing(let length):
        position += length
      case .incomplete:
        break scan
      }
    }
    pending.removeFirst(position)
    return keys
  }

  /// Nothing more has come for a while, so an Escape was the key.
  package mutating func settle() -> [Key] {
    guard isAmbiguous else { return [] }
    let rest = pending.dropFirst()
    pending = []
    return [.escape] + decode(rest) + settle()
  }

  private mutating func match(at position: Int) -> Match {
    let byte = pending[position]
    let followsReturn = lastWasReturn
    lastWasReturn = byte == Byte.carriageReturn
    switch byte {
    case Byte.escape: return sequence(at: position)
    case 0x80...: return encoded(at: position)
    case Byte.carriageReturn: return .key(.enter, length: 1)
    // A scanner that ends with both sends one Enter.
    case Byte.lineFeed: return followsReturn ? .nothing(length: 1) : .key(.enter, length: 1)
    case Byte.tab: return .key(.tab, length: 1)
    case 0x08, 0x7F: return .key(.backspace, length: 1)
    case 0: return .key(.control(" "), length: 1)
    case 0x01...0x1A: return control(byte + 0x60)
    case 0x1C...0x1F: return control(byte + 0x40)
    default: return .key(.character(Character(Unicode.Scalar(byte))), length: 1)
    }
  }

  private func control(_ byte: UInt8) -> Match {
    .key(.control(Character(Unicode.Scalar(byte))), length: 1)
  }

  private func encoded(at position: Int) -> Match {
    switch UTF8Scalar.decode(pending[position...]) {
    case .scalar(let scalar, let length):
      // C1 controls are no keys.
      if scalar.value < 0xA0 { return .nothing(length: length) }
      return .key(.character(Character(scalar)), length: length)
    case .invalid(let length): return .key(.character("\u{FFFD}"), length: length)
    case .incomplete: return .incomplete
    }
  }

  private func sequence(at position: Int) -> Match {
    let bytes = pending[position...]
    switch sequences.match(bytes) {
    case .key(let key, let length): return .key(key, length: length)
    case .incomplete: return .incomplete
    case .none: break
    }
    switch EscapeSequence.parse(bytes) {
    case .whole(let sequence, let length):
      return sequence.key.map { .key($0, length: length) } ?? .nothing(length: length)
    case .incomplete: return .incomplete
    case .none: return .key(.escape, length: 1)
    }
  }
}

/// Bytes with a name.
enum Byte {
  static let tab: UInt8 = 0x09
  static let lineFeed: UInt8 = 0x0A
  static let carriageReturn: UInt8 = 0x0D
  static let escape: UInt8 = 0x1B
}
