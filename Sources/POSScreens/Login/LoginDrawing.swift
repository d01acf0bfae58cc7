import POSModel
import TerminalUI

extension LoginScreen {
  /// Draws the store's name, where the PIN is typed and what there is to say.
  func draw(on surface: inout Surface, desk: Desk, _ context: ScreenContext) {
    let rows = OrderLayout(desk.size).rows
    let columns = surface.columns
    let name = desk.rules.storeName.isEmpty ? "POS" : desk.rules.storeName
    var row = rows.lowerBound + max(1, (rows.count - 16) / 3)
    let large = name.uppercased()
    let size = BigDigits.size(of: large)
    if size.columns <= columns - 4, large.allSatisfy(Self.hasLargeForm) {
      surface.writeBig(large, row: row, column: (columns - size.columns) / 2)
    } else {
      write(centered: name, on: &surface, row: row + 2, style: .amount)
    }
    row += BigDigits.rows + 1
    write(
      centered: "\(context.device.rawValue) · \(context.wallClock)", on: &surface, row: row,
      style: .dim)
    row += 3
    let wait = pin.wait(at: context.now)
    if let wait {
      write(centered: waiting(wait, context), on: &surface, row: row, style: .alert)
    } else {
      let prompt = " PIN  \(TextFit.padded(pin.dots + "_", to: 9)) "
      write(centered: prompt, on: &surface, row: row, style: .entry)
    }
    row += 2
    if let message, wait == nil {
      for line in TextFit.wrapped(message.text, to: columns - 4) {
        write(centered: line, on: &surface, row: row, style: message.style)
        row += 1
      }
    }
    let notice = TextFit.wrapped(desk.store.notice, to: columns - 4)
    let top = rows.upperBound - notice.count
    for (index, line) in notice.enumerated() where top + index > row {
      write(centered: line, on: &surface, row: top + index, style: .echo)
    }
  }

  /// A name with other characters is shown at normal size rather than in two.
  private static func hasLargeForm(_ character: Character) -> Bool {
    character.isASCII && (character.isLetter || character.isNumber || " .,-+$".contains(character))
  }

  /// How long no PIN is taken, and for a long wait until when.
  private func waiting(_ wait: Int64, _ context: ScreenContext) -> String {
    let time = Wording.duration(milliseconds: wait)
    let end = LocalTime(
      context.now.adding(milliseconds: wait), offsetSeconds: context.offsetSeconds)
    let until = wait > 60_000 ? ", until \(end.clock)" : ""
    return "Too many wrong PINs: no PIN is taken for \(time)\(until)."
  }

  private func write(centered text: String, on surface: inout Surface, row: Int, style: Style) {
    let width = min(CellWidth.of(text), surface.columns)
    surface.write(
      text, row: row, column: (surface.columns - width) / 2, style: style, width: width)
  }

  /// The keys that work now.
  var keys: [(key: String, label: String)] {
    [("Enter", "Log in"), ("Backspace", "Correct"), ("F1", "Help"), ("Ctrl-Q", "Leave")]
  }
}
