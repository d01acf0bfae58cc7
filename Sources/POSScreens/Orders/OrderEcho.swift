import POSModel

extension OrderScreen {
  /// What Enter would do with the line as it stands; empty while it means nothing yet.
  func echo(at desk: Desk) -> String {
    guard !line.isEmpty else { return "" }
    let grammar = desk.grammar
    if let scan = Scan(line.text, grammar: grammar) { return echo(scan.ringing, desk) }
    // Half a line is no fault yet.
    guard let entry = try? grammar.read(line.text, choice: choice) else { return needs(desk) }
    switch entry {
    case .again: return ""
    case .ring(let ringing): return echo(ringing, desk)
    case .note(let text): return echo(note: text, desk)
    case .command(let command): return echo(command, desk)
    }
  }

  private func echo(_ ringing: Ringing, _ desk: Desk) -> String {
    let product = ringing.product
    // What cannot be is refused when it is rung.
    let chosen = try? desk.store.groups(of: product).filter { group in
      // What must still be chosen is asked for later.
      ringing.modifiers.contains { $0.group == group.name }
    }.modifiers(for: ringing.modifiers, on: product.name)
    let price = (chosen ?? []).reduce(ringing.labelPrice ?? product.price) { $0 + $1.price }
    let amount = desk.text(ringing.quantity.priced(at: price).money)
    let unit =
      product.entry.unit.isEmpty || ringing.labelPrice != nil
      ? "" : " \(product.entry.unit)"
    let wishes = ringing.modifiers.map { Wording.sign($0.kind) + $0.name }.joined(separator: " ")
    let name = wishes.isEmpty ? product.name : "\(product.name) \(wishes)"
    return "= \(ringing.quantity.text)\(unit) × \(name)  \(amount)"
  }

  private func echo(note: String, _ desk: Desk) -> String {
    guard let item = concerned(on: desk) else { return "" }
    return note.isEmpty ? "= no note on \(item.name)" : "= note on \(item.name)"
  }

  private func echo(_ command: DotCommand, _ desk: Desk) -> String {
    switch command {
    case .send: "= send to the kitchen"
    case .park(let name): "= park the check\(name.isEmpty ? "" : " as \(name)")"
    case .checks: "= open and parked checks"
    case .void(let reason) where reason.isEmpty:
      pickedItem(on: desk).map { "= take off \($0.name)" } ?? "= void the whole check"
    case .void: pickedItem(on: desk).map { "= void \($0.name)" } ?? "= void the whole check"
    case .pay: "= payment; .pay cash 20 or .pay card CODE 20 takes it at once"
    case .payCash(let amount):
      "= cash \(amount.map(desk.text) ?? (paysPart(desk) ? "for a part" : "exact"))"
    case .payCard(let code, let amount):
      "= card \(amount.map(desk.text) ?? "for \(rest(desk))"), approval \(code)"
    case .note(let text): echo(note: text, desk)
    case .orderType(let type):
      desk.check == nil
        ? "= the next check is \(Wording.orderType(type))" : "= \(Wording.orderType(type))"
    case .undo: "= take back the last change"
    case .category(let place): "= \(desk.menu.categories[place].name)"
    case .logOut: "= log out"
    case .help: "= all keys"
    default: echoOfMoney(command, desk)
    }
  }

  /// Whether a tender without an amount pays one of equal parts.
  private func paysPart(_ desk: Desk) -> Bool { desk.check?.openShares.isEmpty == false }

  /// What a tender without an amount pays.
  private func rest(_ desk: Desk) -> String { paysPart(desk) ? "a part" : "the rest" }

  private func echoOfMoney(_ command: DotCommand, _ desk: Desk) -> String {
    let line = concerned(on: desk)?.name ?? "nothing"
    let target = pickedItem(on: desk)?.name ?? "the whole check"
    switch command {
    case .quantity(let quantity): return "= \(quantity.text) × \(line)"
    case .modify: return "= modifiers of \(line)"
    case .discounts: return "= the discounts there are"
    case .discount(.rule(let id), _):
      return desk.store.discountRules.first { $0.id == id }.map { echo($0, desk) } ?? ""
    case .discount(let offer, _): return "= \(Wording.offer(offer, desk)) off \(target)"
    case .discountOff: return "= the last discount is not given"
    case .comp: return "= give \(target) away"
    case .deal: return desk.deal.map { "= \($0.name), saves \(desk.text($0.saving))" } ?? ""
    case .dealOff: return combo(at: desk).map { "= \($0.name) is sold by its parts" } ?? ""
    case .price(let price?, _): return "= \(line) at \(desk.text(price)) each"
    case .price(nil, _): return "= \(line) at the menu's price"
    case .count(let product, let left):
      guard let left else { return "= \(product.name) is not counted any more" }
      return left == 0
        ? "= \(product.name) has run out"
        : "= \(Quantity(thousandths: left).text) × \(product.name) left"
    default: return echoOfHouse(command, desk)
    }
  }

  /// A rule of the house says itself what it is taken off.
  private func echo(_ rule: DiscountRule, _ desk: Desk) -> String {
    switch rule.entry.scope {
    case .check: return "= \(rule.name) off the whole check"
    case .item:
      let item = pickedItem(on: desk) ?? desk.check?.items.last
      return "= \(rule.name) off \(item?.name ?? "nothing")"
    case .products: return "= \(rule.name): \(Wording.terms(of: rule, desk.currency))"
    }
  }

  private func echoOfHouse(_ command: DotCommand, _ desk: Desk) -> String {
    switch command {
    case .guest(let name): name.isEmpty ? "= no name on the check" : "= for \(name)"
    case .seat(let seat):
      seat.map { "= seat \($0) for \(pickedItem(on: desk)?.name ?? "what is rung next")" }
        ?? "= for no seat"
    case .split: "= split by line"
    case .splitEvenly(let shares): shares == 1 ? "= paid in one" : "= \(shares) equal parts"
    case .splitBySeat: "= a check for each seat"
    case .merge: "= take another check onto this one"
    case .transfer(let name): "= give the check to \(name)"
    case .refund: "= return money on a closed check"
    case .reprint: "= print a receipt once more, marked as a copy"
    case .reopen: "= open a closed check again"
    case .voucher(let number, let amount?): "= put \(desk.text(amount)) on voucher \(number)"
    case .voucher(let number, nil): "= what is left on voucher \(number)"
    case .drawer: "= open the drawer without a sale"
    case .float(let money): "= \(desk.text(money)) is in the drawer for change"
    case .report: "= X report: the session so far"
    case .closeSession(let counted, let left):
      "= Z report: "
        + (counted.map { "\(desk.text($0)) counted" } ?? "count the cash, close the session")
        + (left.map { ", \(desk.text($0)) stays in" } ?? "")
    case .inspect(.reviews): "= what a manager must look at"
    case .inspect(.diagnosis): "= how this till is, and its printers and lines"
    case .sync: "= how the sync with the cloud stands"
    case .offline(let isOffline): isOffline ? "= card networks are down" : "= card networks are up"
    case .why: "= how \(pickedItem(on: desk)?.name ?? "the total") adds up"
    default: ""
    }
  }

  /// What a command still wants.
  private func needs(_ desk: Desk) -> String {
    let list = Suggestions(line.text, choice: choice, grammar: desk.grammar)
    guard case .commands(let words, let place) = list, let place, words.indices.contains(place)
    else { return "" }
    return words[place].standsAlone ? "" : words[place].usage
  }
}
