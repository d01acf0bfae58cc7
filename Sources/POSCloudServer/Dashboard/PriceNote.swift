import POSModel

/// What is said at one row of the prices, where the keyboard's focus goes as well.
struct PriceNote: Sendable {
  /// Of what.
  let id: String
  /// What was typed and not saved; nil when it was saved.
  let typed: String?
  /// A sentence.
  private(set) var words = ""
  /// Whether the next try means that it costs nothing.
  private(set) var asksWhetherFree = false

  /// A note at a row of which this was typed.
  init(id: String, typed: String?) { (self.id, self.typed) = (id, typed) }

  /// The row was saved.
  static func saved(_ id: String) -> PriceNote {
    PriceNote(id: id, typed: nil).saying("Saved. The lanes get it now.")
  }

  /// The same with these words.
  func saying(_ words: String) -> PriceNote {
    var note = self
    note.words = words
    return note
  }

  /// Asks whether it is to cost nothing.
  var askingWhetherFree: PriceNote {
    var note = saying("Not saved yet. Save again when it is to cost nothing.")
    note.asksWhetherFree = true
    return note
  }
}

extension CatalogueRefusal {
  /// Why an owner's change is refused, in words.
  var words: String {
    switch self {
    case .badPrice: "A price is not negative, and not that large."
    case .noSuchTax(let tax): "The store has no tax called \(tax) any more."
    case .badDiscount: "No discount of the house is so."
    case .notAllowed, .badPLU, .nameMissing, .badCounts, .badRule: "The store refuses it (\(code))."
    }
  }
}
