/// One line of paper, or one thing the printer does.
public enum PaperLine: Sendable, Equatable {
  /// A line that fits the paper. A row fills it; other text stands where its style says.
  case text(String, TextStyle)
  /// A QR code of a text, in the middle.
  case qr(String)
  /// The store's picture, in the middle.
  case logo
  /// Cuts the paper.
  case cut
  /// Opens the cash drawer.
  case kick
}
