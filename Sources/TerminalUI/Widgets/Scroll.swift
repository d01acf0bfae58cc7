/// How far a text that is longer than its panel is scrolled.
public struct Scroll: Sendable, Equatable {
  private var rows = 0

  /// At the beginning.
  public init() {}

  /// Takes a key that scrolls; false when it does not, and nothing is changed.
  /// - Parameters:
  ///   - count: How many rows the text has.
  ///   - height: How many rows the panel shows.
  public mutating func press(_ key: Key, count: Int, height: Int) -> Bool {
    let now = first(of: count, height: height)
    let next: Int
    switch key {
    case .up: next = now - 1
    case .down: next = now + 1
    case .pageUp: next = now - height
    case .pageDown: next = now + height
    case .home: next = 0
    case .end: next = count
    default: return false
    }
    rows = max(0, next)
    rows = first(of: count, height: height)
    return true
  }

  /// The first row to show; no blanks stand below the last row while rows above are hidden.
  /// - Parameters:
  ///   - count: How many rows the text has.
  ///   - height: How many rows the panel shows.
  public func first(of count: Int, height: Int) -> Int { min(rows, max(0, count - height)) }
}
