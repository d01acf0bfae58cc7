public import POSModel

extension CodePage {
  /// Its number in `ESC t`.
  public var number: UInt8 {
    switch self {
    case .cp437: 0
    case .cp850: 2
    case .cp852: 18
    case .cp858: 19
    case .cp866: 17
    case .cp1252: 16
    }
  }

  /// The byte that prints a character; nil where there is none.
  func byte(of character: Character) -> UInt8? {
    let scalars = character.unicodeScalars
    guard let scalar = scalars.first, scalars.count == 1 else { return nil }
    if (0x20..<0x7F).contains(scalar.value) { return UInt8(scalar.value) }
    return Self.bytes[self]?[scalar]
  }

  private static let bytes: [CodePage: [Unicode.Scalar: UInt8]] = Dictionary(
    uniqueKeysWithValues: allCases.map { page in
      let printed = zip(page.upperHalf.unicodeScalars, UInt8(0x80)...0xFF)
        .filter { scalar, _ in scalar != "\u{FFFD}" }
      return (page, Dictionary(printed) { first, _ in first })
    })

  /// The character a byte prints on the page of that number; nil where there is none, or no such
  /// page.
  public static func character(page: UInt8, byte: UInt8) -> Character? {
    guard let page = allCases.first(where: { $0.number == page }) else { return nil }
    guard byte >= 0x80 else { return Character(Unicode.Scalar(byte)) }
    guard let upper = characters[page] else { return nil }
    let character = upper[Int(byte) - 0x80]
    return character == "\u{FFFD}" ? nil : character
  }

  private static let characters: [CodePage: [Character]] = Dictionary(
    uniqueKeysWithValues: allCases.map { ($0, $0.upperHalf.unicodeScalars.map { Character($0) }) })
}
