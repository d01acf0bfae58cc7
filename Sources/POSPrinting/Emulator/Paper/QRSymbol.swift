/// A QR code as a printer is told to print it.
public struct QRSymbol: Sendable, Equatable {
  /// What it says.
  public var bytes: [UInt8]
  /// How much of it may be dirty.
  public var level: QRCode.Level
  /// Dots along one side of a module.
  public var moduleSize: Int

  /// A symbol with its content.
  public init(bytes: [UInt8], level: QRCode.Level, moduleSize: Int) {
    (self.bytes, self.level, self.moduleSize) = (bytes, level, moduleSize)
  }

  /// What it says, as text.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Its modules in their size; a black square if it says more than any code can hold.
  var picture: Dots {
    guard let code = QRCode(bytes, level: level) else {
      var square = Dots(width: 21 * moduleSize, height: 21 * moduleSize)
      square.fill(x: 0, y: 0, width: square.width, height: square.height)
      return square
    }
    var dots = Dots(width: code.size * moduleSize, height: code.size * moduleSize)
    dots.draw(code.modules, x: 0, y: 0, scaleX: moduleSize, scaleY: moduleSize)
    return dots
  }
}
