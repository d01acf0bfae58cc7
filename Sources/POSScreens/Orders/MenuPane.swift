import POSModel
import TerminalUI

/// The menu: in a wide window all of it where it fits, else one page.
struct MenuPane {
  private let desk: Desk
  /// The open page.
  private let page: Int
  private let scrolled: Int
  private let layout: OrderLayout
  private let tabs: MenuTabs
  private let columns: Int
  private let rows: [MenuRow]
  private let isWhole: Bool

  /// The narrowest column of products.
  private static let narrowest = 34

  init(desk: Desk, page: Int, scrolled: Int) {
    (self.desk, self.page) = (desk, page)
    layout = OrderLayout(desk.size)
    let width = layout.menu.insideFrame.count
    tabs = MenuTabs(desk.menu.categories, open: page, width: width)
    let height = max(1, layout.menuRows - tabs.rowsInside)
    let most = max(1, width / Self.narrowest)
    let open = MenuRow.rows(of: page, in: desk.menu)
    let whole =
      most > 1 ? MenuRow.allRows(of: desk.menu, height: height, columns: most) : nil
    if let whole {
      (rows, isWhole, self.scrolled) = (whole, true, 0)
      columns = min(most, (whole.count + height - 1) / height)
    } else {
      (rows, isWhole, self.scrolled) = (open, false, scrolled)
      columns = min(most, max(1, (open.count + height - 1) / height))
    }
  }

  private var inside: Range<Int> { layout.menu.insideFrame }
  private var height: Int { max(1, layout.menuRows - tabs.rowsInside) }

  /// How many rows are shown at once, in all columns.
  var capacity: Int { height * columns }

  /// How many rows may be scrolled away.
  var highestScroll: Int { isWhole ? 0 : max(0, rows.count - 1) / capacity * capacity }

  /// Draws the pages' names and the products.
  func draw(on surface: inout Surface) {
    surface.frame(rows: layout.rows, columns: layout.menu)
    let top = layout.rows.lowerBound + 1 + tabs.rowsInside
    guard !desk.menu.categories.isEmpty else { return drawEmptyMenu(on: &surface, row: top) }
    tabs.draw(on: &surface, row: layout.rows.lowerBound, column: inside.lowerBound)
    let width = inside.count / columns
    for (place, row) in rows.dropFirst(scrolled).prefix(capacity).enumerated() {
      let (column, below) = place.quotientAndRemainder(dividingBy: height)
      let left = inside.lowerBound + column * width
      draw(row, on: &surface, row: top + below, columns: left..<(left + width))
    }
    surface.mark(
      above: scrolled, below: max(0, rows.count - scrolled - capacity),
      row: layout.rows.upperBound - 1, rightEdge: inside.upperBound - 1)
  }

  private func draw(
    _ content: MenuRow, on surface: inout Surface, row: Int, columns: Range<Int>
  ) {
    switch content {
    case .blank: break
    case .heading(let page):
      let name = MenuTabs.name(of: desk.menu.categories[page], place: page)
      surface.write(
        page == self.page ? "[\(name)]" : " \(name) ", row: row, column: columns.lowerBound,
        style: page == self.page ? .selected : .heading, width: columns.count - 1)
    case .product(let place, let pluWidth):
      let product = desk.menu.products[place]
      ProductRow(
        product: product, pluWidth: pluWidth, currency: desk.rules.currency, row: row,
        stock: desk.store.stock[product.id]
      ).draw(on: &surface, columns: columns)
    }
  }

  private func drawEmptyMenu(on surface: inout Surface, row: Int) {
    let text = "The menu is empty.\npos import menu FILE.csv\nbrings one in."
    for (index, line) in TextFit.wrapped(text, to: inside.count - 2).enumerated() {
      surface.write(line, row: row + 1 + index, column: inside.lowerBound + 1, style: .dim)
    }
  }
}
