import POSModel

/// What one row of a column of the menu shows.
enum MenuRow: Sendable, Equatable {
  /// The name of a page.
  case heading(page: Int)
  /// A product by its place among the menu's, with the cells its page gives to numbers.
  case product(Int, pluWidth: Int)
  case blank

  /// The products of one page.
  static func rows(of page: Int, in menu: Menu) -> [MenuRow] {
    guard menu.categories.indices.contains(page) else { return [] }
    let places = menu.categories[page].products
    let width = ProductRow.pluWidth(places.lazy.map { menu.products[$0].plu })
    return places.map { .product($0, pluWidth: width) }
  }

  /// The rows of all pages under their names; nil when that is more than the columns hold.
  static func allRows(of menu: Menu, height: Int, columns: Int) -> [MenuRow]? {
    var rows: [MenuRow] = []
    for (place, category) in menu.categories.enumerated() {
      let used = rows.count % height
      // A page that fits into a column is not torn apart.
      if used > 0, used + category.products.count + 2 > height {
        rows += Array(repeating: .blank, count: height - used)
      } else if used > 0 {
        rows.append(.blank)
      }
      rows.append(.heading(page: place))
      rows += Self.rows(of: place, in: menu)
      if rows.count > height * columns { return nil }
    }
    return rows.isEmpty ? nil : rows
  }
}
