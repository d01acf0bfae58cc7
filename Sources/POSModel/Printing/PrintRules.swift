/// What is printed where.
public struct PrintRules: Sendable, Equatable {
  /// The printers of the store.
  public var printers: [Printer] = []
  /// Where receipts are printed; nil for nowhere.
  public var receiptPrinter: PrinterID?
  /// Where some lanes print theirs.
  public var receiptPrinters: [DeviceID: PrinterID] = [:]
  /// Where stations print what they make.
  public var stationPrinters: [StationID: PrinterID] = [:]
  /// Whether each check that is paid prints a receipt.
  public var isAutomatic = true
  /// What stands above each receipt, line by line.
  public var header: [String] = []
  /// What stands below each receipt, line by line.
  public var footer: [String] = []
  /// What a receipt's QR code says, with `{check}` for the check's number; empty for none.
  public var qr = ""

  /// The rules a store begins with: nothing is printed.
  public init() {}

  /// The printer of that name.
  public func printer(_ id: PrinterID) -> Printer? { printers.first { $0.id == id } }

  /// Where a lane prints its receipts.
  public func receiptPrinter(of device: DeviceID) -> PrinterID? {
    receiptPrinters[device] ?? receiptPrinter
  }

  /// Whether a lane has a printer that can open its drawer.
  public func opensDrawer(of device: DeviceID) -> Bool {
    receiptPrinter(of: device).flatMap(printer)?.language == .escpos
  }

  /// The printers that are to print something and are not there.
  public var missingPrinters: [PrinterID] {
    let named = [receiptPrinter].compactMap { $0 } + receiptPrinters.values + stationPrinters.values
    return Set(named).filter { printer($0) == nil }.sorted()
  }

  /// What a printer prints, in words: `receipts`, `kitchen`.
  public func uses(of id: PrinterID) -> [String] {
    let lanes = receiptPrinters.filter { $0.value == id }.keys.sorted()
      .map { "receipts of \($0.rawValue)" }
    let stations = stationPrinters.filter { $0.value == id }.keys.sorted().map(\.rawValue)
    return (receiptPrinter == id ? ["receipts"] : []) + lanes + stations
  }

  /// The keys of the rules, with what they take.
  static let keys: [(key: String, takes: String)] = [
    (
      "print.printers",
      "name=address,language,columns,code pages: front=tcp://10.0.0.5:9100,escpos,42,cp437+cp866"
    ),
    ("print.receipts", "the printer of receipts, and of some lanes': front L2=bar"),
    ("print.receipts.auto", "yes or no: whether each check that is paid prints one"),
    ("print.stations", "the printers of stations: kitchen=back bar=front"),
    ("receipt.footer", "what stands below receipts; | parts lines"),
    ("receipt.header", "what stands above receipts; | parts lines"),
    ("receipt.qr", "what a receipt's QR code says; {check} is the number"),
  ]

  /// Sets one of the rules.
  ///
  /// - Throws: `RuleFault`.
  mutating func set(
    _ key: String, to value: String, fault: (String) -> RuleFault
  ) throws(RuleFault) {
    switch key {
    case "print.printers":
      let words = value.split(separator: " ")
      let printers = words.compactMap { Printer(text: $0) }
      guard printers.count == words.count, Set(printers.map(\.id)).count == printers.count else {
        throw fault(
          "must be name=address,language,columns,code pages, each name once; an address is "
            + "tcp://host:port, file:///path, cups:queue or dev:///path, a language escpos, zpl or "
            + "text, the columns 16 to 64, code pages cp437+cp850+cp852+cp858+cp866+cp1252")
      }
      self.printers = printers
    case "print.receipts": try setReceipts(value, fault: fault)
    case "print.receipts.auto":
      guard value == "yes" || value == "no" else { throw fault("must be yes or no") }
      isAutomatic = value == "yes"
    case "print.stations":
      guard let pairs = Self.pairs(value) else {
        throw fault("must be station=printer pairs: kitchen=back bar=front")
      }
      stationPrinters = [:]
      for (station, printer) in pairs { stationPrinters[StationID(station)] = printer }
    case "receipt.header": header = try Self.lines(value, fault)
    case "receipt.footer": footer = try Self.lines(value, fault)
    default: qr = try Self.lines(value, fault).joined(separator: "|")
    }
  }

  /// Reads `front L2=bar`.
  ///
  /// - Throws: `RuleFault`.
  private mutating func setReceipts(
    _ value: String, fault: (String) -> RuleFault
  ) throws(RuleFault) {
    let words = value.split(separator: " ")
    let names = words.filter { !$0.contains("=") }
    guard names.count <= 1, names.allSatisfy({ Printer.isName($0) }),
      let pairs = Self.pairs(words.filter { $0.contains("=") }.joined(separator: " "))
    else { throw fault("must be a printer, and lane=printer where it differs: front L2=bar") }
    receiptPrinter = names.first.map { PrinterID(String($0)) }
    receiptPrinters = [:]
    for (device, printer) in pairs { receiptPrinters[DeviceID(device)] = printer }
  }

  /// Reads `kitchen=back bar=front`; nil when it is not that, or names something twice.
  private static func pairs(_ text: String) -> [(String, PrinterID)]? {
    var pairs: [(String, PrinterID)] = []
    for word in text.split(separator: " ") {
      let parts = word.split(separator: "=", omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[0].isEmpty, Printer.isName(parts[1]),
        !pairs.contains(where: { $0.0 == parts[0] })
      else { return nil }
      pairs.append((String(parts[0]), PrinterID(String(parts[1]))))
    }
    return pairs
  }

  /// Reads lines that are parted by `|`.
  ///
  /// - Throws: `RuleFault`.
  private static func lines(
    _ value: String, _ fault: (String) -> RuleFault
  ) throws(RuleFault) -> [String] {
    guard value.unicodeScalars.count <= 400,
      !value.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
    else { throw fault("must be at most 400 characters, without control characters") }
    guard !value.isEmpty else { return [] }
    return value.split(separator: "|", omittingEmptySubsequences: false).map { String($0) }
  }

  /// A rule as it is typed; nil when it is none of these.
  func text(of key: String) -> String? {
    switch key {
    case "print.printers": printers.map(\.text).joined(separator: " ")
    case "print.receipts":
      ((receiptPrinter.map { [$0.rawValue] } ?? [])
        + receiptPrinters.map { "\($0.key.rawValue)=\($0.value.rawValue)" }.sorted())
        .joined(separator: " ")
    case "print.receipts.auto": isAutomatic ? "yes" : "no"
    case "print.stations":
      stationPrinters.map { "\($0.key.rawValue)=\($0.value.rawValue)" }.sorted()
        .joined(separator: " ")
    case "receipt.header": header.joined(separator: "|")
    case "receipt.footer": footer.joined(separator: "|")
    case "receipt.qr": qr
    default: nil
    }
  }
}
