import POSModel

/// The commands of ESC/POS that receipts need, by what they do.
enum ESCPOSCommand {
  private static let escape: UInt8 = 0x1B
  private static let group: UInt8 = 0x1D

  /// Forgets what the last document left behind.
  static let initialize: [UInt8] = [escape, UInt8(ascii: "@")]
  /// Prints the line.
  static let lineFeed: [UInt8] = [0x0A]
  /// Feeds to the cutter, and cuts but for one point.
  static let cut: [UInt8] = [group, UInt8(ascii: "V"), 66, 0]
  /// A pulse of 50 ms to the drawer at pin 2, and 500 ms of rest.
  static let kick: [UInt8] = [escape, UInt8(ascii: "p"), 0, 25, 250]

  static func codePage(_ page: CodePage) -> [UInt8] {
    [escape, UInt8(ascii: "t"), page.number]
  }

  static func alignment(_ alignment: TextStyle.Alignment) -> [UInt8] {
    let number: UInt8 =
      switch alignment {
      case .left: 0
      case .center: 1
      case .right: 2
      }
    return [escape, UInt8(ascii: "a"), number]
  }

  static func size(_ size: TextStyle.Size) -> [UInt8] {
    let number: UInt8 =
      switch size {
      case .normal: 0x00
      case .tall: 0x01
      case .wide: 0x10
      case .large: 0x11
      }
    return [group, UInt8(ascii: "!"), number]
  }

  static func bold(_ isOn: Bool) -> [UInt8] { [escape, UInt8(ascii: "E"), isOn ? 1 : 0] }
  static func underline(_ isOn: Bool) -> [UInt8] { [escape, UInt8(ascii: "-"), isOn ? 1 : 0] }
  static func reverse(_ isOn: Bool) -> [UInt8] { [group, UInt8(ascii: "B"), isOn ? 1 : 0] }

  /// A QR code of model 2 and error correction level M, of modules so many dots wide.
  static func qr(_ text: String, module: Int) -> [UInt8] {
    let model: [UInt8] = symbol(65, [50, 0])
    let size = symbol(67, [UInt8(clamping: module)])
    let levelM = symbol(69, [49])
    let store = symbol(80, [48] + Array(text.utf8))
    let print = symbol(81, [48])
    return model + size + levelM + store + print
  }

  /// `GS ( k` for QR codes, with its length before what it carries.
  private static func symbol(_ function: UInt8, _ data: [UInt8]) -> [UInt8] {
    [group, UInt8(ascii: "("), UInt8(ascii: "k")] + lowHigh(data.count + 2)
      + [UInt8(ascii: "1"), function] + data
  }

  /// A picture, dot by dot.
  static func raster(_ bitmap: Bitmap) -> [UInt8] {
    [group, UInt8(ascii: "v"), UInt8(ascii: "0"), 0] + lowHigh(bitmap.bytesPerRow)
      + lowHigh(bitmap.height) + bitmap.rows
  }

  /// Has the printer answer with those four bytes once all before is done.
  static func answer(_ processID: [UInt8]) -> [UInt8] {
    [group, UInt8(ascii: "("), UInt8(ascii: "H"), 6, 0, 48, 48] + processID
  }

  private static func lowHigh(_ number: Int) -> [UInt8] {
    [UInt8(truncatingIfNeeded: number), UInt8(truncatingIfNeeded: number >> 8)]
  }
}
