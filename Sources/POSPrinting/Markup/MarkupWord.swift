/// A word of the markup, which begins with `@`.
enum MarkupWord: String, CaseIterable {
  case center, right, bold, large, tall, wide, underline, reverse
  case row, rule, feed, qr, logo, cut

  /// Whether it only says how the text behind it looks.
  var isStyle: Bool {
    switch self {
    case .center, .right, .bold, .large, .tall, .wide, .underline, .reverse: true
    case .row, .rule, .feed, .qr, .logo, .cut: false
    }
  }

  /// Adds its look to a style; nothing for a word that is no look.
  func apply(to style: inout TextStyle) {
    switch self {
    case .center: style.alignment = .center
    case .right: style.alignment = .right
    case .bold: style.isBold = true
    case .large: style.size = .large
    case .tall: style.size = .tall
    case .wide: style.size = .wide
    case .underline: style.isUnderlined = true
    case .reverse: style.isReversed = true
    case .row, .rule, .feed, .qr, .logo, .cut: break
    }
  }
}
