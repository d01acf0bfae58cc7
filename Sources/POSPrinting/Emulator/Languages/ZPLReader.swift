/// Understands ZPL, the language of label printers, as far as receipts and kitchen labels need it.
public struct ZPLReader: PrinterLanguage {
  private var frames = ZPLFrames()
  private var label = ZPLFormat()
  private var condition = PrinterCondition()
  /// Commands that wait until the printer is ready.
  private var held: [ZPLFrames.Frame] = []

  /// A printer just switched on.
  public init() {}

  /// Whether something waits until the printer is ready.
  public var isHolding: Bool { !held.isEmpty }

  /// Reads the bytes that came next.
  public mutating func read(_ bytes: [UInt8]) -> [PrintEvent] {
    bytes.flatMap { frames.take($0) }.flatMap { obey($0) }
  }

  /// The printer's condition changed; if it is ready now, prints what waited.
  public mutating func change(to condition: PrinterCondition) -> [PrintEvent] {
    self.condition = condition
    guard condition.isReady else { return [] }
    let waiting = held
    held = []
    return waiting.flatMap { obey($0) }
  }

  /// No more bytes come; a label that was not ended is not printed.
  public mutating func finish() -> [PrintEvent] { [] }

  private mutating func obey(_ frame: ZPLFrames.Frame) -> [PrintEvent] {
    if frame.name == "~HS" { return [.reply(ZPLStatus.answer(condition))] }
    guard condition.isReady else {
      held.append(frame)
      return []
    }
    return label.obey(frame)
  }
}
