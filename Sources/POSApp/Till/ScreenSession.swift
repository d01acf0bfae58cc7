import TerminalUI

/// A screen at work with what is behind it: a till, a kitchen or a board, on a terminal or in a
/// replay.
protocol ScreenSession {
  /// Whether the screen asked to leave.
  var isOver: Bool { get }
  /// Takes a key, and all that follows from it.
  mutating func press(_ key: Key)
  /// Whether one key is an answer now, as the digits of a barcode would be.
  var isAskingByKey: Bool { get }
  /// Takes what a scanner typed while the screen was asking.
  mutating func scan(_ code: String)
  /// Takes a new size of the terminal.
  mutating func resize(_ size: Size)
  /// A second has passed.
  mutating func tick()
  /// Takes what others did to the store since it was last looked at.
  ///
  /// - Returns: Whether the frame may be another now.
  mutating func takeNews() -> Bool
  /// The frame as it is now.
  mutating func frame() -> Surface
}

extension ScreenSession {
  /// Never: most screens are worked by keys alone.
  var isAskingByKey: Bool { false }
  mutating func scan(_ code: String) {}

  /// Takes what comes out of the gate: keys and scans, in order.
  mutating func take(_ outputs: [ScanGate.Output]) {
    for output in outputs {
      switch output {
      case .key(let key): press(key)
      case .scan(let code): scan(code)
      }
    }
  }
}
