/// A QR code of bytes, in the smallest version that holds them.
public struct QRCode: Sendable, Equatable {
  /// How much of a code can be unreadable.
  public enum Level: Sendable, Hashable, CaseIterable {
    /// A fourteenth.
    case low
    /// A seventh.
    case medium
    /// A quarter.
    case quartile
    /// Nearly a third.
    case high
  }

  /// The modules, without the white around them.
  public let modules: Dots

  /// Modules along one side.
  public var size: Int { modules.width }

  /// A code in byte mode; nothing if there are too many bytes.
  ///
  /// Without a mask it takes the one that makes the code easiest to read; 0 to 7 chooses.
  public init?(_ bytes: [UInt8], level: Level = .medium, mask: Int? = nil) {
    guard let layout = QRLayout.smallest(for: bytes.count, level: level) else { return nil }
    let blank = QRMatrix(layout, codewords: QRCodewords.all(bytes, layout))
    let masked = (mask.map { [$0] } ?? Array(0..<8)).map { blank.masked($0) }
    modules = masked.dropFirst().reduce(masked[0]) { $1.penalty < $0.penalty ? $1 : $0 }.modules
  }
}
