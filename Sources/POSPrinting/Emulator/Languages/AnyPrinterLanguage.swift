/// Finds out from the first bytes which language it is, and reads it.
public struct AnyPrinterLanguage: PrinterLanguage {
  private var language: (any PrinterLanguage)?
  private var condition = PrinterCondition()
  /// Bytes that may begin one as well as the other.
  private var undecided: [UInt8] = []

  /// A printer just switched on.
  public init() {}

  /// Whether something waits until the printer is ready.
  public var isHolding: Bool { language?.isHolding ?? false }

  /// Reads the bytes that came next.
  public mutating func read(_ bytes: [UInt8]) -> [PrintEvent] {
    undecided += bytes
    if language == nil { decide(isEnd: false) }
    return pass()
  }

  /// The printer's condition changed; if it is ready now, prints what waited.
  public mutating func change(to condition: PrinterCondition) -> [PrintEvent] {
    self.condition = condition
    return language?.change(to: condition) ?? []
  }

  /// No more bytes come.
  public mutating func finish() -> [PrintEvent] {
    if language == nil { decide(isEnd: true) }
    return pass() + (language?.finish() ?? [])
  }

  private mutating func pass() -> [PrintEvent] {
    guard language != nil else { return [] }
    defer { undecided = [] }
    return language?.read(undecided) ?? []
  }

  /// Labels begin with `^XA` or with a question, `~`.
  private mutating func decide(isEnd: Bool) {
    let label = Array("^XA".utf8)
    guard let first = undecided.first else { return }
    if !isEnd, undecided.count < label.count, label.starts(with: undecided) { return }
    let isLabel = first == UInt8(ascii: "~") || undecided.starts(with: label)
    language = isLabel ? ZPLReader() : ESCPOSReader()
    // Nothing can wait yet, so nothing comes of it.
    _ = language?.change(to: condition)
  }
}
