import POSModel
import Testing

/// The index finds what reading every name would find, in the same order.
struct SearchIndexTests {
  private static let words = [
    "apple", "app", "apricot", "Ábaco", "banana", "ba", "bánh", "mì", "Crème", "CREAM", "cream",
    "か", "かき", "が", "か\u{3099}ま", "味噌", "味", "7up", "7", "Ёлка", "елки", "o'neil", "x-ray",
  ]
  private static let typed = [
    "a", "ap", "app", "apple", "b", "ba", "ban", "c", "cr", "cre", "creme", "か", "が", "味", "7",
    "е", "ел", "o", "neil", "x r", "a b", "b a", "ap ap", "a a a", "cream ba", "app か", "zz",
    "a zz",
  ]

  @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
  func `it finds what reading every name would find, in the same order`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var sold: [ProductID: Int] = [:]
    let products = (0..<400).map { place in
      let count = Int.random(in: 0...4, using: &random)
      let name = (0..<count).map { _ in
        Self.words[Int.random(in: Self.words.indices, using: &random)]
      }
      .joined(separator: " ")
      let entry = ProductEntry(
        plu: "\(place)", name: name, category: "All", position: place, price: Shop.usd(100))
      let product = Shop.product(entry)
      if Bool.random(using: &random) { sold[product.id] = Int.random(in: 1...5, using: &random) }
      return product
    }
    let menu = Menu(products: products, sold: sold)
    for text in Self.typed {
      for limit in [1, 7, 100, 1_000] {
        let found = menu.search(text, limit: limit).map(\.plu)
        #expect(found == Self.read(products, sold, text, limit), "\(text), at most \(limit)")
      }
    }
  }

  /// The same by reading every name.
  private static func read(
    _ products: [Product], _ sold: [ProductID: Int], _ text: String, _ limit: Int
  ) -> [String] {
    let sought = SearchText.words(text)
    let found = products.enumerated().compactMap { place, product -> [Int]? in
      let words = SearchText.words(product.name)
      guard sought.allSatisfy({ part in words.contains { $0.hasPrefix(part) } }) else { return nil }
      let begins = words.first?.hasPrefix(sought[0]) == true
      return [-(sold[product.id] ?? 0), begins ? 0 : 1, place]
    }
    return found.sorted { $0.lexicographicallyPrecedes($1) }.prefix(limit).map { "\($0[2])" }
  }
}
