/// Takes the bytes a program writes to a terminal apart. Bytes may come in pieces of any size.
struct ControlParser {
  enum Token: Equatable {
    /// A character to show, or a mark on the one before.
    case scalar(Unicode.Scalar)
    case control(UInt8)
    /// `ESC 7`, or `ESC ( 0` with an intermediate byte.
    case escape(intermediate: UInt8?, final: UInt8)
    /// `ESC [ ? 25 h`: a mark, numbers (nil where left out), a letter.
    case sequence(mark: UInt8?, parameters: [Int?], final: UInt8)
  }

  private var pending: [UInt8] = []

  mutating func feed(_ bytes: some Sequence<UInt8>) -> [Token] {
    pending += bytes
    var tokens: [Token] = []
    var position = 0
    while position < pending.count, let (token, length) = token(at: pending[position...]) {
      if let token { tokens.append(token) }
      position += length
    }
    pending.removeFirst(position)
    return tokens
  }

  /// The token at the front, nil for one that means nothing; no result when it is not yet whole.
  private func token(at bytes: ArraySlice<UInt8>) -> (Token?, length: Int)? {
    guard let first = bytes.first else { return nil }
    if first == 0x1B { return escape(bytes) }
    if first < 0x20 || first == 0x7F { return (.control(first), 1) }
    let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard bytes.count >= length else { return nil }
    let text = String(decoding: bytes.prefix(length), as: UTF8.self)
    return (text.unicodeScalars.first.map(Token.scalar), length)
  }

  private func escape(_ bytes: ArraySlice<UInt8>) -> (Token?, length: Int)? {
    let body = bytes.dropFirst()
    guard let second = body.first else { return nil }
    switch second {
    case UInt8(ascii: "["):
      return sequence(bytes)
    case UInt8(ascii: "]"), UInt8(ascii: "P"):
      // A title or the like, up to BEL or ESC \.
      guard let end = body.firstIndex(where: { $0 == 0x07 || $0 == 0x1B }) else { return nil }
      return (nil, end - bytes.startIndex + (bytes[end] == 0x07 ? 1 : 2))
    case 0x20...0x2F:
      guard let final = body.dropFirst().first else { return nil }
      return (.escape(intermediate: second, final: final), 3)
    default:
      return (.escape(intermediate: nil, final: second), 2)
    }
  }

  private func sequence(_ bytes: ArraySlice<UInt8>) -> (Token?, length: Int)? {
    var body = bytes.dropFirst(2)
    guard let end = body.firstIndex(where: { $0 >= 0x40 && $0 <= 0x7E }) else { return nil }
    body = body[..<end]
    var mark: UInt8?
    if let first = body.first, first >= 0x3C && first <= 0x3F {
      mark = first
      body = body.dropFirst()
    }
    let parameters = body.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
      .map { Int(String(decoding: $0, as: UTF8.self)) }
    return (
      .sequence(mark: mark, parameters: parameters, final: bytes[end]),
      end - bytes.startIndex + 1
    )
  }
}
