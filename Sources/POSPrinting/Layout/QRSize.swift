/// How large a QR code is, model 2 with error correction of level M.
enum QRSize {
  /// How many bytes versions 1 to 40 hold (ISO/IEC 18004, byte mode, level M).
  private static let bytes = [
    14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287, 331, 362, 412, 450, 504, 560, 624, 666,
    711, 779, 857, 911, 997, 1059, 1125, 1190, 1264, 1370, 1452, 1538, 1628, 1722, 1809, 1911,
    1989, 2099, 2213, 2331,
  ]

  /// The most dots that a module is wide and high: easy to scan, and no waste of paper.
  private static let largestModule = 6

  /// How many modules wide and high the code of so many bytes is; nil where none holds them.
  static func modules(ofBytes count: Int) -> Int? {
    bytes.firstIndex { $0 >= count }.map { 21 + 4 * $0 }
  }

  /// The dots of a module, so that the code and its quiet zone fit into so many dots.
  static func module(ofBytes count: Int, dots: Int) -> Int {
    let modules = (modules(ofBytes: count) ?? 177) + 8
    return max(1, min(largestModule, dots / modules))
  }
}
