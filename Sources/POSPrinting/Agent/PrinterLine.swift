import POSModel

/// What is known of how a printer answers; it outlives connections.
struct PrinterManners {
  /// Whether it says how it is; nil while it was not asked.
  var answers: Bool?
  /// Whether it says when a job is printed; nil while it was not asked.
  var tellsEnd: Bool?
}

/// A connection to a printer.
final class PrinterLine {
  /// How long a printer that tells when a job is printed is waited for, in milliseconds.
  private static let patience = 15_000
  /// The same where it is not known yet whether it tells. No receipt takes longer on paper.
  private static let firstPatience = 6000

  let printer: Printer
  /// What is known of how it answers.
  var manners: PrinterManners
  private let connection: any PrinterConnection

  /// Connects.
  ///
  /// - Throws: ``PrinterFault``.
  init(to printer: Printer, manners: PrinterManners) throws(PrinterFault) {
    (self.printer, self.manners) = (printer, manners)
    connection = try Transport.connect(to: printer.address)
  }

  /// Whether a printer that is reached can say how it is. Where it cannot, only what it prints
  /// shows that it does.
  var mayAnswer: Bool { connection.mayAnswer }

  /// Asks how the printer is, where it answers.
  ///
  /// - Throws: ``PrinterFault`` when it cannot print.
  func checkStatus() throws(PrinterFault) {
    guard connection.mayAnswer, manners.answers != false else { return }
    try connection.drain()
    let status = try PrinterStatus.ask(connection, printer.language)
    // A printer that answered once and is silent now has other things to do.
    manners.answers = status.didAnswer || manners.answers == true
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
  ///   is in trouble.
  func waitForEnd(_ processID: [UInt8]) throws(PrinterFault) {
    // GS ( H, function 48: 37 22, the four bytes, 00.
    let word: [UInt8] = [0x37, 0x22] + processID + [0]
    let patience = manners.tellsEnd == true ? Self.patience : Self.firstPatience
    if try connection.wait(for: word, within: patience) {
      manners.tellsEnd = true
      return
    }
    try mustHaveRead()
    if manners.tellsEnd == true { throw PrinterFault("no word that it is printed") }
    // It answers, but not to this: what it has read counts as printed.
    manners.tellsEnd = false
  }

  /// Asks a printer that answers how it is, behind a document: when it tells, all of that was read.
  /// What only went into a buffer on the way is lost when the connection is.
  ///
  /// - Throws: ``PrinterFault`` when it does not answer, or cannot print.
  func mustHaveRead() throws(PrinterFault) {
    guard connection.mayAnswer, manners.answers == true else { return }
    try connection.drain()
    let status = try PrinterStatus.ask(connection, printer.language, within: Self.patience)
    guard status.didAnswer else { throw PrinterFault("no word that it came") }
    if let trouble = status.trouble { throw PrinterFault(trouble, isCondition: true) }
  }

  /// Opens the drawer though the printer cannot print: `DLE DC4`, which is obeyed at once.
  ///
  /// - Throws: ``PrinterFault``.
  func kick() throws(PrinterFault) { try connection.send([0x10, 0x14, 1, 0, 1]) }
}
