/// What is to be on paper, before any printer's language: lines from top to bottom.
public struct PrintDocument: Sendable, Equatable {
  /// One thing on the paper, or one thing the printer does.
  public enum Element: Sendable, Equatable {
    /// A line of text; one that does not fit is broken between words.
    case text(String, TextStyle = TextStyle())
    /// Text at the left edge, and text at the right edge of its first line.
    case row(left: String, right: String, TextStyle = TextStyle())
    /// A line across the paper, of one character.
    case rule(Character)
    /// So many empty lines.
    case feed(Int)
    /// A QR code of a text, in the middle.
    case qr(String)
    /// The store's picture, in the middle; nothing where it has none.
    case logo
    /// Cuts the paper.
    case cut
    /// Opens the cash drawer.
    case kick

    /// Whether there is something to see of it; the store's picture alone says nothing.
    var isOnPaper: Bool {
      switch self {
      case .text(let text, _): text.contains { !$0.isWhitespace }
      case .row(let left, let right, _): (left + right).contains { !$0.isWhitespace }
      case .qr: true
      case .rule, .feed, .logo, .cut, .kick: false
      }
    }
  }

  /// From top to bottom.
  public var elements: [Element]

  /// A document of those elements.
  public init(_ elements: [Element]) { self.elements = elements }
}

/// How a line of text looks.
public struct TextStyle: Sendable, Hashable {
  /// Where a line stands.
  public enum Alignment: String, Sendable, CaseIterable { case left, center, right }

  /// How large its characters are.
  public enum Size: String, Sendable, CaseIterable {
    case normal
    /// Twice as high.
    case tall
    /// Twice as wide.
    case wide
    /// Twice as high and wide.
    case large

    /// How many columns of the paper one character takes.
    public var columns: Int { self == .wide || self == .large ? 2 : 1 }
  }

  /// Where it stands.
  public var alignment: Alignment
  /// How large.
  public var size: Size
  /// Whether it is bold.
  public var isBold: Bool
  /// Whether it is underlined.
  public var isUnderlined: Bool
  /// Whether it is white on black.
  public var isReversed: Bool

  /// A look; plain unless said otherwise.
  public init(
    alignment: Alignment = .left, size: Size = .normal, isBold: Bool = false,
    isUnderlined: Bool = false, isReversed: Bool = false
  ) {
    (self.alignment, self.size, self.isBold) = (alignment, size, isBold)
    (self.isUnderlined, self.isReversed) = (isUnderlined, isReversed)
  }
}
