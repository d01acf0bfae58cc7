import POSModel

/// Products with made-up names of two to four words, and what is typed to find them.
struct ProductNames {
  private static let syllables = [
    "ba", "bo", "ca", "ché", "cre", "da", "di", "fa", "fri", "ga", "gru", "ha", "ja", "ka", "la",
    "lö", "ma", "mu", "na", "ni", "pa", "pla", "que", "ra", "ri", "sa", "sto", "ta", "tre", "va",
    "vi", "wo", "ya", "za",
  ]

  private var random: SeededGenerator
  private var words: [String] = []
  private var names: [String] = []

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
    for _ in 0..<4_000 {
      let count = Int.random(in: 2...4, using: &random)
      words.append((0..<count).map { _ in pick(Self.syllables) }.joined())
    }
  }

  /// The product at that place of the menu.
  mutating func product(_ place: Int) -> Product {
    let count = Int.random(in: 2...4, using: &random)
    let name = (0..<count).map { _ in pick(words) }.joined(separator: " ").capitalizedFirst
    names.append(name)
    let entry = ProductEntry(
      plu: "\(place + 1)", name: name, category: "Shelf \(place / 500 + 1)", position: place,
      price: Money(minorUnits: Int64(100 + place % 900)))
    return Product(id: ProductID("product-\(place)"), entry: entry, version: 1, lamport: 1)
  }

  /// How often the best sellers were sold: one product in fifty.
  mutating func sold(_ products: [Product]) -> [ProductID: Int] {
    var sold: [ProductID: Int] = [:]
    for _ in 0..<(products.count / 50) {
      sold[pick(products).id] = Int.random(in: 1...500, using: &random)
    }
    return sold
  }

  /// What stands in the entry line after each key of a search: the first letters of one or two
  /// words of a name.
  mutating func typed() -> [String] {
    let words = pick(names).split(separator: " ")
    let text =
      Bool.random(using: &random)
      ? String(words[0].prefix(6)) : "\(words[1].prefix(4)) \(words[0].prefix(3))"
    return text.indices.map { String(text[...$0]) }
  }

  private mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: elements.indices, using: &random)]
  }
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
