import CNcursesW
import Glibc
public import TerminalUI

/// Owns the terminal while it is in curses mode and gives it back when it goes out of scope.
///
/// Not copyable: two owners would call `endwin` twice. Only one may exist at a time. The terminal
/// is given back, too, when the process crashes or calls `exit`; what was written to stderr
/// meanwhile is printed afterwards.
public struct NcursesTerminal: ~Copyable {
  /// How long, in milliseconds, an Escape is held back to see whether it begins a sequence.
  static let escapeDelay = 25

  private let signals: TerminalGuard
  private let screen: OpaquePointer
  private let charset: TerminalCharset
  private let palette: Palette
  private var decoder: InputDecoder
  private var shown: Surface?

  /// Takes the terminal over: raw input, no echo, a screen of its own, no cursor.
  ///
  /// Colours are left out where `NO_COLOR` is set; characters other than ASCII where the locale is
  /// not UTF-8 or the terminal is as old as a vt100.
  /// - Throws: ``TerminalFault`` with a sentence to print; the terminal is as it was then.
  public init() throws(TerminalFault) {
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { throw .notATerminal }
    let charset = TerminalCharset.adopt()
    // Before curses, which leaves signals alone that somebody holds already.
    let signals = try TerminalGuard()
    screen = try Self.openScreen(type: TerminalCharset.variable("TERM") ?? "")
    signals.arm(restoringWith: RestoreBytes.current())
    Self.configure()
    palette = .ofTerminal(mayColor: TerminalCharset.variable("NO_COLOR") == nil)
    decoder = InputDecoder(sequences: .ofTerminal())
    self.charset = charset
    self.signals = signals
  }

  deinit {
    endwin()
    delscreen(screen)
    signals.disarm()
  }

  /// How large the terminal is.
  public var size: Size { Size(rows: Int(pos_rows()), columns: Int(pos_columns())) }

  /// Shows a surface. Only cells that differ from the one before are sent.
  public mutating func present(_ surface: Surface) {
    let frame = charset == .ascii ? ASCIIRendition.of(surface) : surface
    let previous = shown?.size == frame.size ? shown : nil
    if previous == nil { erase() }
    let (rows, columns) = (min(frame.rows, size.rows), min(frame.columns, size.columns))
    for row in 0..<rows {
      let start = row * frame.columns
      var run = CellRun(row: row)
      for place in frame.places(in: start..<(start + columns), differingFrom: previous) {
        if frame.isRightHalf(at: place) { continue }
        let isWide = place + 1 < start + columns && frame.isRightHalf(at: place + 1)
        let (column, style) = (place - start, frame.style(at: place))
        if !isWide, let scalar = frame.scalar(at: place), CellGlyph.isSimple(scalar) {
          run.add(scalar, column, style, palette)
        } else {
          put(place, of: frame, row: row, column: column, cells: isWide ? 2 : 1)
        }
      }
      run.put(palette)
    }
    refresh()
    shown = frame
  }

  /// Waits for something to happen and gives everything that has, in order.
  ///
  /// Keys typed while the program was busy are kept by the system and come in portions.
  /// - Parameters:
  ///   - timeoutMilliseconds: How long to wait at most; forever when negative.
  ///   - wakeDescriptor: Ends the wait, too, when it becomes readable.
  /// - Returns: Nothing when the time is up.
  public mutating func read(
    timeoutMilliseconds: Int, wakeDescriptor: Int32? = nil
  ) -> [TerminalInput] {
    let ready = InputWait.wait(
      milliseconds: timeoutMilliseconds, signal: signals.wakeDescriptor, wake: wakeDescriptor)
    var inputs: [TerminalInput] = []
    if ready.keyboard { inputs += readKeys() }
    if ready.signal {
      let requests = signals.takeRequests()
      if requests.resize { inputs.append(.resized(adoptSize())) }
      if requests.stop { inputs.append(.hangup) }
    }
    if ready.wake { inputs.append(.woken) }
    return inputs
  }

  private mutating func readKeys() -> [TerminalInput] {
    var inputs: [TerminalInput] = []
    var mayBeMore = true
    while mayBeMore {
      guard let bytes = InputWait.keyboardBytes() else { return inputs + [.hangup] }
      inputs += decoder.decode(bytes).map(TerminalInput.key)
      // Less than could be read was all there was: asking for more takes the kernel a while.
      mayBeMore =
        decoder.isAmbiguous && InputWait.isKeyboardReady(withinMilliseconds: Self.escapeDelay)
    }
    return inputs + decoder.settle().map(TerminalInput.key)
  }

  private mutating func adoptSize() -> Size {
    var window = winsize()
    if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &window) == 0, window.ws_row > 0, window.ws_col > 0 {
      resizeterm(CInt(window.ws_row), CInt(window.ws_col))
    }
    shown = nil
    clearok(pos_stdscr(), true)
    return size
  }

  private func put(_ place: Int, of frame: Surface, row: Int, column: Int, cells: Int) {
    let look = palette[frame.style(at: place)]
    for piece in CellGlyph.pieces(of: frame[place].character, cells: cells) {
      _ = pos_put_cell(
        CInt(row), CInt(column + piece.offset), piece.scalars, look.attributes, look.pair)
    }
  }

  /// Starts curses.
  ///
  /// - Throws: ``TerminalFault`` when the terminal is not known or cannot do what is needed.
  private static func openScreen(type: String) throws(TerminalFault) -> OpaquePointer {
    // The size comes from the terminal alone: LINES and COLUMNS would not follow a resize.
    use_env(false)
    use_tioctl(true)
    guard let screen = pos_new_terminal() else { throw .unknownType(type) }
    guard pos_cursor_address(0, 0) != nil else {
      endwin()
      delscreen(screen)
      throw .tooSimple(type)
    }
    drawAtOnce()
    return screen
  }

  /// Curses hands what it draws to the system at each move of the cursor, a hundred times a frame,
  /// until it has been left and taken up again; from then on once for a frame. The leaving is kept
  /// from the terminal, which would show it.
  private static func drawAtOnce() {
    let output = dup(STDOUT_FILENO)
    let nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC)
    if output >= 0, nowhere >= 0 {
      dup2(nowhere, STDOUT_FILENO)
      endwin()
      dup2(output, STDOUT_FILENO)
      refresh()
    }
    close(output)
    close(nowhere)
  }

  /// Raw input, no echo, no cursor, and nothing that would hold output back.
  private static func configure() {
    raw()
    noecho()
    nonl()
    keypad(pos_stdscr(), true)
    leaveok(pos_stdscr(), true)
    // Curses would stop drawing as soon as a key waits to be read.
    typeahead(-1)
    curs_set(0)
  }
}
