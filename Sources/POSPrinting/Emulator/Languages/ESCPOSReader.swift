/// Understands ESC/POS, the language of receipt printers.
public struct ESCPOSReader: PrinterLanguage {
  private var frames = ESCPOSFrames()
  private var paper = ESCPOSPaper()
  private var condition = PrinterCondition()
  /// Commands that wait until the printer is ready.
  private var held: [[UInt8]] = []
  /// Whether every change of condition is told unasked.
  private var tellsChanges = false

  /// A printer just switched on.
  public init() {}

  /// Whether something waits until the printer is ready.
  public var isHolding: Bool { !held.isEmpty || (!condition.isReady && !paper.isBlank) }

  /// Reads the bytes that came next.
  public mutating func read(_ bytes: [UInt8]) -> [PrintEvent] {
    bytes.flatMap { frames.take($0) }.flatMap { obey($0) }
  }

  /// The printer's condition changed; who asked for it is told, and what waited is printed.
  public mutating func change(to condition: PrinterCondition) -> [PrintEvent] {
    let changed = condition != self.condition
    self.condition = condition
    let told: [PrintEvent] =
      changed && tellsChanges ? [.reply(ESCPOSStatus.unasked(condition))] : []
    guard condition.isReady else { return told }
    let waiting = held
    held = []
    return told + waiting.flatMap { obey($0) }
  }

  /// No more bytes come: what is on the paper uncut is a document too.
  public mutating func finish() -> [PrintEvent] {
    let events = frames.rest().flatMap { obey($0) }
    return condition.isReady ? events + paper.tearOff() : events
  }

  private mutating func obey(_ frame: ESCPOSFrames.Frame) -> [PrintEvent] {
    switch frame {
    case .command(let command) where condition.isReady: return obey(command)
    case .command(let command):
      held.append(command)
      return []
    case .realTime(let command):
      if command[1] == ESCPOS.dc4 { return command[2] == 1 ? paper.kick() : [] }
      return ESCPOSStatus.realTime(command, condition).map { [.reply($0)] } ?? []
    }
  }

  private mutating func obey(_ command: [UInt8]) -> [PrintEvent] {
    switch command.prefix(2) {
    case [ESCPOS.gs, UInt8(ascii: "r")] where command.count == 3:
      return [.reply(ESCPOSStatus.transmitted(command[2], condition))]
    case [ESCPOS.gs, UInt8(ascii: "a")] where command.count == 3:
      tellsChanges = command[2] != 0
      return tellsChanges ? [.reply(ESCPOSStatus.unasked(condition))] : []
    case [ESCPOS.gs, UInt8(ascii: "(")] where command.starts(with: ESCPOS.processID):
      return [.reply([0x37, 0x22] + command.dropFirst(7).prefix(4) + [0])]
    default: return paper.obey(command)
    }
  }
}
