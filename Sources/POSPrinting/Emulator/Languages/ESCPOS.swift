/// Bytes that begin commands of ESC/POS.
enum ESCPOS {
  static let ht: UInt8 = 0x09
  static let lf: UInt8 = 0x0A
  static let cr: UInt8 = 0x0D
  static let eot: UInt8 = 0x04
  static let enq: UInt8 = 0x05
  static let dle: UInt8 = 0x10
  static let dc4: UInt8 = 0x14
  static let esc: UInt8 = 0x1B
  static let fs: UInt8 = 0x1C
  static let gs: UInt8 = 0x1D

  /// Asks to be told, with a number of four bytes, when all before it is printed.
  static let processID: [UInt8] = [gs, UInt8(ascii: "("), UInt8(ascii: "H"), 6, 0, 48, 48]
}
