import POSModel

/// The steps that take something off.
extension GoldenRun {
  /// - Throws: `GoldenFault`, or the refusal of a wish.
  mutating func reduction(_ words: [String]) throws {
    let id = checkIDs[place]
    switch words[0] {
    case "off": try discount(words[1], offer: try offer(words.dropFirst(2)))
    case "comp": try discount(words[1], offer: .comp)
    case "deal": try deal(words)
    case "combo": try combo(words)
    case "undo":
      let discounts = try check().discounts
      guard let number = Int(words[1]), discounts.indices.contains(number - 1) else {
        throw GoldenFault(words[1])
      }
      try till.perform(
        RemoveDiscount(
          key: key(), actor: Shop.mia.id, checkID: id, discountID: discounts[number - 1].id))
    default:
      let combos = try check().combos
      guard let number = Int(words[1]), combos.indices.contains(number - 1) else {
        throw GoldenFault(words[1])
      }
      try till.perform(
        DissolveCombo(
          key: key(), actor: Shop.mia.id, checkID: id, comboUseID: combos[number - 1].id))
    }
  }

  /// - Throws: `GoldenFault`.
  private func offer(_ words: ArraySlice<String>) throws -> ApplyDiscount.Offer {
    guard let first = words.first, let last = words.last else { throw GoldenFault("off") }
    if first == "to" { return .fixedPrice(try currency.golden(last)) }
    guard first.hasSuffix("%") else { return .amount(try currency.golden(first)) }
    guard let parts = TaxRate.partsPerMillion(fromPercent: first) else { throw GoldenFault(first) }
    return .percent(parts)
  }

  /// - Throws: `GoldenFault`, or the refusal of the wish.
  private mutating func discount(_ target: String, offer: ApplyDiscount.Offer) throws {
    try till.perform(
      ApplyDiscount(
        key: key(), actor: Shop.mia.id, checkID: checkIDs[place],
        discountID: DiscountID(name("discount")),
        itemID: target == "check" ? nil : try item(target).id, offer: offer, reason: "regular"))
  }

  /// `deal 3 for 12.00 on Beer Ale`: a rule of the house.
  ///
  /// - Throws: `GoldenFault`, or the refusal of the wish.
  private mutating func deal(_ words: [String]) throws {
    guard let count = Int64(words[1]) else { throw GoldenFault(words[1]) }
    let rule = name("rule")
    till.offer(
      rule,
      DiscountRuleEntry(
        name: "\(count) for \(words[3])", scope: .products,
        kind: .countForPrice(count, try currency.golden(words[3])),
        plus: plus(named: words.dropFirst(5))))
    try till.perform(
      ApplyDiscount(
        key: key(), actor: Shop.mia.id, checkID: checkIDs[place],
        discountID: DiscountID(name("discount")), itemID: nil, offer: .rule(DiscountRuleID(rule))))
  }

  /// `combo 2x11.90+0.50 of 1 2 3`: how many, the price, what better choices add, and the lines.
  ///
  /// - Throws: `GoldenFault`, or the refusal of the wish.
  private mutating func combo(_ words: [String]) throws {
    let parts = words[1].split(separator: "x")
    let prices = try (parts.last ?? "").split(separator: "+").map { try currency.golden($0) }
    let items = try words.dropFirst(3).map { try item($0) }
    let plu = "9\(items.count)\(prices[0].minorUnits)"
    var entry = ProductEntry(
      plu: plu, name: "Combo", category: "All", position: 0, price: prices[0])
    entry.taxes = []
    till.sell(Shop.product(entry))
    let surcharges = prices.dropFirst() + Array(repeating: .zero, count: items.count)
    till.offer(
      plu,
      ComboEntry(
        slots: zip(items, surcharges).map { item, surcharge in
          ComboEntry.Slot(
            name: item.name, choices: [ComboEntry.Choice(plu: item.plu, surcharge: surcharge)])
        }))
    try till.perform(
      FormCombo(
        key: key(), actor: Shop.mia.id, checkID: checkIDs[place],
        comboUseID: ComboUseID(name("combo")), comboID: ComboID(plu), productID: ProductID(plu),
        count: parts.count > 1 ? Int64(parts[0]) ?? 0 : 1, items: items.map(\.id)))
  }
}
