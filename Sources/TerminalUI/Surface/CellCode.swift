/// A cell in one word: what a surface keeps of it. Copied, compared and dropped like a number, of
/// which a frame has thousands.
struct CellCode: Hashable, Sendable {
  /// The scalar, or behind all scalars the number of a character that has more than one; the style;
  /// whether it is the right half of a wide character.
  private let bits: UInt64

  /// Numbers from here on are no scalars.
  private static let firstCluster: UInt32 = 0x110000

  static let blank = CellCode(" ", style: .normal)

  init(_ scalar: Unicode.Scalar, style: Style, isRightHalf: Bool = false) {
    self.init(scalar.value, style, isRightHalf)
  }

  /// The character of that number in its surface's list.
  init(cluster: Int, style: Style) {
    self.init(Self.firstCluster + UInt32(cluster), style, false)
  }

  private init(_ glyph: UInt32, _ style: Style, _ isRightHalf: Bool) {
    bits = UInt64(glyph) | UInt64(style.rawValue) << 32 | (isRightHalf ? 1 << 40 : 0)
  }

  private var glyph: UInt32 { UInt32(truncatingIfNeeded: bits) }

  /// What it is, when it is one scalar.
  var scalar: Unicode.Scalar? { Unicode.Scalar(glyph) }

  /// The number in its surface's list, when it is more than one.
  var cluster: Int? { glyph < Self.firstCluster ? nil : Int(glyph - Self.firstCluster) }

  var style: Style {
    guard let style = Style(rawValue: UInt8(truncatingIfNeeded: bits >> 32)) else {
      preconditionFailure("a cell has a style")
    }
    return style
  }

  var isRightHalf: Bool { bits >> 40 != 0 }

  /// The bits that differ; 0 when none does.
  func difference(to other: CellCode) -> UInt64 { bits ^ other.bits }
}
