import POSModel
import Testing

struct MenuTests {
  private let menu = Menu(products: [
    entry("101", "Classic burger", "Burgers", 0), entry("102", "Cheeseburger", "Burgers", 1),
    entry("301", "Cola", "Drinks", 4), entry("201", "Crème brûlée", "Desserts", 3),
    entry("103", "Burger of the day", "Burgers", 2),
    entry("999", "Old burger", "Burgers", 5, isActive: false),
  ])

  private static func entry(
    _ plu: String, _ name: String, _ category: String, _ position: Int, isActive: Bool = true,
    barcodes: [String] = []
  ) -> Product {
    var entry = ProductEntry(
      plu: plu, name: name, category: category, position: position, price: Shop.usd(100))
    (entry.isActive, entry.barcodes) = (isActive, barcodes)
    return Shop.product(entry)
  }

  private func found(_ text: String, limit: Int = 9) -> [String] {
    menu.search(text, limit: limit).map(\.plu)
  }

  @Test func `pages come in the order of their first product`() {
    #expect(menu.categories.map(\.name) == ["Burgers", "Desserts", "Drinks"])
    #expect(menu.categories[0].products.map { menu.products[$0].plu } == ["101", "102", "103"])
    #expect(Menu(products: []).categories == [])
  }

  @Test func `names that begin with the text come first, then menu order`() {
    #expect(found("bur") == ["103", "101"])
    #expect(found("bur", limit: 1) == ["103"])
    #expect(found("BURGER classic") == ["101"])
    #expect(found("cl") == ["101"])
    #expect(found("creme") == ["201"])
    #expect(found("brul") == ["201"])
  }

  @Test func `what sells best is found first, whatever its name begins with`() {
    let sold = [ProductID("101"): 3, ProductID("102"): 9, ProductID("999"): 99]
    let menu = Menu(products: menu.products, sold: sold)
    #expect(menu.search("bur", limit: 9).map(\.plu) == ["101", "103"])
    #expect(menu.search("bur", limit: 1).map(\.plu) == ["101"])
    #expect(menu.search("c", limit: 9).map(\.plu) == ["102", "101", "201", "301"])
  }

  @Test func `of what sells equally well, names that begin with the text come first`() {
    let sold = [ProductID("101"): 3, ProductID("103"): 3]
    let menu = Menu(products: menu.products, sold: sold)
    #expect(menu.search("bur", limit: 9).map(\.plu) == ["103", "101"])
  }

  @Test func `what is not on the menu is not found`() {
    #expect(found("") == [])
    #expect(found("  ") == [])
    #expect(found("old") == [])
    #expect(found("eese") == [])
    #expect(found("burger x") == [])
    #expect(found("bur", limit: 0) == [])
    #expect(menu.product(code: "999") == nil)
  }

  @Test func `a number finds its product, by PLU before barcode; the first in the menu keeps it`() {
    let menu = Menu(products: [
      Self.entry("2", "Second", "A", 2, barcodes: ["77", "1"]),
      Self.entry("1", "First", "A", 1, barcodes: ["77"]),
      Self.entry("1", "Late", "A", 3),
    ])
    #expect(menu.product(code: "1")?.name == "First")
    #expect(menu.product(code: "77")?.name == "First")
    #expect(menu.product(code: "2")?.name == "Second")
    #expect(menu.product(code: "3") == nil)
  }
}
