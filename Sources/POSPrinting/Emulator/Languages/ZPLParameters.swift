/// What follows the name of a command of ZPL: texts and numbers, with commas between them.
struct ZPLParameters {
  /// No number of ZPL is further from zero.
  static let range = -32_000...32_000

  private let parts: [Substring]

  init(_ bytes: [UInt8]) {
    parts = String(decoding: bytes, as: UTF8.self)
      .split(separator: ",", omittingEmptySubsequences: false)
  }

  /// The text in that place, from 0; nil where there is none.
  func text(_ index: Int) -> Substring? { index < parts.count ? parts[index] : nil }

  /// The number in that place, or the nearest one of the range; nil where there is none.
  func number(_ index: Int, in range: ClosedRange<Int> = ZPLParameters.range) -> Int? {
    text(index).flatMap { Int($0) }.map { min(max($0, range.lowerBound), range.upperBound) }
  }
}
