import POSModel
import TerminalUI

extension ChoicePrompt {
  /// What the choices are for.
  var subject: String {
    switch purpose {
    case .ring(let ringing): ringing.product.name
    case .modify(let item, _): item.name
    case .combo(let combo): combo.product.name
    case .discount: ""
    }
  }

  /// Draws the list in the menu's place.
  func draw(on surface: inout Surface, desk: Desk) {
    let layout = OrderLayout(desk.size)
    let pane = layout.menu.insideFrame
    // Wider than this the eye loses the line between name and price.
    let inside = pane.lowerBound..<min(pane.upperBound, pane.lowerBound + Self.widest)
    let title = subject.isEmpty ? step.title : "\(subject): \(step.title)"
    surface.frame(rows: layout.rows, columns: layout.menu, title: title)
    let height = layout.menuRows - 1
    let first = ListWindow.offset(count: step.options.count, selected: picked, height: height)
    for place in first..<min(first + height, step.options.count) {
      draw(place, on: &surface, row: layout.rows.lowerBound + 1 + place - first, inside: inside)
    }
    surface.mark(
      above: first, below: max(0, step.options.count - first - height),
      row: layout.rows.upperBound - 1, rightEdge: inside.upperBound - 1)
    let places = steps.count > 1 ? "\(place + 1) of \(steps.count), " : ""
    surface.write(
      "\(places)\(step.wanted)", row: layout.rows.upperBound - 2, column: inside.lowerBound + 1,
      style: .dim, width: inside.count - 2)
  }

  private static let widest = 60

  private func draw(_ place: Int, on surface: inout Surface, row: Int, inside: Range<Int>) {
    let option = step.options[place]
    let isPicked = place == picked
    if isPicked { surface.fill(rows: row..<(row + 1), columns: inside, style: .selected) }
    let key = place < Self.keys.count ? String(Self.keys[place]) : " "
    surface.write(
      key, row: row, column: inside.lowerBound + 1, style: isPicked ? .selected : .keyName)
    let mark = option.kind.map { Wording.mark($0) } ?? ""
    let left = surface.write(
      TextFit.padded(mark, to: step.group == nil ? 0 : 6), row: row, column: inside.lowerBound + 3,
      style: isPicked ? .selected : .good)
    let style: Style = isPicked ? .selected : .normal
    let note = TextFit.truncated(option.note, to: (inside.upperBound - left) * 2 / 3)
    surface.write(
      option.name, row: row, column: left + 1, style: style,
      width: inside.upperBound - left - 3 - CellWidth.of(note))
    surface.write(note, row: row, rightEdge: inside.upperBound - 1, style: style)
  }

  /// What stands in the entry line's place.
  var prompt: String {
    switch kind {
    case .add: " \(step.title) > "
    case .extra: " \(step.title), extra > "
    case .no: " \(step.title), without > "
    case .light: " \(step.title), light > "
    }
  }

  /// The keys, right below the line: each choice by its key where all of them fit on a row, else
  /// what the keys of the list do.
  func footer(columns: Int) -> [(key: String, label: String)] {
    let last = place + 1 == steps.count
    let signs = step.group == nil ? [] : [(key: "- + ~", label: "No, extra, light")]
    // Where the choice itself goes on, Enter behind it would be one too many.
    let enter = mustChooseOne ? [] : [(key: "Enter", label: last ? "Done" : "Next")]
    let ends = enter + [(key: "Esc", label: "Back")]
    let choices = zip(Self.keys, step.options).map { (key: String($0), label: $1.name) }
    if choices.count == step.options.count {
      for row in [choices + signs + ends, choices + ends]
      where Surface.holds(row, columns: columns) { return row }
    }
    return [("1 … 9", "Choose")] + signs + ends
  }
}
