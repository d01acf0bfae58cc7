import POSModel

/// What a printer says about itself, where it can.
struct PrinterStatus: Equatable {
  /// What keeps it from printing; nil when nothing does.
  var trouble: String?
  /// Whether it answered at all. Silence is no trouble: many printers cannot.
  var didAnswer: Bool

  /// How long a printer that may answer is waited for, in milliseconds.
  static let patience = 400
  /// The same for one that answered before: another till may be printing on it.
  static let knownPatience = 2000

  /// Asks a printer how it is, and waits so many milliseconds for it to answer.
  ///
  /// - Throws: ``PrinterFault`` when the way to it is gone.
  static func ask(
    _ connection: any PrinterConnection, _ language: Printer.Language, within patience: Int
  ) throws(PrinterFault) -> PrinterStatus {
    switch language {
    case .escpos: return try askReceiptPrinter(connection, patience)
    case .zpl: return try askLabelPrinter(connection, patience)
    case .text: return PrinterStatus(trouble: nil, didAnswer: false)
    }
  }

  /// `DLE EOT 1`: state; `2`: cause of being offline; `4`: paper sensor. ESC/POS, Epson.
  private static func askReceiptPrinter(
    _ connection: any PrinterConnection, _ patience: Int
  ) throws(PrinterFault) -> PrinterStatus {
    try connection.send([0x10, 0x04, 1, 0x10, 0x04, 2, 0x10, 0x04, 4])
    let answer = try connection.read(3, within: patience)
    guard answer.count == 3, answer.allSatisfy({ $0 & 0x93 == 0x12 }) else {
      return PrinterStatus(trouble: nil, didAnswer: !answer.isEmpty)
    }
    let trouble: String? =
      if answer[2] & 0x60 != 0 || answer[1] & 0x20 != 0 {
        "paper out"
      } else if answer[1] & 0x04 != 0 {
        "cover open"
      } else if answer[1] & 0x40 != 0 {
        "error"
      } else if answer[0] & 0x08 != 0 {
        "offline"
      } else {
        nil
      }
    return PrinterStatus(trouble: trouble, didAnswer: true)
  }

  /// `~HS`: three lines, each from STX to ETX CR LF. ZPL II, Zebra.
  private static func askLabelPrinter(
    _ connection: any PrinterConnection, _ patience: Int
  ) throws(PrinterFault) -> PrinterStatus {
    try connection.send(Array("~HS".utf8))
    var answer: [UInt8] = []
    while answer.count(where: { $0 == 0x03 }) < 3 {
      let more = try connection.read(1, within: patience)
      if more.isEmpty { break }
      answer += more
    }
    // The line end behind the last line.
    if !answer.isEmpty { _ = try connection.read(2, within: 50) }
    let lines = answer.split(separator: 0x02).map { line in
      line.prefix { $0 != 0x03 }.split(separator: 0x2C, omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self) }
    }
    guard lines.count == 3, lines[0].count > 2, lines[1].count > 2 else {
      return PrinterStatus(trouble: nil, didAnswer: !answer.isEmpty)
    }
    let trouble =
      lines[0][1] == "1"
      ? "paper out" : lines[1][2] == "1" ? "cover open" : lines[0][2] == "1" ? "paused" : nil
    return PrinterStatus(trouble: trouble, didAnswer: true)
  }
}
