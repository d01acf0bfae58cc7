import POSModel

/// The products a searched name may mean; `bur 2` means the second of those `bur` finds.
struct ProductSearch: Sendable, Equatable {
  /// What may be meant, likeliest first.
  let products: [Product]
  /// The words searched for.
  let sought: String
  /// The number typed after them; nil when none was, or when it is part of a name.
  let typedNumber: EntryPart?

  /// More rows than any window shows.
  private static let limit = 100

  init(_ part: EntryPart, menu: Menu) {
    let products = menu.search(part.text, limit: Self.limit)
    let number = part.text.split(separator: " ").last.map(String.init) ?? ""
    let words = EntryPart(part.text.dropLast(number.count), start: part.start)
    // A number that is part of a name is no choice: “combo 2” is Combo 2.
    if products.isEmpty, !words.isEmpty, number.allSatisfy({ $0.isASCII && $0.isNumber }) {
      self.products = menu.search(words.text, limit: Self.limit)
      sought = words.text
      typedNumber =
        self.products.isEmpty ? nil : EntryPart(number, start: part.end - number.count)
    } else {
      (self.products, sought, typedNumber) = (products, part.text, nil)
    }
  }

  /// The place of the product that Enter takes, in ``products``.
  func place(_ choice: Int?) -> Int? {
    if let choice { return products.indices.contains(choice) ? choice : nil }
    let place = typedNumber.map { (Int($0.text) ?? 0) - 1 } ?? 0
    return products.indices.contains(place) ? place : nil
  }

  /// The product that Enter takes.
  func picked(_ choice: Int?) -> Product? { place(choice).map { products[$0] } }
}
