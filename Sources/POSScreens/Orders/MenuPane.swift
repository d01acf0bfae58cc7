import POSModel
import TerminalUI

/// One page of the menu, in as many columns as fit.
struct MenuPane {
  private let products: [Product]
  private let scrolled: Int
  private let category: Int
  private let categories: [Menu.Category]
  private let currency: Currency
  private let layout: OrderLayout

  /// The narrowest column of products.
  private static let narrowest = 38
  /// The longest number that is shown whole.
  private static let longestPLU = 8

  init(desk: Desk, category: Int, scrolled: Int) {
    layout = OrderLayout(desk.size)
    categories = desk.menu.categories
    currency = desk.rules.currency
    (self.category, self.scrolled) = (category, scrolled)
    let places = categories.indices.contains(category) ? categories[category].products : []
    products = places.map { desk.menu.products[$0] }
  }

  private var inside: Range<Int> { layout.menu.insideFrame }
  private var rows: Int { layout.menuRows }
  private var columns: Int { max(1, inside.count / Self.narrowest) }

  /// How many products are shown at once.
  var capacity: Int { max(1, rows * columns) }

  /// How many products may be scrolled away.
  var highestScroll: Int { max(0, products.count - 1) / capacity * capacity }

  /// Draws the pages' names and the products of one.
  func draw(on surface: inout Surface) {
    surface.frame(rows: layout.rows, columns: layout.menu)
    guard !categories.isEmpty else { return drawEmptyMenu(on: &surface) }
    drawTabs(on: &surface)
    let width = inside.count / columns
    let pluWidth = min(products.map { $0.plu.count }.max() ?? 0, Self.longestPLU)
    for (place, product) in products.dropFirst(scrolled).prefix(capacity).enumerated() {
      let (column, row) = place.quotientAndRemainder(dividingBy: rows)
      let left = inside.lowerBound + column * width
      surface.write(
        product, pluWidth: pluWidth, price: price(product),
        row: layout.rows.lowerBound + 1 + row, columns: left..<(left + width))
    }
    let hidden = products.count - scrolled - capacity
    surface.mark(
      above: scrolled, below: max(0, hidden), row: layout.rows.upperBound - 1,
      rightEdge: inside.upperBound - 1)
  }

  private func price(_ product: Product) -> String {
    let unit = product.entry.unit.isEmpty ? "" : "/\(product.entry.unit)"
    return currency.text(product.price) + unit
  }

  private func drawEmptyMenu(on surface: inout Surface) {
    let text = "The menu is empty.\npos import menu FILE.csv brings one in."
    for (index, line) in TextFit.wrapped(text, to: inside.count - 2).enumerated() {
      surface.write(
        line, row: layout.rows.lowerBound + 2 + index, column: inside.lowerBound + 1,
        style: .dim)
    }
  }

  /// The names stand in the frame; where they do not all fit, those around the open one do.
  private func drawTabs(on surface: inout Surface) {
    let names = categories.enumerated().map { place, category in
      let name = "\(place + 1) \(category.name.isEmpty ? "Other" : category.name)"
      return place == self.category ? "[\(name)]" : " \(name) "
    }
    let row = layout.rows.lowerBound
    var first = 0
    while first < category, names[first...category].map(CellWidth.of).reduce(4, +) > inside.count {
      first += 1
    }
    var column = inside.lowerBound
    if first > 0 { column = surface.write("‹", row: row, column: column, style: .dim) }
    for (place, name) in names.enumerated().dropFirst(first) {
      let room = inside.upperBound - 1 - column
      guard CellWidth.of(name) <= room || place == category else {
        surface.write("›", row: row, column: column, style: .dim)
        break
      }
      column = surface.write(
        name, row: row, column: column, style: place == category ? .selected : .heading,
        width: room)
    }
  }
}

extension Range<Int> {
  /// The columns inside a frame along these.
  var insideFrame: Range<Int> {
    let left = lowerBound + 1
    return left..<Swift.max(left, upperBound - 1)
  }
}

extension Surface {
  /// Writes a product's number, name and price into some columns of a row.
  mutating func write(
    _ product: Product, pluWidth: Int, price: String, row: Int, columns: Range<Int>,
    style: Style = .normal
  ) {
    let plu = TextFit.rightAligned(product.plu, to: pluWidth)
    let numberStyle: Style = style == .normal ? .keyName : style
    let column = write(plu, row: row, column: columns.lowerBound + 1, style: numberStyle)
    let room = columns.upperBound - 2 - column - CellWidth.of(price) - 1
    write(
      TextFit.padded(product.name, to: room), row: row, column: column + 1, style: style)
    write(price, row: row, rightEdge: columns.upperBound - 1, style: style)
  }

  /// Says in a frame how much of a list is hidden: `↑ 12 more  ↓ 5 more`.
  mutating func mark(above: Int, below: Int, row: Int, rightEdge: Int) {
    var marks: [String] = []
    if above > 0 { marks.append("↑ \(above) more") }
    if below > 0 { marks.append("↓ \(below) more") }
    guard !marks.isEmpty else { return }
    write(" \(marks.joined(separator: "  ")) ", row: row, rightEdge: rightEdge, style: .heading)
  }
}
