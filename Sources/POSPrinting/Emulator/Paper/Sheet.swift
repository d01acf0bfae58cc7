/// What one document left on the paper, from top to bottom: what a printer understood of its bytes.
public struct Sheet: Sendable, Equatable {
  /// One thing on the paper, or one thing the printer did.
  public enum Row: Sendable, Equatable {
    /// Text that ended with a line feed; it may need more than one line of a narrow paper.
    case line(Line)
    /// A picture.
    case image(Dots, Alignment)
    /// A QR code.
    case qr(QRSymbol, Alignment)
    /// Empty paper of so many dots.
    case feed(dots: Int)
    /// A label, where every field has its place.
    case label(Label)
    /// A command that is not understood, by its name; it leaves nothing on the paper.
    case unknown(String)
    /// The paper is cut here.
    case cut
    /// The drawer was opened when the printer was here.
    case kick
  }

  /// Where a row stands on the paper.
  public enum Alignment: Sendable, Equatable { case left, center, right }

  /// From top to bottom.
  public var rows: [Row]

  /// A sheet of those rows.
  public init(_ rows: [Row] = []) { self.rows = rows }

  /// Whether it came out whole: it ends with a cut, or is a label.
  public var isWhole: Bool {
    if case .label = rows.last(where: \.isOnPaper) { return true }
    return rows.contains(.cut)
  }
}

extension Sheet.Row {
  /// Whether there is something to see.
  fileprivate var isOnPaper: Bool {
    switch self {
    case .unknown, .kick: false
    default: true
    }
  }
}
