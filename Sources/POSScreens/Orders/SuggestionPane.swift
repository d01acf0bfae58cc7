import POSModel
import TerminalUI

/// The list in the menu's place while a name or a dot command is typed.
struct SuggestionPane {
  let suggestions: Suggestions
  let desk: Desk

  private var layout: OrderLayout { OrderLayout(desk.size) }

  /// Draws the list so that the picked row is visible.
  func draw(on surface: inout Surface) {
    surface.frame(rows: layout.rows, columns: layout.menu, title: title)
    let inside = layout.menu.insideFrame
    let height = layout.menuRows
    let first = ListWindow.offset(
      count: suggestions.count, selected: suggestions.place, height: height)
    for place in first..<min(first + height, suggestions.count) {
      let row = layout.rows.lowerBound + 1 + place - first
      let isPicked = place == suggestions.place
      if isPicked {
        surface.fill(rows: row..<(row + 1), columns: inside, style: .selected)
        surface.write(">", row: row, column: inside.lowerBound, style: .selected)
      }
      draw(place, on: &surface, row: row, inside: inside, style: isPicked ? .selected : .normal)
    }
    surface.mark(
      above: first, below: max(0, suggestions.count - first - height),
      row: layout.rows.upperBound - 1, rightEdge: inside.upperBound - 1)
    if suggestions.count == 0 {
      surface.write(
        nothing, row: layout.rows.lowerBound + 1, column: inside.lowerBound + 1, style: .dim,
        width: inside.count - 2)
    }
  }

  private var title: String {
    if case .commands = suggestions { return "Commands" }
    return "Found on the menu"
  }

  private var nothing: String {
    if case .commands = suggestions { return "There is no such command." }
    return "Nothing on the menu matches."
  }

  private func draw(
    _ place: Int, on surface: inout Surface, row: Int, inside: Range<Int>, style: Style
  ) {
    switch suggestions {
    case .none: break
    case .commands(let words, _):
      let word = words[place]
      surface.write(
        word.usage, row: row, column: inside.lowerBound + 1,
        style: style == .normal ? .keyName : style)
      surface.write(
        word.meaning, row: row, column: inside.lowerBound + 17, style: style,
        width: inside.count - 18)
    case .products(let products, _):
      let digits = String(products.count).count
      let number = TextFit.rightAligned(String(place + 1), to: digits)
      let left = surface.write(
        number, row: row, column: inside.lowerBound + 1, style: style == .normal ? .dim : style)
      let line = ProductRow(
        product: products[place], pluWidth: ProductRow.pluWidth(products.lazy.map(\.plu)),
        currency: desk.rules.currency, row: row, style: style,
        stock: desk.store.stock[products[place].id])
      line.draw(on: &surface, columns: left..<inside.upperBound)
    }
  }
}
