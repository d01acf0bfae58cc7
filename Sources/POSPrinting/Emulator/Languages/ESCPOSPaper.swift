import POSModel

/// What ESC/POS commands leave on the paper.
struct ESCPOSPaper {
  var sheet = Sheet()
  var line = Sheet.Line()
  var style = Sheet.Style()
  var alignment = Sheet.Alignment.left
  var spacing = Sheet.Line.usualSpacing
  var page: UInt8 = 0
  /// The QR code as it was described so far.
  var qr = QRSymbol(bytes: [], level: .low, moduleSize: 3)
  /// How many rows one roll of paper takes.
  private static let roll = 20_000
  /// All commands since the last document.
  private var kept: [UInt8] = []

  /// Whether nothing came since the last document, but orders to open the drawer.
  var isBlank: Bool { line.runs.isEmpty && sheet.rows.allSatisfy { $0 == .kick } }

  /// Obeys a command, or prints a character.
  mutating func obey(_ command: [UInt8]) -> [PrintEvent] {
    kept += command
    guard command.count > 1 else {
      control(command[0])
      return tearOffAtEnd()
    }
    switch (command[0], command[1]) {
    case (ESCPOS.esc, UInt8(ascii: "p")) where command.count == 5: return kick()
    case (ESCPOS.esc, UInt8(ascii: "i")), (ESCPOS.esc, UInt8(ascii: "m")): return cut()
    case (ESCPOS.gs, UInt8(ascii: "V")) where command.count > 2 && cuts.contains(command[2]):
      return cut()
    case (ESCPOS.esc, _): escape(command)
    case (ESCPOS.gs, _): group(command)
    default: note(command)
    }
    return tearOffAtEnd()
  }

  /// What is longer than a roll of paper ends with it.
  private mutating func tearOffAtEnd() -> [PrintEvent] {
    sheet.rows.count < Self.roll ? [] : tearOff()
  }

  /// The paper is torn off where it is; a document if anything came but orders to open the drawer.
  mutating func tearOff() -> [PrintEvent] {
    flush()
    guard !isBlank else { return [] }
    defer { (sheet, kept) = (Sheet(), []) }
    return [.document(sheet, kept)]
  }

  /// Opens the drawer.
  mutating func kick() -> [PrintEvent] {
    sheet.rows.append(.kick)
    return [.kick]
  }

  private mutating func cut() -> [PrintEvent] {
    flush()
    sheet.rows.append(.cut)
    return tearOff()
  }

  private mutating func control(_ byte: UInt8) {
    switch byte {
    case ESCPOS.lf: endLine()
    case ESCPOS.cr: break
    case ESCPOS.ht: tabulate()
    case 0x20...: write(CodePage.character(page: page, byte: byte) ?? "\u{FFFD}")
    default: note([byte])
    }
  }

  private mutating func write(_ character: Character) {
    // Where a line stands is settled when it begins.
    if line.runs.isEmpty { line.alignment = alignment }
    line.append(character, style)
  }

  /// To the next column that is a multiple of eight.
  private mutating func tabulate() {
    let stop = 8 * Font.width
    let space = stop - line.width % stop
    for _ in 0..<max(1, space / style.cellWidth) { write(" ") }
  }

  /// Ends the line, even an empty one.
  mutating func endLine() {
    line.spacing = spacing
    sheet.rows.append(.line(line))
    line = Sheet.Line()
  }

  /// Ends the line if there is something in it.
  mutating func flush() { if !line.runs.isEmpty { endLine() } }

  /// Chooses a table; one that is not there is noted.
  mutating func choosePage(_ command: [UInt8]) {
    if CodePage.character(page: command[2], byte: 0x20) == nil {
      note(command)
    } else {
      page = command[2]
    }
  }

  /// Notes a command that is not understood, by the bytes that name it.
  mutating func note(_ command: [UInt8]) {
    let name = command.prefix(2).map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
    sheet.rows.append(.unknown(name.joined(separator: " ")))
  }
}

/// At once or after feeding, through or with a bridge left.
private let cuts: Set<UInt8> = [0, 1, 48, 49, 65, 66]
