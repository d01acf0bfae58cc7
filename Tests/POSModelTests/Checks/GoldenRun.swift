import POSModel

/// Runs the steps of a golden row as wishes of a manager. Lines, payments, discounts, combos and
/// checks are named by their place, from 1.
///
/// - lines: `send`, `void 1x2`, `price 1 7.25`
/// - reductions: `off 1 10%`, `off 1 3.00`, `off 1 to 9.00`, `off check 10%`, `comp 1`,
///   `comp check`, `deal 3 for 12.00 on Beer Ale`, `combo 2x11.90+0.50 of 1 2 3`, `undo 1`,
///   `dissolve 1`
/// - checks: `take_out`, `shares 3`, `split 2 1x1 / 3`, `on 2`, `merge 2`, `reopen`
/// - money: `issue V1 25.00`, `cash 25.00 tip 2.00`, `cash exact`, `card rest`, `card share`,
///   `mobile 5.00`, `voucher V1 10.00`, `takeback 1`
/// - `refund all`, `refund 1x1 2`, `refund amount 5.00`, each with `by cash` at the end or not
struct GoldenRun {
  var till: Till
  let currency: Currency
  /// The checks in the order they came into being.
  var checkIDs: [CheckID] = []
  /// The place of the check that is worked on.
  var place = 0
  private var names = 0
  private let shop: GoldenShop

  /// Rings the items of the row.
  ///
  /// - Throws: `GoldenFault`, or the refusal of a wish.
  init(_ row: GoldenRow) throws {
    shop = try GoldenShop(row)
    (till, currency) = (Till(rules: shop.rules), shop.rules.currency)
    for lines in shop.checks {
      let id = CheckID("check\(checkIDs.count + 1)")
      try till.perform(
        OpenCheck(key: key(), actor: Shop.mia.id, checkID: id, orderType: .eatIn))
      checkIDs.append(id)
      for line in lines {
        till.sell(line.product)
        till.offer(line.product.plu, line.group)
        try till.perform(
          AddItem(
            key: key(), actor: Shop.mia.id, checkID: id, itemID: CheckItemID(name("item")),
            productID: line.product.id, quantity: line.quantity, modifiers: line.modifiers,
            labelPrice: line.labelPrice))
      }
    }
  }

  /// Takes one step.
  ///
  /// - Throws: `GoldenFault`, or the refusal of a wish.
  mutating func step(_ text: Substring) throws {
    let words = text.split(separator: " ").map(String.init)
    switch words.first {
    case "send", "void", "price": try line(words)
    case "off", "comp", "deal", "combo", "undo", "dissolve": try reduction(words)
    case "cash", "card", "mobile", "voucher", "issue": try money(words)
    case "refund", "takeback": try refund(words)
    default: try whole(words)
    }
  }

  /// The check that is worked on.
  ///
  /// - Throws: `Till.Missing`.
  func check() throws -> Check { try till.check(checkIDs[place].rawValue) }

  /// The line of a place.
  ///
  /// - Throws: `GoldenFault` when there is none.
  func item(_ place: some StringProtocol) throws -> CheckItem {
    let items = try check().items
    guard let number = Int(place), items.indices.contains(number - 1) else {
      throw GoldenFault(place)
    }
    return items[number - 1]
  }

  /// A line and how much of it: `2x1`, or all that is ordered where only the place is given.
  ///
  /// - Throws: `GoldenFault`.
  func portion(_ word: String) throws -> (CheckItem, Quantity?) {
    let parts = word.split(separator: "x")
    let item = try item(parts[0])
    guard parts.count > 1 else { return (item, nil) }
    guard let quantity = Quantity(text: String(parts[1])) else { throw GoldenFault(word) }
    return (item, quantity)
  }

  /// The products that bear one of those names.
  func plus(named names: some Sequence<String>) -> [String] {
    let names = Set(names)
    return shop.checks.joined().map(\.product).filter { names.contains($0.name) }.map(\.plu)
  }

  mutating func key() -> IdempotencyKey { IdempotencyKey(name("key")) }

  mutating func name(_ kind: String) -> String {
    names += 1
    return "\(kind)\(names)"
  }

  /// - Throws: `GoldenFault`, or the refusal of a wish.
  private mutating func line(_ words: [String]) throws {
    let id = checkIDs[place]
    switch words[0] {
    case "send": try till.perform(SendRound(key: key(), actor: Shop.mia.id, checkID: id))
    case "void":
      let (item, quantity) = try portion(words[1])
      try till.perform(
        VoidItem(
          key: key(), actor: Shop.mia.id, checkID: id, itemID: item.id,
          quantity: quantity ?? item.liveQuantity, reason: "dropped"))
    default:
      try till.perform(
        ChangePrice(
          key: key(), actor: Shop.mia.id, checkID: id, itemID: try item(words[1]).id,
          price: try currency.golden(words[2]), reason: "as agreed"))
    }
  }

  /// - Throws: `GoldenFault`, or the refusal of a wish.
  private mutating func whole(_ words: [String]) throws {
    let id = checkIDs[place]
    let number = words.count > 1 ? Int(words[1]) : nil
    switch words.first {
    case "shares":
      try till.perform(
        SplitEvenly(key: key(), actor: Shop.mia.id, checkID: id, shares: number ?? 0))
    case "split": try split(words.dropFirst())
    case "on":
      place = (number ?? 1) - 1
      try till.perform(RecallCheck(key: key(), actor: Shop.mia.id, checkID: checkIDs[place]))
    case "merge":
      try till.perform(
        MergeChecks(
          key: key(), actor: Shop.mia.id, checkID: id, otherCheckID: checkIDs[(number ?? 1) - 1]))
    case "reopen":
      try till.perform(
        ReopenCheck(key: key(), actor: Shop.mia.id, checkID: id, reason: "wrong"))
    default:
      guard let type = words.first.flatMap(OrderType.init) else {
        throw GoldenFault(words.joined(separator: " "))
      }
      try till.perform(
        ChangeOrderType(key: key(), actor: Shop.mia.id, checkID: id, orderType: type))
    }
  }

  /// - Throws: `GoldenFault`, or the refusal of a wish.
  private mutating func split(_ words: ArraySlice<String>) throws {
    var parts: [SplitCheck.Part] = []
    for group in words.split(separator: "/") {
      let id = CheckID("check\(checkIDs.count + parts.count + 1)")
      var moves: [ItemMove] = []
      for word in group {
        let (item, quantity) = try portion(word)
        moves.append(
          ItemMove(
            itemID: item.id, quantity: quantity ?? item.quantity,
            newItemID: CheckItemID(name("item"))))
      }
      parts.append(SplitCheck.Part(checkID: id, moves: moves))
    }
    try till.perform(
      SplitCheck(
        key: key(), actor: Shop.mia.id, checkID: checkIDs[place], parts: parts,
        shownVersion: try check().version))
    checkIDs += parts.map(\.checkID)
  }
}
