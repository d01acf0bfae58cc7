import POSModel

/// A connection to a printer, and what is known of how it answers.
final class PrinterLine {
  /// How long a printer that answers is waited for after a job, in milliseconds. Long receipts take
  /// seconds on paper.
  private static let patience = 15_000
  /// The same where it is not known yet whether it tells when a job is printed.
  private static let firstPatience = 1500

  let printer: Printer
  private let connection: any PrinterConnection
  /// Whether it says how it is; nil while it was not asked.
  private var answers: Bool?
  /// Whether it says when a job is printed; nil while it was not asked.
  private var tellsEnd: Bool?
  private var jobs = 0

  /// Connects.
  ///
  /// - Throws: ``PrinterFault``.
  init(to printer: Printer) throws(PrinterFault) {
    self.printer = printer
    connection = try Transport.connect(to: printer.address)
  }

  /// Asks how the printer is, where it answers.
  ///
  /// - Throws: ``PrinterFault`` when it cannot print.
  func checkStatus() throws(PrinterFault) {
    guard answers != false else { return }
    let status = try PrinterStatus.ask(connection, printer.language)
    answers = status.didAnswer
    if let trouble = status.trouble { throw PrinterFault(trouble) }
  }

  /// Prints a document, and waits for the printer's word that it is on paper, where it gives one.
  ///
  /// - Throws: ``PrinterFault``; part of the document may be on paper then.
  func print(_ document: PrintDocument, _ desk: AgentDesk) throws(PrinterFault) {
    jobs += 1
    // Printers that say nothing at all are not asked to say when they are done either.
    let asks = printer.language == .escpos && answers == true && tellsEnd != false
    let id = asks ? Self.processID(jobs) : nil
    try connection.send(desk.bytes(of: document, for: printer, processID: id))
    try connection.finish()
    guard let id else {
      if answers == true { try mustHaveRead() }
      return
    }
    // GS ( H, function 48: 37 22, the four bytes, 00.
    let word: [UInt8] = [0x37, 0x22] + id + [0]
    let wait = tellsEnd == true ? Self.patience : Self.firstPatience
    let said = try connection.read(word.count, within: wait)
    switch (said == word, tellsEnd) {
    case (true, _): tellsEnd = true
    case (false, true?): throw PrinterFault(try trouble() ?? "no word that it is printed")
    case (false, _):
      if let trouble = try trouble() { throw PrinterFault(trouble) }
      tellsEnd = false
    }
  }

  /// Asks once more how it is: an answer comes behind the document, so all of that was read. What
  /// only went into a buffer on the way is lost when the connection is.
  ///
  /// - Throws: ``PrinterFault`` when it does not answer, or cannot print.
  private func mustHaveRead() throws(PrinterFault) {
    let status = try PrinterStatus.ask(connection, printer.language, within: Self.patience)
    guard status.didAnswer else { throw PrinterFault("no word that it came") }
    if let trouble = status.trouble { throw PrinterFault(trouble) }
  }

  /// What keeps the printer from printing now.
  ///
  /// - Throws: ``PrinterFault`` when the way to it is gone.
  private func trouble() throws(PrinterFault) -> String? {
    try PrinterStatus.ask(connection, printer.language).trouble
  }

  /// Four printable bytes that differ from job to job.
  private static func processID(_ job: Int) -> [UInt8] {
    let digits = String(job % 10_000)
    return Array((String(repeating: "0", count: 4 - digits.count) + digits).utf8)
  }
}
