import POSModel

extension OrderScreen {
  /// What Enter would do with the line as it stands; empty while it means nothing yet.
  func echo(at desk: Desk) -> String {
    guard !line.isEmpty else { return "" }
    if let scan = Scan(line.text, menu: desk.menu) {
      return echo(scan.product, .one, desk)
    }
    let grammar = EntryGrammar(menu: desk.menu, currency: desk.currency)
    // Half a line is no fault yet.
    guard let entry = try? grammar.read(line.text, choice: choice) else { return needs(desk) }
    switch entry {
    case .again: return ""
    case .ring(let product, let quantity): return echo(product, quantity, desk)
    case .note(let text): return echo(note: text, desk)
    case .command(let command): return echo(command, desk)
    }
  }

  private func echo(_ product: Product, _ quantity: Quantity, _ desk: Desk) -> String {
    let amount = desk.text(quantity.priced(at: product.price).money)
    let unit = product.entry.unit.isEmpty ? "" : " \(product.entry.unit)"
    return "= \(quantity.text)\(unit) × \(product.name)  \(amount)"
  }

  private func echo(note: String, _ desk: Desk) -> String {
    guard let item = concerned(on: desk) else { return "" }
    return note.isEmpty ? "= no note on \(item.name)" : "= note on \(item.name)"
  }

  private func echo(_ command: DotCommand, _ desk: Desk) -> String {
    switch command {
    case .park(let name): "= park the check\(name.isEmpty ? "" : " as \(name)")"
    case .checks: "= open and parked checks"
    case .void(let reason) where reason.isEmpty:
      pickedItem(on: desk).map { "= take off \($0.name)" } ?? "= void the whole check"
    case .void: "= void the whole check"
    case .pay: "= payment; .pay cash 20 or .pay card CODE 20 takes it at once"
    case .payCash(let amount): "= cash \(amount.map(desk.text) ?? "exact")"
    case .payCard(let code, let amount):
      "= card \(amount.map(desk.text) ?? "for the rest"), approval \(code)"
    case .quantity(let quantity):
      concerned(on: desk).map { "= \(quantity.text) × \($0.name)" } ?? ""
    case .note(let text): echo(note: text, desk)
    case .orderType(let type): "= the next check is \(Wording.orderType(type))"
    case .undo: "= take back the last change"
    case .category(let place): "= \(desk.menu.categories[place].name)"
    case .logOut: "= log out"
    case .help: "= all keys"
    }
  }

  /// What a command still wants.
  private func needs(_ desk: Desk) -> String {
    let list = Suggestions(line.text, choice: choice, menu: desk.menu)
    guard case .commands(let words, let place) = list, let place, words.indices.contains(place)
    else { return "" }
    return words[place].standsAlone ? "" : words[place].usage
  }
}
