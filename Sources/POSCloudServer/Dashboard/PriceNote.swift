import POSModel

/// What is said at one row of the prices, where the keyboard's focus goes as well.
struct PriceNote: Sendable {
  /// Of what.
  let id: String
  /// What was typed and not saved, to be shown again; nil where what stands is shown.
  private(set) var typed: String?
  /// The version of it that was shown when that was typed.
  private(set) var version: String?
  /// Whether it was saved.
  private(set) var isSaved = false
  /// A sentence.
  private(set) var words = ""
  /// Whether the next try means that it costs nothing.
  private(set) var asksWhetherFree = false

  /// A note at a row.
  private init(_ id: String) { self.id = id }

  /// A note at a row of which this was typed, when that version of it was shown.
  init(id: String, typed: String, version: String) {
    self.init(id)
    (self.typed, self.version) = (typed, version)
  }

  /// The row was saved.
  static func saved(_ id: String) -> PriceNote {
    var note = PriceNote(id).saying("Saved. The lanes get it now.")
    note.isSaved = true
    return note
  }

  /// The form was sent before, and what it saved then is not what stands now.
  var ofUsedForm: PriceNote {
    PriceNote(id).saying(
      "Not saved: this form was used already. Check the price and save again.")
  }

  /// Somebody else changed the row since it was shown.
  var ofChange: PriceNote {
    PriceNote(id).saying("Not saved: it was changed meanwhile. Check it and save again.")
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
    case .changedMeanwhile: "It was changed meanwhile."
    case .notAllowed, .badPLU, .nameMissing, .badCounts, .badRule: "The store refuses it (\(code))."
    }
  }
}
