package import POSModel

/// Reads the entry line: `101`, `3*101`, `0.350*205`, `bur 2`, `n:no salt`, `.park Bob`.
///
/// Pure: the same line on the same menu always means the same.
package struct EntryGrammar {
  let menu: Menu
  let currency: Currency

  package init(menu: Menu, currency: Currency) { (self.menu, self.currency) = (menu, currency) }

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
    guard let (count, rest) = whole.split(at: "*") else {
      let product = try product(whole, choice: choice)
      guard product.entry.unit.isEmpty else {
        throw whole.fault(
          "\(product.name) is sold by the \(product.entry.unit): type 0.350*\(product.plu).")
      }
      return .ring(product, .one)
    }
    let quantity = try Self.quantity(count, before: rest)
    let product = try product(rest, choice: choice)
    guard quantity.isWhole || product.takesFractions else {
      throw count.fault("\(product.name) is sold in whole pieces.")
    }
    return .ring(product, quantity)
  }

  /// The text of a note line such as `n:no salt`; nil for any other.
  static func note(_ line: EntryPart) -> EntryPart? {
    guard let (letter, note) = line.split(at: ":"), letter.text == "n" || letter.text == "N"
    else { return nil }
    return note
  }

  /// Whether the line is a dot command; `.350*205` is a quantity.
  static func isCommand(_ line: EntryPart) -> Bool {
    guard line.text.first == "." else { return false }
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

  /// The product of a number, a barcode or a searched name.
  ///
  /// - Throws: `EntryFault`.
  private func product(_ part: EntryPart, choice: Int?) throws(EntryFault) -> Product {
    if let product = menu.product(code: part.text) { return product }
    try refuseModifiers(part)
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
    return product
  }

  /// `101-onion`: this version sells products as they are.
  ///
  /// - Throws: `EntryFault`.
  private func refuseModifiers(_ part: EntryPart) throws(EntryFault) {
    guard let sign = part.text.firstIndex(where: { "+-~".contains($0) }) else { return }
    let before = EntryPart(part.text[..<sign], start: part.start)
    let product =
      menu.product(code: before.text)
      ?? (menu.search(part.text, limit: 1).isEmpty
        ? menu.search(before.text, limit: 1).first : nil)
    guard let product else { return }
    let caret = part.start + part.text[..<sign].count
    throw EntryFault(caret: caret, sentence: "\(product.name) takes no modifiers.")
  }
}
