public import TerminalUI

/// What a terminal would show of the bytes a program writes: enough of a VT100 and an xterm for
/// curses.
public struct VirtualScreen {
  /// How large it is.
  public private(set) var size: Size
  /// Whether the program is on the other screen, which full-screen programs use.
  public internal(set) var isAlternate = false
  /// Whether the cursor is shown.
  public internal(set) var isCursorVisible = true
  /// Whether any colour has been asked for since the start.
  public internal(set) var hasUsedColor = false
  /// Where the cursor is, from 0.
  public internal(set) var cursor = Position(row: 0, column: 0)

  /// A place on the screen, both counted from 0.
  public struct Position: Equatable, Sendable {
    /// Rows from the top.
    public var row: Int
    /// Columns from the left.
    public var column: Int
  }

  /// One character and its marks; nil in the right half of a wide one.
  var grid: [[Character?]]
  var otherGrid: [[Character?]]
  var region: ClosedRange<Int>
  var saved = Position(row: 0, column: 0)
  var wrapsNext = false
  var lastCharacter: Character = " "
  /// Whether the sets G0 and G1 are line drawing, and which is in use.
  var isLineDrawing = [false, false]
  var charset = 0
  private var parser = ControlParser()

  /// Makes an empty screen.
  public init(size: Size) {
    self.size = size
    grid = Self.blank(size)
    otherGrid = grid
    region = 0...max(0, size.rows - 1)
  }

  /// Takes what a program has written.
  public mutating func feed(_ bytes: some Sequence<UInt8>) {
    for token in parser.feed(bytes) {
      switch token {
      case .scalar(let scalar): show(scalar)
      case .control(let byte): control(byte)
      case .escape(let intermediate, let final): escape(intermediate, final)
      case .sequence(let mark, let parameters, let final):
        run(ControlSequence(mark: mark, parameters: parameters, final: final))
      }
    }
  }

  /// What a row shows, without the blanks at its right end.
  public func text(row: Int) -> String {
    guard grid.indices.contains(row) else { return "" }
    var line = grid[row].compactMap { $0 }
    while line.last == " " { line.removeLast() }
    return String(line)
  }

  /// What all rows show, joined by line breaks.
  public var text: String {
    grid.indices.map { text(row: $0) }.joined(separator: "\n")
  }

  /// Takes another size; what does not fit is cut.
  public mutating func resize(_ size: Size) {
    grid = Self.fitted(grid, to: size)
    otherGrid = Self.fitted(otherGrid, to: size)
    self.size = size
    region = 0...max(0, size.rows - 1)
    cursor.row = min(cursor.row, size.rows - 1)
    cursor.column = min(cursor.column, size.columns - 1)
    wrapsNext = false
  }

  /// Begins anew.
  mutating func reset() {
    let (size, parser, hasUsedColor) = (size, parser, hasUsedColor)
    self = VirtualScreen(size: size)
    self.parser = parser
    self.hasUsedColor = hasUsedColor
  }

  static func blank(_ size: Size) -> [[Character?]] {
    Array(repeating: Array(repeating: " ", count: size.columns), count: size.rows)
  }

  private static func fitted(_ grid: [[Character?]], to size: Size) -> [[Character?]] {
    var result = blank(size)
    for row in 0..<min(grid.count, size.rows) {
      let count = min(grid[row].count, size.columns)
      result[row].replaceSubrange(0..<count, with: grid[row].prefix(count))
    }
    return result
  }
}
