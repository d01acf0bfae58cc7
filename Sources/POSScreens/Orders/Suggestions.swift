import POSModel

/// The list that is open while the cashier types a name or a dot command.
enum Suggestions: Sendable, Equatable {
  case none
  /// Products, and the place of the one Enter takes.
  case products([Product], place: Int?)
  /// Commands, and the place of the one an arrow picked or Enter takes.
  case commands([CommandWord], place: Int?)

  /// What the line could mean.
  init(_ line: String, choice: Int?, grammar: EntryGrammar) {
    let menu = grammar.menu
    let whole = EntryPart(line)
    if EntryGrammar.isCommand(whole) {
      let (word, rest) = CommandGrammar.split(whole)
      let words = CommandWord.matching(word.text)
      let isOpen = rest.isEmpty || words.count == 1
      self = .commands(isOpen ? words : [], place: choice ?? (words.count == 1 ? 0 : nil))
      return
    }
    // Numbers, which most lines are, name nothing: they are told before they are taken apart.
    guard whole.text.contains(where: \.isLetter) else {
      self = .none
      return
    }
    let sought = Self.withoutModifiers(whole.split(at: "*")?.1 ?? whole, menu)
    guard EntryGrammar.note(whole) == nil, sought.text.contains(where: \.isLetter),
      menu.product(code: sought.text) == nil, Scan(line, grammar: grammar) == nil
    else {
      self = .none
      return
    }
    let search = ProductSearch(sought, menu: menu)
    self = .products(search.products, place: search.place(choice))
  }

  /// How many rows it has.
  var count: Int {
    switch self {
    case .none: 0
    case .products(let products, _): products.count
    case .commands(let words, _): words.count
    }
  }

  /// The row that is picked; nil when none is.
  var place: Int? {
    switch self {
    case .none: nil
    case .products(_, let place), .commands(_, let place): place
    }
  }

  /// `cheese-onion` still lists what `cheese` finds.
  private static func withoutModifiers(_ part: EntryPart, _ menu: Menu) -> EntryPart {
    guard let sign = part.text.firstIndex(where: { "+-~".contains($0) }),
      menu.search(part.text, limit: 1).isEmpty
    else { return part }
    return EntryPart(part.text[..<sign], start: part.start)
  }
}
