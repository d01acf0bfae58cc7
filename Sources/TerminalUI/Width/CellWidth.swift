/// How many cells text takes on the screen.
///
/// A table of our own, never the C library's: the same text takes the same cells on every machine.
/// One cell for most characters; two for East Asian wide ones, emoji and flags; none for a lone
/// combining mark, joiner or format character.
public enum CellWidth {
  /// The cells one character takes: 0, 1 or 2. A control character takes one, for its `?`.
  public static func of(_ character: Character) -> Int {
    let scalars = character.unicodeScalars
    guard let first = scalars.first, first.value >= 0x80 || scalars.count > 1 else { return 1 }
    if isControl(character) { return 1 }
    var sum = 0
    var asksForEmoji = false
    for scalar in scalars {
      sum += of(scalar)
      asksForEmoji = asksForEmoji || scalar == emojiSelector
    }
    return asksForEmoji && sum > 0 && first.properties.isEmoji ? 2 : min(sum, 2)
  }

  /// The cells a line of text takes.
  public static func of(_ text: String) -> Int {
    let ascii = text.utf8.withContiguousStorageIfAvailable { bytes -> Int? in
      bytes.allSatisfy { $0 >= 0x20 && $0 < 0x7F } ? bytes.count : nil
    }
    if let ascii, let ascii { return ascii }
    if areAllSimple(text.unicodeScalars) { return text.unicodeScalars.count }
    return text.reduce(0) { $0 + of($1) }
  }

  /// Whether each scalar is a character of its own that takes one cell: letters of Latin, box lines
  /// and the few signs our texts have. Finding where characters end is slow otherwise.
  static func areAllSimple(_ scalars: String.UnicodeScalarView) -> Bool {
    scalars.allSatisfy { scalar in
      switch scalar.value {
      case 0x20..<0x7F, 0xA0..<0xAD, 0xAE..<0x300, 0x2010..<0x2028, 0x2190..<0x2194,
        0x2500..<0x25A0:
        true
      default: false
      }
    }
  }

  /// Whether a character would move the cursor or change the terminal instead of being shown.
  public static func isControl(_ character: Character) -> Bool {
    guard let value = character.unicodeScalars.first?.value else { return false }
    return value < 0x20 || (value >= 0x7F && value < 0xA0) || value == 0x2028 || value == 0x2029
  }

  private static let emojiSelector: Unicode.Scalar = "\u{FE0F}"

  private static func of(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case ..<0x300: 1
    case 0x4E00...0x9FFF, 0xAC00...0xD7A3: 2
    case let value where contains(value, in: zeroWidthRanges): 0
    case let value where contains(value, in: wideRanges): 2
    default: 1
    }
  }

  private static func contains(
    _ value: UInt32, in ranges: [(first: UInt32, last: UInt32)]
  ) -> Bool {
    var (low, high) = (0, ranges.count)
    while low < high {
      let middle = (low + high) / 2
      if value > ranges[middle].last { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].first <= value
  }
}
