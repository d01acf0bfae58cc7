/// All that the store sells, ready to be found by number, barcode or name.
public struct Menu: Sendable, Equatable {
  /// A page of the menu.
  public struct Category: Sendable, Equatable {
    /// Its name.
    public let name: String
    /// Its products, as places in ``Menu/products``.
    public let products: [Int]
  }

  /// The products that are sold, in menu order.
  public let products: [Product]
  /// The pages, in the order of their first product.
  public let categories: [Category]
  private let byPLU: [String: Int]
  private let byBarcode: [String: Int]
  private let byID: [ProductID: Int]
  private let index: SearchIndex

  /// The menu of all active products among `products`; `sold` says how often those that sell were
  /// sold lately, for searches to give the best sellers first.
  public init(products: [Product], sold counts: [ProductID: Int] = [:]) {
    let sold = products.filter(\.isActive).sorted {
      ($0.entry.position, $0.plu, $0.id) < ($1.entry.position, $1.plu, $1.id)
    }
    self.products = sold
    var places: [String: Int] = [:]
    var pages: [(name: String, products: [Int])] = []
    var plus: [String: Int] = [:]
    var barcodes: [String: Int] = [:]
    for (index, product) in sold.enumerated() {
      let page = places[product.entry.category] ?? pages.count
      if page == pages.count {
        places[product.entry.category] = page
        pages.append((product.entry.category, []))
      }
      pages[page].products.append(index)
      // Two lanes may have given one number twice; the first in menu order keeps it everywhere.
      if plus[product.plu] == nil { plus[product.plu] = index }
      for barcode in product.entry.barcodes where barcodes[barcode] == nil {
        barcodes[barcode] = index
      }
    }
    categories = pages.map { Category(name: $0.name, products: $0.products) }
    (byPLU, byBarcode) = (plus, barcodes)
    byID = Dictionary(
      sold.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { first, _ in first })
    index = SearchIndex(names: sold.map(\.name), sold: sold.map { counts[$0.id] ?? 0 })
  }

  /// The product of a PLU or a barcode.
  public func product(code: String) -> Product? {
    (byPLU[code] ?? byBarcode[code]).map { products[$0] }
  }

  /// The product of that id, while it is sold.
  public func product(id: ProductID) -> Product? { byID[id].map { products[$0] } }

  /// Whether a text is a barcode of the menu, as a scanner types it.
  public func isBarcode(_ text: String) -> Bool { byBarcode[text] != nil }

  /// The first `limit` products each of whose searched words begins a word of the name: the best
  /// sellers first, then those whose name begins with the text, then menu order.
  public func search(_ text: String, limit: Int) -> [Product] {
    index.places(text, limit: limit).map { products[$0] }
  }
}
