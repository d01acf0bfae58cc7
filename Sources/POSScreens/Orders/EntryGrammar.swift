package import POSModel

/// Reads the entry line: `101`, `3*101`, `0.350*205`, `101-onion+cheese`, `bur 2`, `n:no salt`,
/// `.park Bob`, or a barcode.
///
/// Pure: the same line on the same menu always means the same.
package struct EntryGrammar {
  let menu: Menu
  let currency: Currency
  /// What guests may choose on products, by the names products have for it.
  let groups: [String: ModifierGroup]
  /// What barcodes of a scale look like.
  let rules: StoreRules

  package init(
    menu: Menu, currency: Currency, groups: [String: ModifierGroup] = [:],
    rules: StoreRules? = nil
  ) {
    (self.menu, self.currency, self.groups) = (menu, currency, groups)
    self.rules = rules ?? StoreRules(currency: currency)
  }

  /// What the line asks for; `choice` is the row the cashier picked of the list below it.
  ///
  /// - Throws: `EntryFault` with the place of the fault and a sentence for the cashier.
  package func read(_ line: String, choice: Int? = nil) throws(EntryFault) -> Entry {
    let whole = EntryPart(line)
    if whole.isEmpty { return .again }
    if let note = Self.note(whole) { return .note(note.text) }
    if Self.isCommand(whole) {
      return .command(
        try CommandGrammar(menu: menu, currency: currency).read(whole, choice: choice))
    }
    if let label = try label(whole) { return .ring(label) }
    guard let (count, rest) = whole.split(at: "*") else {
      let (product, modifiers) = try product(whole, choice: choice)
      guard product.entry.unit.isEmpty else {
        throw whole.fault(
          "\(product.name) is sold by the \(product.entry.unit): type 0.350*\(product.plu).")
      }
      return .ring(Ringing(product, .one, modifiers: modifiers))
    }
    let quantity = try Self.quantity(count, before: rest)
    let (product, modifiers) = try product(rest, choice: choice)
    guard quantity.isWhole || product.takesFractions else {
      throw count.fault("\(product.name) is sold in whole pieces.")
    }
    return .ring(Ringing(product, quantity, modifiers: modifiers))
  }

  /// What a barcode that a scale printed rings; nil when the line is none.
  ///
  /// - Throws: `EntryFault` when its product is not on the menu.
  func label(_ part: EntryPart) throws(EntryFault) -> Ringing? {
    guard menu.product(code: part.text) == nil, let label = LabelBarcode(part.text, rules: rules)
    else { return nil }
    guard let product = menu.product(code: label.plu) else {
      throw part.fault("There is no product \(label.plu), as the label says.")
    }
    // Whoever typed such a code by hand could sell anything for a cent.
    guard !product.entry.unit.isEmpty else {
      throw part.fault("\(product.name) is sold by the piece: a scale has no label for it.")
    }
    switch label.value {
    case .price(let money): return Ringing(product, .one, labelPrice: money)
    case .weight(let quantity): return Ringing(product, quantity)
    }
  }

  /// The text of a note line such as `n:no salt`; nil for any other.
  static func note(_ line: EntryPart) -> EntryPart? {
    guard let (letter, note) = line.split(at: ":"), letter.text == "n" || letter.text == "N"
    else { return nil }
    return note
  }

  /// Whether the line is a dot command; `.350*205` is a quantity, `.86 101` a command.
  static func isCommand(_ line: EntryPart) -> Bool {
    guard line.text.first == "." else { return false }
    if line.text == ".86" || line.text.hasPrefix(".86 ") { return true }
    return line.text.dropFirst().first.map { !$0.isNumber } ?? true
  }

  /// The number before the `*`.
  ///
  /// - Throws: `EntryFault`.
  private static func quantity(
    _ count: EntryPart, before rest: EntryPart
  ) throws(EntryFault) -> Quantity {
    guard !count.isEmpty else { throw count.fault("How many? A number stands before the *.") }
    guard let quantity = Quantity(text: count.text) else {
      throw count.fault("“\(count.text)” is no quantity: type 2*101 or 0.350*205.")
    }
    guard quantity.isSellable else {
      throw count.fault("A quantity is more than nothing and at most 1,000,000.")
    }
    if let (_, second) = rest.split(at: "*") {
      throw EntryFault(caret: second.start - 1, sentence: "One * is enough: type 2*101.")
    }
    guard !rest.isEmpty else {
      throw EntryFault(
        caret: rest.start, sentence: "Which product? Its number or name comes after the *.")
    }
    return quantity
  }

  /// The product of a number, a barcode or a searched name, with its modifiers.
  ///
  /// - Throws: `EntryFault`.
  private func product(
    _ part: EntryPart, choice: Int?
  ) throws(EntryFault) -> (Product, [ModifierChoice]) {
    if let product = menu.product(code: part.text) { return (product, []) }
    if let modified = try modified(part, choice: choice) { return modified }
    guard part.text.contains(where: \.isLetter) else {
      throw part.fault("There is no product \(part.text).")
    }
    let hits = ProductSearch(part, menu: menu)
    if let typed = hits.typedNumber, hits.picked(choice) == nil {
      throw typed.fault("Only \(hits.products.count) products match “\(hits.sought)”.")
    }
    guard let product = hits.picked(choice) else {
      throw part.fault("Nothing on the menu matches “\(part.text)”.")
    }
    return (product, [])
  }

  /// `101-onion+cheese`; nil when the line is no product with signs behind it.
  ///
  /// - Throws: `EntryFault` when the product has no such modifier.
  private func modified(
    _ part: EntryPart, choice: Int?
  ) throws(EntryFault) -> (Product, [ModifierChoice])? {
    guard let sign = part.text.firstIndex(where: { "+-~".contains($0) }) else { return nil }
    let before = EntryPart(part.text[..<sign], start: part.start)
    let product =
      menu.product(code: before.text)
      ?? (menu.search(part.text, limit: 1).isEmpty
        ? ProductSearch(before, menu: menu).picked(choice) : nil)
    guard let product else { return nil }
    let signs = EntryPart(part.text[sign...], start: part.start + part.text[..<sign].count)
    return (product, try ModifierGrammar(product: product, groups: groups).read(signs))
  }
}
