import POSModel

/// A connection to a printer.
final class PrinterLine {
  /// How long a printer that tells when a job is printed is waited for, in milliseconds.
  private static let patience = 15_000
  /// The same where it is not known yet whether it tells. No receipt takes longer on paper.
  private static let firstPatience = 6000

  private let manners: PrinterManners
  private let connection: any PrinterConnection

  /// A printer with those manners at the end of a connection that is new.
  init(_ connection: any PrinterConnection, _ manners: PrinterManners) {
    (self.connection, self.manners) = (connection, manners)
    manners.beginConnection()
  }

  /// The printer.
  var printer: Printer { manners.printer }

  /// Whether a printer that is reached can say how it is. Where it cannot, only what it prints
  /// shows that it does.
  var mayAnswer: Bool { connection.mayAnswer }

  /// Whether the printer still holds the connection; many close one behind a document.
  var isOpen: Bool {
    do {
      try connection.drain()
      return true
    } catch { return false }
  }

  /// Asks how the printer is, where it answers.
  ///
  /// One that answered before and does not now is like one that is off: what it is sent may be lost
  /// without a word, so it is sent nothing.
  ///
  /// - Throws: ``PrinterFault`` when it cannot print.
  func checkStatus() throws(PrinterFault) {
    guard connection.mayAnswer, manners.answers != false else { return }
    try connection.drain()
    let patience =
      manners.answers == true ? PrinterStatus.knownPatience : PrinterStatus.patience
    let status = try PrinterStatus.ask(connection, printer.language, within: patience)
    manners.heard(status.didAnswer)
    if !status.didAnswer, manners.answers == true { throw PrinterFault("does not answer") }
    if let trouble = status.trouble { throw PrinterFault(trouble, isCondition: true) }
  }

  /// Sends a document; part of it may be on paper when it fails.
  ///
  /// - Throws: ``PrinterFault``.
  func send(
    _ document: PrintDocument, _ desk: AgentDesk, processID: [UInt8]?
  ) throws(PrinterFault) {
    try connection.drain()
    try connection.send(desk.bytes(of: document, for: printer, processID: processID))
    try connection.finish()
  }

  /// Whether the printer is to be asked to say when a job is printed: ESC/POS printers that answer.
  var asksForEnd: Bool {
    printer.language == .escpos && manners.answers == true && manners.tellsEnd != false
  }

  /// Waits for the printer's word that all it was sent is on paper.
  ///
  /// - Throws: ``PrinterFault`` when it does not come though the printer gives it, or the printer
  ///   is silent or in trouble.
  func waitForEnd(_ processID: [UInt8]) throws(PrinterFault) {
    // GS ( H, function 48: 37 22, the four bytes, 00.
    let word: [UInt8] = [0x37, 0x22] + processID + [0]
    let isKnownToTell = manners.tellsEnd == true
    if try connection.wait(
      for: word, within: isKnownToTell ? Self.patience : Self.firstPatience)
    {
      manners.told(true)
      return
    }
    // Both waits together stay well within a lease.
    try mustHaveRead(within: isKnownToTell ? Self.firstPatience : Self.patience)
    manners.told(false)
    if manners.tellsEnd == true { throw PrinterFault("no word that it is printed") }
    // It answers, but not to this: what it has read counts as printed.
  }

  /// Asks a printer that answers how it is, behind a document: when it tells, all of that was read.
  /// What only went into a buffer on the way is lost when the connection is.
  ///
  /// - Throws: ``PrinterFault`` when it does not answer though it did before, or cannot print.
  func mustHaveRead(within patience: Int = PrinterLine.patience) throws(PrinterFault) {
    guard connection.mayAnswer, manners.answers == true else { return }
    try connection.drain()
    let status = try PrinterStatus.ask(connection, printer.language, within: patience)
    guard status.didAnswer else { throw PrinterFault("no word that it came") }
    if let trouble = status.trouble { throw PrinterFault(trouble, isCondition: true) }
  }

  /// Opens the drawer though the printer cannot print: `DLE DC4`, which is obeyed at once.
  ///
  /// - Throws: ``PrinterFault``.
  func kick() throws(PrinterFault) { try connection.send([0x10, 0x14, 1, 0, 1]) }
}
