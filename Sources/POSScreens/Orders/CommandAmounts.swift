import POSModel

extension CommandGrammar {
  /// `.disc`, `.disc 10% regular`, `.disc 2.00`, `.disc =5`, `.disc off`.
  ///
  /// - Throws: `EntryFault`.
  func discount(_ rest: EntryPart) throws(EntryFault) -> DotCommand {
    if rest.isEmpty { return .discounts }
    let (word, reason) = rest.firstWord
    if word.text.lowercased() == "off" { return .discountOff }
    if word.text.hasSuffix("%") {
      guard let parts = TaxRate.partsPerMillion(fromPercent: word.text),
        (1...1_000_000).contains(parts)
      else { throw word.fault("“\(word.text)” is no percent: type .disc 10%.") }
      return .discount(.percent(parts), reason: reason.text)
    }
    if word.text.hasPrefix("=") {
      let price = EntryPart(word.text.dropFirst(), start: word.start + 1)
      return .discount(.fixedPrice(try typed(price)), reason: reason.text)
    }
    if currency.money(from: word.text) == nil {
      return .discount(.rule(DiscountRuleID(word.text.lowercased())), reason: reason.text)
    }
    return .discount(.amount(try typed(word)), reason: reason.text)
  }

  /// `.price 4.50 damaged`; `.price off` is the menu's price again.
  ///
  /// - Throws: `EntryFault`.
  func price(_ rest: EntryPart) throws(EntryFault) -> DotCommand {
    let (word, reason) = rest.firstWord
    if word.text.lowercased() == "off" { return .price(nil, reason: "") }
    guard !word.isEmpty else {
      throw word.fault(".price needs an amount: .price 4.50; .price off takes it back.")
    }
    return .price(try typed(word), reason: reason.text)
  }

  /// `.86 101`, `.86 101 12`, `.86 101 off`.
  ///
  /// - Throws: `EntryFault`.
  func count(_ rest: EntryPart) throws(EntryFault) -> DotCommand {
    let (word, left) = rest.firstWord
    guard !word.isEmpty else {
      throw word.fault(".86 needs a product: .86 101 has run out, .86 101 12 leaves twelve.")
    }
    guard let product = menu.product(code: word.text) else {
      throw word.fault("There is no product \(word.text).")
    }
    if left.isEmpty { return .count(product, left: 0) }
    if left.text.lowercased() == "off" { return .count(product, left: nil) }
    guard let quantity = Quantity(text: left.text), quantity <= .limit else {
      throw left.fault("How many are left? A number, or off when nobody counts any more.")
    }
    guard quantity.isWhole || product.takesFractions else {
      throw left.fault("\(product.name) is sold by the piece: a whole number, please.")
    }
    return .count(product, left: quantity.thousandths)
  }

  /// `.seat 2`; `.seat off`.
  ///
  /// - Throws: `EntryFault`.
  func seat(_ rest: EntryPart) throws(EntryFault) -> Int? {
    if rest.text.lowercased() == "off" || rest.text == "0" { return nil }
    guard let seat = Int(rest.text), (1...99).contains(seat) else {
      throw rest.fault(".seat needs a number from 1 to 99, or off.")
    }
    return seat
  }

  /// `.split`, `.split 3`, `.split seats`.
  ///
  /// - Throws: `EntryFault`.
  func split(_ rest: EntryPart) throws(EntryFault) -> DotCommand {
    if rest.isEmpty { return .split }
    if "seats".hasPrefix(rest.text.lowercased()) { return .splitBySeat }
    guard let shares = Int(rest.text), (1...SplitEvenly.mostShares).contains(shares) else {
      throw rest.fault("In how many equal parts? .split 3; .split alone goes by line.")
    }
    return .splitEvenly(shares)
  }

  /// `.voucher V7`, `.voucher V7 50`.
  ///
  /// - Throws: `EntryFault`.
  func voucher(_ rest: EntryPart) throws(EntryFault) -> DotCommand {
    let (number, amount) = rest.firstWord
    guard !number.isEmpty else {
      throw rest.fault(".voucher needs its number, .voucher V7 50 puts an amount on it.")
    }
    return .voucher(number.text, amount.isEmpty ? nil : try typed(amount))
  }

  /// `.float 100`.
  ///
  /// - Throws: `EntryFault`.
  func float(_ rest: EntryPart) throws(EntryFault) -> DotCommand {
    guard !rest.isEmpty else {
      throw rest.fault(".float needs an amount: .float 100 says what lies in the drawer.")
    }
    return .float(try typed(rest))
  }

  /// `.zreport`, `.zreport 412.50`, `.zreport 412.50 100`.
  ///
  /// - Throws: `EntryFault`.
  func closing(_ rest: EntryPart) throws(EntryFault) -> DotCommand {
    if rest.isEmpty { return .closeSession(counted: nil, left: nil) }
    let (counted, left) = rest.firstWord
    return .closeSession(
      counted: try typed(counted), left: left.isEmpty ? nil : try typed(left))
  }

  /// An amount that must be there.
  ///
  /// - Throws: `EntryFault`.
  private func typed(_ part: EntryPart) throws(EntryFault) -> Money {
    guard let amount = currency.money(from: part.text) else {
      throw part.fault("“\(part.text)” is no amount in \(currency.code).")
    }
    return amount
  }
}
