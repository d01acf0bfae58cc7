import POSModel

/// A field of ZPL while it is described, from its place to `^FS`.
struct ZPLField {
  var x = 0
  var y = 0
  /// Whether the place is that of the lower edge.
  var isOnBaseLine = false
  var font: ZPLFont?
  var block: ZPLBlock?
  /// The sign before two hexadecimal digits, if there may be any.
  var escape: UInt8?
  var data: [UInt8]?
  /// Dots of a module, if it is a QR code.
  var magnification: Int?
  var box: Label.Content?
  /// Whether it turns what lies below it.
  var isReversed = false

  /// What it leaves on the label.
  func drawn(font usual: ZPLFont, isUTF8: Bool) -> [Label.Field] {
    parts(font: usual, isUTF8: isUTF8).map { part in
      var part = part
      part.isReversed = isReversed
      return part
    }
  }

  private func parts(font usual: ZPLFont, isUTF8: Bool) -> [Label.Field] {
    if let box { return [Label.Field(x: x, y: y, content: box)] }
    guard data != nil else { return [] }
    if let magnification { return [qr(magnification)] }
    let font = font ?? usual
    let top = isOnBaseLine ? y - font.cellHeight : y
    let text = text(isUTF8: isUTF8)
    if let block { return block.fields(text, font: font, x: x, y: top) }
    return [
      Label.Field(
        x: x, y: top, content: .text(text, width: font.cellWidth, height: font.cellHeight))
    ]
  }

  private func text(isUTF8: Bool) -> String {
    if isUTF8 { return String(decoding: bytes, as: UTF8.self) }
    return String(bytes.map { CodePage.character(page: 2, byte: $0) ?? "\u{FFFD}" })
  }

  /// The data, with what was written in hexadecimal put in.
  private var bytes: [UInt8] {
    let data = data ?? []
    guard let escape else { return data }
    var result: [UInt8] = []
    var index = 0
    while index < data.count {
      if data[index] == escape, index + 2 < data.count,
        let byte = UInt8(
          String(decoding: data[(index + 1)...(index + 2)], as: UTF8.self), radix: 16)
      {
        result.append(byte)
        index += 3
      } else {
        result.append(data[index])
        index += 1
      }
    }
    return result
  }

  /// The data begins with the level, `A` or `M` and the kind, and a comma.
  private func qr(_ magnification: Int) -> Label.Field {
    let bytes = bytes
    let levels: [UInt8: QRCode.Level] = [
      UInt8(ascii: "L"): .low, UInt8(ascii: "M"): .medium,
      UInt8(ascii: "Q"): .quartile, UInt8(ascii: "H"): .high,
    ]
    let isManual = bytes.count > 1 && bytes[1] == UInt8(ascii: "M")
    let start = bytes.firstIndex(of: UInt8(ascii: ",")).map { $0 + 1 } ?? 0
    // Chosen by hand there is one letter more, that of the alphabet.
    let content = bytes.dropFirst(isManual ? start + 1 : start)
    return Label.Field(
      x: x, y: y,
      content: .qr(
        QRSymbol(
          bytes: Array(content), level: bytes.first.flatMap { levels[$0] } ?? .medium,
          moduleSize: magnification)))
  }
}
