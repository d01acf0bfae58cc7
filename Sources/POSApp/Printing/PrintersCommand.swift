import ArgumentParser
import POSCore
import POSModel
import POSPrinting

/// `pos printers`: what printers there are, how they are, and what waits for them.
struct PrintersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "printers", abstract: "List the printers, test one, try failed jobs again.",
    discussion: "Printers are set with 'pos config print.printers', what they print with "
      + "print.receipts and print.stations.",
    subcommands: [ListPrinters.self, TestPrinter.self, RetryPrints.self],
    defaultSubcommand: ListPrinters.self)
}

/// `pos printers list`.
struct ListPrinters: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "The printers, what they print and what waits for them.")

  @OptionGroup var data: DataOptions

  /// Prints one paragraph for each printer, also those that only jobs name.
  ///
  /// - Throws: what ``PosCommand/run(arguments:)`` says on stderr.
  func run() throws {
    let (store, _) = try data.openStore()
    let rules = try store.rules()
    let printing = rules.printing
    let queues = try store.printQueues()
    let troubles = try store.troubles()
    let queued = queues.map(\.printer).filter { printing.printer($0) == nil }
    let lost = Set(queued + printing.missingPrinters).sorted()
    for id in printing.printers.map(\.id) + lost {
      let lines = Self.lines(
        of: id, printing, trouble: troubles.first { $0.printer == id },
        queue: queues.first { $0.printer == id })
      for line in lines { Output.say(line) }
    }
    let products = try store.menu().products
    let notices = StationNotices(rules: rules, products: products)
    for notice in notices.sentences(of: "print.stations") { Output.say(notice) }
    let templates = PrintTemplates(
      builtIn: try ResourceFolder.path("templates"), own: store.folder.templates)
    for name in PrintTemplates.names {
      if let fault = templates.check(name) { Output.say("\(fault); ours prints instead") }
    }
    if printing.printers.isEmpty {
      Output.say("No printer is set up: pos config print.printers front=tcp://10.0.0.5:9100")
    }
    try store.close()
  }

  /// What is said of a printer. One that is not set up is in no state.
  static func lines(
    of id: PrinterID, _ printing: PrintRules, trouble: PrinterTrouble?, queue: PrinterQueue?
  ) -> [String] {
    var lines = ["\(id.rawValue)  is not set up: print.printers"]
    var state: [String] = []
    if let printer = printing.printer(id) {
      lines = [
        "\(id.rawValue)  \(printer.address)  \(printer.language.rawValue)  "
          + "\(printer.columns) columns"
      ]
      state = ["  state: \(trouble.map { "\($0.trouble) since \($0.since.text)" } ?? "ready")"]
    }
    let uses = printing.uses(of: id)
    if !uses.isEmpty { lines.append("  prints: \(uses.joined(separator: ", "))") }
    lines += state
    guard let queue else { return lines }
    lines.append(
      "  jobs: \(queue.waiting) waiting, \(queue.printed) printed, \(queue.failed) failed")
    if !queue.lastError.isEmpty { lines.append("  last fault: \(queue.lastError)") }
    return lines
  }
}

/// `pos printers test front`.
struct TestPrinter: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Queue a page that shows what a printer can do.",
    discussion: "A running till, or 'pos --print-agent', prints it.")

  @OptionGroup var data: DataOptions
  @Argument(help: "The printer.") var printer: String

  /// Queues the page.
  ///
  /// - Throws: ``BadInput`` when there is no such printer, `StoreFailure`.
  func run() throws {
    let (store, settings) = try data.openStore()
    let id = PrinterID(printer)
    guard try store.rules().printing.printer(id) != nil else {
      throw BadInput(reason: "No printer is called '\(printer)': see 'pos printers'.")
    }
    var ids = IDSource(random: SystemRandomNumberGenerator())
    let now = SystemTime(zone: settings.timeZone).now()
    try store.queueTest(of: id, key: IdempotencyKey(from: &ids, at: now))
    Output.say("A test page is queued for \(printer).")
    try store.close()
  }
}

/// `pos printers retry`.
struct RetryPrints: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retry", abstract: "Try what was given up once more.")

  @OptionGroup var data: DataOptions
  @Argument(help: "The printer; all of them without one.") var printer: String?
  @Option(help: "Another printer, to print it there.") var to: String?

  /// Queues the failed jobs again.
  ///
  /// - Throws: ``BadInput`` when there is no such printer, `StoreFailure`.
  func run() throws {
    let (store, _) = try data.openStore()
    if let to, try store.rules().printing.printer(PrinterID(to)) == nil {
      throw BadInput(reason: "No printer is called '\(to)': see 'pos printers'.")
    }
    let count = try store.retryFailedPrints(
      of: printer.map { PrinterID($0) }, at: to.map { PrinterID($0) })
    Output.say(count == 1 ? "1 job is tried again." : "\(count) jobs are tried again.")
    try store.close()
  }
}
