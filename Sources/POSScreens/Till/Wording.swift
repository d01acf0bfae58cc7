import POSModel

/// The words the cashier reads for what the model knows.
enum Wording {
  /// `Check #10001`.
  static func name(of check: Check) -> String { "Check #\(check.number)" }

  /// `Check #10001 A1`, with the name it was parked under.
  static func title(of check: Check) -> String {
    let name = check.name.isEmpty ? "" : " · \(check.name)"
    return "Check #\(check.number) \(check.callNumber)\(name)"
  }

  static func orderType(_ type: OrderType) -> String {
    switch type {
    case .eatIn: "eat in"
    case .takeOut: "take-out"
    case .driveThrough: "drive-through"
    }
  }

  static func status(_ status: Check.Status) -> String {
    switch status {
    case .open: "open"
    case .parked: "parked"
    case .closed: "paid"
    case .voided: "voided"
    }
  }

  static func tender(_ tender: Tender) -> String {
    switch tender {
    case .cash: "cash"
    case .card: "card"
    case .mobileMoney: "mobile money"
    case .voucher: "voucher"
    }
  }

  /// At the beginning of a sentence: `A card`.
  static func tenderWithArticle(_ tender: Tender) -> String {
    switch tender {
    case .card, .voucher: "A \(self.tender(tender))"
    case .cash, .mobileMoney: tender.title
    }
  }

  /// What goes back by each tender, `5.00 card (2 payments) + 3.20 cash`; however many paid, it
  /// fits in a few lines. Empty when nothing goes back.
  static func parts(of refund: Refund, in currency: Currency) -> String {
    var tenders: [Tender] = []
    for part in refund.parts where !tenders.contains(part.tender) { tenders.append(part.tender) }
    return tenders.map { tender in
      let parts = refund.parts.filter { $0.tender == tender }
      let count = parts.count == 1 || tender == .cash ? "" : " (\(parts.count) payments)"
      return "\(currency.text(parts.map(\.amount).sum())) \(self.tender(tender))\(count)"
    }.joined(separator: " + ")
  }

  /// What proves a payment by a tender.
  static func reference(of tender: Tender) -> String {
    switch tender {
    case .card: "approval code"
    case .mobileMoney: "reference"
    case .cash, .voucher: "number"
    }
  }

  /// What stands before a modifier: `+ `, `no `.
  static func mark(_ kind: ModifierKind) -> String {
    switch kind {
    case .add: "+ "
    case .no: "no "
    case .extra: "extra "
    case .light: "light "
    }
  }

  /// As it is typed: `-onion`.
  static func sign(_ kind: ModifierKind) -> String {
    switch kind {
    case .add: "+"
    case .no: "-"
    case .extra: "++"
    case .light: "~"
    }
  }

  /// What is taken off, before it is: `10%`, `2.00`.
  static func offer(_ offer: ApplyDiscount.Offer, _ desk: Desk) -> String {
    switch offer {
    case .percent(let parts): percent(parts)
    case .amount(let money): desk.text(money)
    case .fixedPrice(let money): "all above \(desk.text(money)) each"
    case .comp: "all"
    case .rule(let id):
      desk.store.discountRules.first { $0.id == id }.map(\.name) ?? "“\(id)”"
    }
  }

  static func percent(_ parts: Int64) -> String {
    TaxRate(name: "", partsPerMillion: parts).percentText
  }

  /// What a rule gives, and when: `10%`, `3 for 5.00`, `16:00-18:00`.
  static func terms(of rule: DiscountRule, _ currency: Currency) -> String {
    let terms =
      switch rule.entry.kind {
      case .percent(let parts): percent(parts)
      case .amount(let money): currency.text(money)
      case .fixedPrice(let money): "at \(currency.text(money))"
      case .countForPrice(let count, let money): "\(count) for \(currency.text(money))"
      }
    let scope = rule.entry.scope == .check ? " check" : ""
    return terms + scope + (rule.entry.window.map { " \($0.text)" } ?? "")
  }

  /// With its article: `a cook`.
  static func role(_ role: Role) -> String {
    switch role {
    case .cashier: "a cashier"
    case .cook: "a cook"
    case .manager: "a manager"
    case .technician: "a technician"
    }
  }

  /// How long something takes or took: `40 s`, `5 min 10 s`, `2 h 05`.
  static func duration(milliseconds: Int64) -> String {
    let seconds = max(0, (milliseconds + 999) / 1000)
    if seconds < 60 { return "\(seconds) s" }
    if seconds < 3600 { return "\(seconds / 60) min \(seconds % 60) s" }
    let minutes = seconds / 60 % 60
    return "\(seconds / 3600) h \(minutes < 10 ? "0" : "")\(minutes)"
  }

  /// How old something is: `now`, `5 min`, `2 h 05`, `3 d`.
  static func age(milliseconds: Int64) -> String {
    let minutes = max(0, milliseconds / 60_000)
    if minutes < 1 { return "now" }
    if minutes < 60 { return "\(minutes) min" }
    if minutes < 48 * 60 {
      return "\(minutes / 60) h \(minutes % 60 < 10 ? "0" : "")\(minutes % 60)"
    }
    return "\(minutes / 1440) d"
  }
}
