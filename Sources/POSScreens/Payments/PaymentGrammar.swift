package import POSModel

/// What a line typed on the payment screen offers.
package enum Offer: Sendable, Equatable {
  /// What is due, to the coin.
  case exactCash(Money)
  case cash(Money)
  /// The quick note of that place, from 1.
  case note(Int, Money)

  var amount: Money {
    switch self {
    case .exactCash(let money), .cash(let money), .note(_, let money): money
    }
  }
}

/// Reads what is typed on the payment screen: nothing is exact cash, a lone digit the quick note of
/// that place, all else an amount (`3.` is three, not the third note).
package struct PaymentGrammar {
  let check: Check
  let rules: StoreRules
  /// What is for the staff, on top of what is due.
  let tip: Money

  package init(check: Check, rules: StoreRules, tip: Money = .zero) {
    (self.check, self.rules, self.tip) = (check, rules, tip)
  }

  /// What the next payment is to settle: an equal part where the check is split so, else the rest.
  var wanted: Money { check.openShares.first ?? check.totals.due }

  /// The same in cash: the last of it is rounded to the coin.
  var wantedInCash: Money { check.shareInCash }

  /// What the line offers in cash.
  ///
  /// - Throws: `EntryFault` with the place of the fault and a sentence for the cashier.
  package func read(_ line: String) throws(EntryFault) -> Offer {
    let whole = EntryPart(line)
    if whole.isEmpty { return .exactCash(wantedInCash + tip) }
    if whole.text.count == 1, let place = Int(whole.text),
      rules.quickNotes.indices.contains(place - 1)
    {
      return .note(place, rules.quickNotes[place - 1])
    }
    return .cash(try amount(whole))
  }

  /// Why cash of this amount is most likely a slip of the fingers; nil when it is not.
  ///
  /// A product's number typed by habit, or a point left out, would give away the drawer.
  func doubt(about cash: Money, typed: String, _ menu: Menu) -> String? {
    let change = cash - wantedInCash - tip
    let unit = check.currency.minorUnitsPerMajor
    let largest = rules.quickNotes.last ?? Money(minorUnits: 50 * unit)
    let isProduct = typed.count > 2 && menu.product(code: typed) != nil
    let most = isProduct ? largest.minorUnits : largest.minorUnits * 4
    guard change.minorUnits >= most, cash <= rules.largestCash else { return nil }
    let what = isProduct ? "\(typed) is a product too. " : ""
    return "\(what)The change would be \(check.currency.text(change))."
  }

  /// Why a tip of this amount is most likely a slip of the fingers; nil when it is not.
  func doubt(aboutTip tip: Money) -> String? {
    guard tip > wanted, tip > .zero else { return nil }
    return
      "A tip of \(check.currency.text(tip)) is more than is due. t again if that is right."
  }

  /// The part of the rest that a tender without change is to pay: nothing typed is all of it.
  ///
  /// - Throws: `EntryFault` with the place of the fault and a sentence for the cashier.
  package func part(_ line: String, by tender: Tender = .card) throws(EntryFault) -> Money {
    let (whole, due) = (EntryPart(line), check.totals.due)
    let part = whole.isEmpty ? wanted : try amount(whole)
    guard part > .zero, part <= due else {
      let name = Wording.tenderWithArticle(tender)
      throw whole.fault("\(name) takes at most the \(check.currency.text(due)) that is due.")
    }
    return part
  }

  /// The tip that is typed: an amount, or a percent of what is due.
  ///
  /// - Throws: `EntryFault` with the place of the fault and a sentence for the cashier.
  package func tip(_ line: String) throws(EntryFault) -> Money {
    let whole = EntryPart(line)
    guard whole.text.hasSuffix("%") else { return try amount(whole) }
    guard let parts = TaxRate.partsPerMillion(fromPercent: whole.text), parts <= 1_000_000 else {
      throw whole.fault("“\(whole.text)” is no percent: type 15%t.")
    }
    return wanted.part(perMillion: parts)
  }

  /// An amount in the check's currency.
  ///
  /// - Throws: `EntryFault`.
  private func amount(_ part: EntryPart) throws(EntryFault) -> Money {
    guard let amount = check.currency.money(from: part.text) else {
      throw part.fault("“\(part.text)” is no amount in \(check.currency.code).")
    }
    return amount
  }
}
