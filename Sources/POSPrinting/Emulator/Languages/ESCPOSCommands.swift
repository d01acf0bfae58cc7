extension ESCPOSPaper {
  /// Commands that begin with ESC: how text looks.
  mutating func escape(_ command: [UInt8]) {
    if command[1] == UInt8(ascii: "@") { return reset() }
    if command[1] == UInt8(ascii: "2") {
      spacing = Sheet.Line.usualSpacing
      return
    }
    guard command.count == 3 else { return note(command) }
    let value = command[2]
    switch command[1] {
    case UInt8(ascii: "!"): chooseLook(value)
    case UInt8(ascii: "E"): style.isBold = value & 1 == 1
    case UInt8(ascii: "-"): style.isUnderlined = value & 3 != 0
    case UInt8(ascii: "M"): style.isSmall = value & 1 == 1
    case UInt8(ascii: "a"):
      switch value {
      case 0, 48: alignment = .left
      case 1, 49: alignment = .center
      case 2, 50: alignment = .right
      default: note(command)
      }
    case UInt8(ascii: "t"): choosePage(command)
    case UInt8(ascii: "3"): spacing = Int(value)
    case UInt8(ascii: "d"):
      let printed = line.runs.isEmpty ? 0 : 1
      flush()
      for _ in printed..<max(printed, Int(value)) { endLine() }
    case UInt8(ascii: "J"): feed(dots: Int(value))
    default: note(command)
    }
  }

  /// Commands that begin with GS: sizes, pictures and codes.
  mutating func group(_ command: [UInt8]) {
    guard command.count >= 3 else { return note(command) }
    let value = command[2]
    switch command[1] {
    case UInt8(ascii: "!"):
      style.width = Int(value >> 4 & 7) + 1
      style.height = Int(value & 7) + 1
    case UInt8(ascii: "B"): style.isReversed = value & 1 == 1
    case UInt8(ascii: "v") where command.count >= 8 && value == UInt8(ascii: "0"):
      flush()
      sheet.rows.append(.image(raster(command), alignment))
    case UInt8(ascii: "(") where value == UInt8(ascii: "k") && command.count >= 8:
      describeQR(command)
    default: note(command)
    }
  }

  /// As after being switched on; what was not yet on the paper is forgotten.
  private mutating func reset() {
    (line, style, alignment) = (Sheet.Line(), Sheet.Style(), .left)
    (spacing, page) = (Sheet.Line.usualSpacing, 0)
    qr = QRSymbol(bytes: [], level: .low, moduleSize: 3)
  }

  /// Font, weight, size and underline at once.
  private mutating func chooseLook(_ bits: UInt8) {
    style.isSmall = bits & 0x01 != 0
    style.isBold = bits & 0x08 != 0
    style.height = bits & 0x10 != 0 ? 2 : 1
    style.width = bits & 0x20 != 0 ? 2 : 1
    style.isUnderlined = bits & 0x80 != 0
  }

  /// A line in progress gets so much room; without one, so much paper stays empty.
  private mutating func feed(dots: Int) {
    guard line.runs.isEmpty else {
      let usual = spacing
      spacing = dots
      endLine()
      spacing = usual
      return
    }
    if dots > 0 { sheet.rows.append(.feed(dots: dots)) }
  }

  /// Eight dots a byte, the leftmost the highest bit; the mode doubles them.
  private func raster(_ command: [UInt8]) -> Dots {
    let bytesPerRow = ESCPOSLengths.number(command, at: 4)
    let height = ESCPOSLengths.number(command, at: 6)
    var image = Dots(width: bytesPerRow * 8, height: height)
    for (index, byte) in command.dropFirst(8).enumerated() where byte != 0 {
      for bit in 0..<8 where byte & (0x80 >> bit) != 0 {
        image[index % bytesPerRow * 8 + bit, index / bytesPerRow] = true
      }
    }
    let mode = command[3] & 3
    let (scaleX, scaleY) = (mode & 1 == 1 ? 2 : 1, mode & 2 == 2 ? 2 : 1)
    var result = Dots(width: image.width * scaleX, height: image.height * scaleY)
    result.draw(image, x: 0, y: 0, scaleX: scaleX, scaleY: scaleY)
    return result
  }

  /// `GS ( k pL pH 49 fn …`: what a QR code is like, what it says, and that it is printed.
  private mutating func describeQR(_ command: [UInt8]) {
    guard command[5] == 49 else { return note(command) }
    switch command[6] {
    case 65: break  // Both models look the same to those who read them here.
    case 67: qr.moduleSize = min(max(1, Int(command[7])), 16)
    case 69: qr.level = levels[command[7]] ?? .low
    case 80: qr.bytes = Array(command.dropFirst(8))
    case 81:
      flush()
      sheet.rows.append(.qr(qr, alignment))
    default: note(command)
    }
  }
}

private let levels: [UInt8: QRCode.Level] = [48: .low, 49: .medium, 50: .quartile, 51: .high]
