/// The time in which nobody reads and presses: a key that is pressed within it was meant for what
/// stood on the screen before.
enum Glance {
  /// In milliseconds.
  static let time: Int64 = 500
}
