/// Reads the portable bitmaps (PBM) that every drawing program writes: P1 as text, P4 as bytes.
public struct PortableBitmap {
  private let file: String
  private var bytes: ArraySlice<UInt8>
  private var line = 1

  private init(_ bytes: [UInt8], file: String) {
    (self.file, self.bytes) = (file, bytes[...])
  }

  /// Reads a file that was read into memory; `file` is only for faults.
  ///
  /// - Throws: ``BitmapFault`` when it is no such file, or larger than ``Bitmap/largest``.
  public static func read(_ bytes: [UInt8], file: String) throws(BitmapFault) -> Bitmap {
    var reader = PortableBitmap(bytes, file: file)
    let kind = reader.bytes.prefix(2)
    guard kind.elementsEqual("P1".utf8) || kind.elementsEqual("P4".utf8) else {
      throw reader.fault("a portable bitmap begins with P1 or P4")
    }
    reader.bytes.removeFirst(2)
    let width = try reader.size("width")
    let height = try reader.size("height")
    let isText = kind.elementsEqual("P1".utf8)
    let rows =
      isText ? try reader.textRows(width, height) : try reader.byteRows(width, height)
    guard let bitmap = Bitmap(width: width, height: height, rows: rows) else {
      throw reader.fault("it is no picture of \(width) by \(height) dots")
    }
    return bitmap
  }

  private func fault(_ reason: String) -> BitmapFault {
    BitmapFault(file: file, line: line, reason: reason)
  }

  private mutating func next() -> UInt8? {
    guard let byte = bytes.popFirst() else { return nil }
    if byte == UInt8(ascii: "\n") { line += 1 }
    return byte
  }

  /// Goes over blanks, line ends and comments, which a `#` begins.
  private mutating func skipBlanks() {
    while let byte = bytes.first {
      if byte == UInt8(ascii: "#") {
        while let comment = bytes.first, comment != UInt8(ascii: "\n") { bytes.removeFirst() }
      } else if byte == UInt8(ascii: " ") || (9...13).contains(byte) {
        _ = next()
      } else {
        return
      }
    }
  }

  /// - Throws: ``BitmapFault`` for anything but a number from 1 to the largest.
  private mutating func size(_ name: String) throws(BitmapFault) -> Int {
    skipBlanks()
    let digits = bytes.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    guard let number = Int(String(decoding: digits, as: UTF8.self)),
      (1...Bitmap.largest).contains(number)
    else { throw fault("the \(name) is not a number from 1 to \(Bitmap.largest)") }
    bytes = bytes[digits.endIndex...]
    return number
  }

  /// - Throws: ``BitmapFault`` for anything but as many 0 and 1 as there are dots.
  private mutating func textRows(_ width: Int, _ height: Int) throws(BitmapFault) -> [UInt8] {
    let bytesPerRow = (width + 7) / 8
    var rows = [UInt8](repeating: 0, count: bytesPerRow * height)
    for y in 0..<height {
      for x in 0..<width {
        skipBlanks()
        switch bytes.first {
        case UInt8(ascii: "1"): rows[y * bytesPerRow + x / 8] |= 0x80 >> UInt8(x % 8)
        case UInt8(ascii: "0"): break
        case nil: throw fault("ends before dot \(x + 1) of row \(y + 1)")
        case .some: throw fault("dot \(x + 1) of row \(y + 1) is neither 0 nor 1")
        }
        bytes.removeFirst()
      }
    }
    skipBlanks()
    guard bytes.isEmpty else { throw fault("goes on after its last dot") }
    return rows
  }

  /// - Throws: ``BitmapFault`` for another number of bytes than the size asks for.
  private mutating func byteRows(_ width: Int, _ height: Int) throws(BitmapFault) -> [UInt8] {
    let count = (width + 7) / 8 * height
    // One blank or line end parts the size from the dots.
    guard let blank = next(), blank == UInt8(ascii: " ") || (9...13).contains(blank) else {
      throw fault("the dots are missing")
    }
    guard bytes.count == count else {
      throw fault("has \(bytes.count) bytes of dots, not \(count)")
    }
    return Array(bytes)
  }
}
