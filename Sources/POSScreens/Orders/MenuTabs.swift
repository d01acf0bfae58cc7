import POSModel
import TerminalUI

/// The names of the menu's pages: in the frame of the menu, and below it where they need more rows.
struct MenuTabs {
  private let lines: [[Int]]
  private let names: [String]
  private let open: Int
  private let width: Int

  /// So many rows at most; of more, those around the open page.
  private static let mostLines = 3

  init(_ categories: [Menu.Category], open: Int, width: Int) {
    names = categories.enumerated().map { place, category in
      TextFit.truncated(Self.name(of: category, place: place), to: width - 2)
    }
    (self.open, self.width) = (open, width)
    var lines: [[Int]] = []
    var used = width
    for (place, name) in names.enumerated() {
      let cells = CellWidth.of(name) + 2
      if used + cells > width {
        lines.append([])
        used = 0
      }
      lines[lines.count - 1].append(place)
      used += cells
    }
    let openLine = lines.firstIndex { $0.contains(open) }
    let first = ListWindow.offset(
      count: lines.count, selected: openLine, height: Self.mostLines)
    self.lines = Array(lines.dropFirst(first).prefix(Self.mostLines))
  }

  /// What a page is called, with the number `.menu` knows it by.
  static func name(of category: Menu.Category, place: Int) -> String {
    "\(place + 1) \(category.name.isEmpty ? "Other" : category.name)"
  }

  /// Rows below the frame.
  var rowsInside: Int { max(0, lines.count - 1) }

  /// Draws the names; the open page stands in brackets.
  func draw(on surface: inout Surface, row: Int, column: Int) {
    for (index, line) in lines.enumerated() {
      var column = column
      for place in line {
        let isOpen = place == open
        column = surface.write(
          isOpen ? "[\(names[place])]" : " \(names[place]) ", row: row + index, column: column,
          style: isOpen ? .selected : .heading)
      }
    }
  }
}
