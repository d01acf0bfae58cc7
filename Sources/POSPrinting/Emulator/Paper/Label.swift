/// A label: fields, each at its own place, counted in dots from the top left corner.
public struct Label: Sendable, Equatable {
  /// One thing on a label.
  public struct Field: Sendable, Equatable {
    /// Dots from the left.
    public var x: Int
    /// Dots from the top.
    public var y: Int
    /// What is there.
    public var content: Content
    /// Whether it turns what lies below it: white on black, black on white.
    public var isReversed = false
  }

  /// What a field shows.
  public enum Content: Sendable, Equatable {
    /// Text whose characters take so many dots each.
    case text(String, width: Int, height: Int)
    /// A frame with sides of so many dots; a line or a filled box if it is thick enough.
    case box(width: Int, height: Int, thickness: Int)
    /// A QR code.
    case qr(QRSymbol)
  }

  /// As wide as labels come, in dots: 8 inches of 300 to the inch.
  static let widest = 2400
  /// As long as they come, in dots: 40 inches of them.
  static let longest = 12_000

  /// Dots from left to right, if it was said.
  public var width: Int?
  /// Dots from top to bottom, if it was said.
  public var length: Int?
  /// In the order they were sent.
  public var fields: [Field] = []

  /// An empty label.
  public init() {}
}
