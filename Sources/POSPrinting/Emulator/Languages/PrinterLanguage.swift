/// Reads what a printer is sent, in portions of any size.
public protocol PrinterLanguage: Sendable {
  /// Whether something waits until the printer is ready.
  var isHolding: Bool { get }

  /// Reads the bytes that came next. While the printer is not ready only its status is told, and
  /// the rest waits.
  mutating func read(_ bytes: [UInt8]) -> [PrintEvent]

  /// The printer's condition changed; if it is ready now, prints what waited.
  mutating func change(to condition: PrinterCondition) -> [PrintEvent]

  /// No more bytes come: what is on the paper uncut is a document too.
  mutating func finish() -> [PrintEvent]
}
