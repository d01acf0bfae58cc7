import TerminalNcurses
import TerminalUI

/// How long a frame takes in which every cell changes.
enum FrameTiming {
  private static let frames = 100

  static func measure(on terminal: inout NcursesTerminal) -> String {
    var times: [Duration] = []
    for number in 0..<frames {
      let start = ContinuousClock.now
      terminal.present(frame(number, size: terminal.size))
      times.append(.now - start)
    }
    times.sort()
    return "median \(times[frames / 2]), worst \(times[frames - 1])"
  }

  private static func frame(_ number: Int, size: Size) -> Surface {
    var surface = Surface(size: size)
    for row in 0..<size.rows {
      let letter = Unicode.Scalar(UInt8(97 + (row + number) % 26))
      let line = String(repeating: Character(letter), count: size.columns)
      surface.write(line, row: row, column: 0, style: number % 2 == 0 ? .normal : .good)
    }
    return surface
  }
}
