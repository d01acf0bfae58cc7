/// The six keys of a sale in the demo: product 101, F8, exact cash.
///
/// The screen that shows the change takes the next sale's first key.
enum SaleKeys {
  static let each = ["1", "0", "1", "\r", "\u{1B}[19~", "\r"]
  static let all = each.joined()
}
