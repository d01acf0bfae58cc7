/// A picture of black and white dots.
public struct Bitmap: Sendable, Equatable {
  /// The most dots a picture is wide and high: as many as the widest paper has.
  public static let largest = 576

  /// Its dots from left to right.
  public let width: Int
  /// Its dots from top to bottom.
  public let height: Int
  /// Its rows from top to bottom, eight dots a byte, the leftmost in the highest bit; 1 is black.
  ///
  /// Each row begins with a byte of its own, and the bits behind its last dot are 0.
  public let rows: [UInt8]

  /// How many bytes a row takes.
  public var bytesPerRow: Int { (width + 7) / 8 }

  /// A picture of those rows.
  ///
  /// Nil when it is not 1 to ``largest`` dots wide and high, or the rows are not that many bytes.
  public init?(width: Int, height: Int, rows: [UInt8]) {
    let sizes = 1...Self.largest
    guard sizes.contains(width), sizes.contains(height),
      rows.count == (width + 7) / 8 * height
    else { return nil }
    (self.width, self.height) = (width, height)
    let spare = (8 - width % 8) % 8
    let bytesPerRow = (width + 7) / 8
    self.rows = rows.enumerated().map { index, byte in
      index % bytesPerRow == bytesPerRow - 1 ? byte & (0xFF << UInt8(spare)) : byte
    }
  }
}
