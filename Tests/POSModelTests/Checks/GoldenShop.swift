import POSModel

/// Reads the rules and items of a golden row into a shop that sells just those.
///
/// - `rule`: `exclusive check; food=8 drink=10; take_out food=5`, which is the mode and place of
///   rounding, the rates in percent, and rates that differ for an order type.
/// - `items`: `2xBurger@8.50[food city]{free=1 +cheese:1.00 ++bacon:1.50 -onion ~salt}`, which is
///   the quantity, the name, the price of one, its taxes, how many modifiers are free and which are
///   chosen. `1xBeef@18.90=7.43[food]` has a label that gives 7.43 as the price of all of it. Lines
///   are parted by `; `, checks by ` || `.
struct GoldenShop {
  /// One line to ring.
  struct Line {
    let product: Product
    let group: ModifierGroupEntry
    let quantity: Quantity
    let modifiers: [ModifierChoice]
    let labelPrice: Money?
  }

  let rules: StoreRules
  /// The lines of each check.
  let checks: [[Line]]

  /// - Throws: `GoldenFault` or `RuleFault` when the row cannot be read.
  init(_ row: GoldenRow) throws {
    guard let currency = Currency(code: row["currency"]) else { throw GoldenFault(row["currency"]) }
    var rules = StoreRules(currency: currency)
    let parts = row["rule"].split(separator: ";").map { $0.split(separator: " ").map(String.init) }
    guard let mode = parts.first, mode.count == 2 else { throw GoldenFault(row["rule"]) }
    try rules.set("tax.mode", to: mode[0])
    try rules.set("tax.rounding", to: mode[1])
    if parts.count > 1 { try rules.set("tax.rates", to: parts[1].joined(separator: " ")) }
    for part in parts.dropFirst(2) {
      try rules.set("tax.rates.\(part[0])", to: part.dropFirst().joined(separator: " "))
    }
    try rules.set("cash.rounding", to: row["coin"])
    self.rules = rules
    var plu = 100
    checks = try row["items"].split(separator: " || ").map { check in
      try check.split(separator: "; ").map { text in
        plu += 1
        return try Self.line(text, plu: "\(plu)", currency)
      }
    }
  }

  /// - Throws: `GoldenFault`.
  private static func line(_ text: Substring, plu: String, _ currency: Currency) throws -> Line {
    let pattern = /([0-9.]+)x([A-Za-z]+)@([0-9.]+)(?:=([0-9.]+))?\[([^\]]*)\](?:\{([^}]*)\})?/
    guard let match = text.wholeMatch(of: pattern)?.output,
      let quantity = Quantity(text: String(match.1)),
      let price = currency.money(from: String(match.3))
    else { throw GoldenFault(text) }
    var entry = ProductEntry(
      plu: plu, name: String(match.2), category: "All", position: 0, price: price)
    entry.taxes = match.5.split(separator: " ").map(String.init)
    entry.takesFractions = !quantity.isWhole || match.4 != nil
    entry.modifierGroups = [plu]
    var group = ModifierGroupEntry(position: 0, least: 0, most: 99, free: 0, modifiers: [])
    var choices: [ModifierChoice] = []
    for word in (match.6 ?? "").split(separator: " ") {
      if word.hasPrefix("free=") {
        group.free = Int(word.dropFirst(5)) ?? 0
        continue
      }
      let parts = word.drop { "+-~".contains($0) }.split(separator: ":").map(String.init)
      let kinds: [String: ModifierKind] = ["+": .add, "++": .extra, "-": .no, "~": .light]
      guard let kind = kinds[String(word.prefix { "+-~".contains($0) })],
        let price = currency.money(from: parts.count > 1 ? parts[1] : "0")
      else { throw GoldenFault(word) }
      group.modifiers.append(ModifierGroupEntry.Modifier(name: parts[0], price: price))
      choices.append(ModifierChoice(group: plu, name: parts[0], kind: kind))
    }
    return Line(
      product: Shop.product(entry), group: group, quantity: quantity, modifiers: choices,
      labelPrice: try match.4.map { try currency.golden($0) })
  }
}

extension Currency {
  /// Reads an amount of a golden row.
  ///
  /// - Throws: `GoldenFault` when it is none.
  func golden(_ text: some StringProtocol) throws -> Money {
    guard let money = money(from: String(text)) else { throw GoldenFault(text) }
    return money
  }

  /// An amount as golden rows have it, without commas.
  func golden(_ money: Money) -> String { text(money).filter { $0 != "," } }
}
