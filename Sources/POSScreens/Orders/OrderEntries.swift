import POSModel

extension OrderScreen {
  /// What an entry wants done.
  mutating func move(for entry: Entry, at desk: Desk) -> Move {
    switch entry {
    case .again: return repeatLast(at: desk)
    case .ring(let ringing): return ring(ringing, at: desk)
    case .note(let text): return note(text, at: desk)
    case .command(let command): return move(for: command, at: desk)
    }
  }

  /// The picked line, else the last one.
  func concerned(on desk: Desk) -> CheckItem? {
    pickedItem(on: desk) ?? (hasLostPick ? nil : desk.check?.items.last)
  }

  private mutating func repeatLast(at desk: Desk) -> Move {
    guard let last = desk.sale.lastRung else {
      let isEmpty = desk.check?.items.isEmpty ?? true
      return .say(
        .info(
          isEmpty
            ? "Nothing was rung for this guest yet." : "Enter does not repeat this: key it anew."))
    }
    guard let product = desk.menu.product(id: last.productID) else {
      return .say(.alert("What was rung last is not sold any more."))
    }
    return ring(Ringing(product, last.quantity, modifiers: last.modifiers), at: desk)
  }

  private mutating func note(_ text: String, at desk: Desk) -> Move {
    guard let item = concerned(on: desk) else {
      if hasLostPick { return tellPickIsGone() }
      return .say(.alert("There is no line to write a note on."))
    }
    guard text.count <= CheckItem.longestNote else {
      return .say(.alert("A note has at most \(CheckItem.longestNote) characters."))
    }
    return item.note == text ? .none : .change(.note(item, text))
  }

  private mutating func move(for command: DotCommand, at desk: Desk) -> Move {
    if hasLostPick, command.isAboutThePick { return tellPickIsGone() }
    switch command {
    case .send: return .change(.send)
    case .rush: return .change(.rush)
    case .park(let name):
      return desk.check?.items.isEmpty ?? true
        ? .say(.alert("There is nothing to park: ring something first."))
        : .change(.park(name: name))
    case .checks: return .show(.recall)
    case .void(let reason): return void(reason: reason, at: desk)
    case .pay: return .showPayment
    case .payCash(let amount): return pay(.cash, amount, nil, at: desk)
    case .payCard(let code, let amount): return pay(.card, amount, code, at: desk)
    case .note(let text): return note(text, at: desk)
    case .orderType(let type): return .setOrderType(type)
    case .undo: return .takeBack
    case .category(let place):
      (category, scrolled) = (place, 0)
      return .none
    case .logOut: return .logOut
    case .help: return .showHelp
    case .why: return why(at: desk)
    case .modify: return modify(at: desk)
    case .discounts: return offerDiscounts(at: desk)
    case .deal: return deal(at: desk)
    case .dealOff:
      return combo(at: desk).map { .change(.part($0)) }
        ?? .say(.alert("There is no combo on the check to part."))
    default: return moveOfMoney(for: command, at: desk)
    }
  }

  /// Commands about prices and discounts.
  private mutating func moveOfMoney(for command: DotCommand, at desk: Desk) -> Move {
    switch command {
    case .quantity(let quantity):
      guard let item = concerned(on: desk) else {
        return .say(.alert("There is no line whose quantity could change."))
      }
      return change(item, to: quantity.thousandths, at: desk)
    case .discount(let offer, let reason):
      return .change(.discount(offer, picked, reason: reason))
    case .discountOff:
      guard
        let last = desk.check?.discounts.last(where: { discount in
          picked == nil || discount.target == picked.map { .item($0) }
        })
      else { return .say(.alert("Nothing is taken off here.")) }
      return .change(.removeDiscount(last))
    case .comp(let reason):
      guard desk.check?.items.isEmpty == false else {
        return .say(.alert("There is nothing to give away: ring something first."))
      }
      // The store asks why, where it can be.
      let why = desk.isNoReason(reason) ? "" : reason
      return .change(.discount(.comp, picked, reason: why))
    case .price(let price, let reason):
      guard let item = concerned(on: desk) else {
        return .say(.alert("There is no line whose price could change."))
      }
      return .change(.price(item, price, reason: reason))
    default: return moveOfHouse(for: command, at: desk)
    }
  }

  /// Commands about the check as a whole, and about the house.
  private mutating func moveOfHouse(for command: DotCommand, at desk: Desk) -> Move {
    switch command {
    case .count(let product, let left): return .countStock(product, left: left)
    case .guest(let name): return .change(.name(name))
    case .seat(let seat):
      return pickedItem(on: desk).map { .change(.seat($0, seat)) } ?? .setSeat(seat)
    case .split: return .showSplit
    case .splitEvenly(let shares): return .change(.splitEvenly(shares))
    case .splitBySeat: return splitBySeat(at: desk)
    case .merge:
      return desk.check == nil
        ? .say(.alert("Merge into what? Take up a check first (F4).")) : .show(.merge)
    case .transfer(let name): return transfer(to: name, at: desk)
    case .refund:
      if let check = desk.check, check.totals.paid > .zero { return .showRefund(check.id) }
      return .show(.refund)
    case .reprint: return .show(.reprint)
    case .reopen: return .show(.reopen)
    case .voucher(let number, let amount?): return .issueVoucher(number, amount)
    case .voucher(let number, nil): return .findVoucher(number)
    case .drawer(let reason):
      guard reason.isEmpty || desk.isNoReason(reason) else {
        return .openDrawer(reason: reason)
      }
      question = OrderQuestion(.drawerReason)
      return .none
    case .float(let money): return .drawer(.setFloat(money))
    case .report: return .drawer(.report)
    case .closeSession(let counted, let left): return .countCash(counted: counted, left: left)
    case .sync: return .showSync
    case .inspect(let subject): return .inspect(subject)
    case .offline(let isOffline): return .setOffline(isOffline)
    default: return .unused
    }
  }

  private func splitBySeat(at desk: Desk) -> Move {
    guard let check = desk.check else { return .say(.alert("There is nothing to split.")) }
    var screen = SplitScreen(check)
    return screen.takeSeats() ?? screen.split()
  }

  private func transfer(to name: String, at desk: Desk) -> Move {
    let sought = SearchText.folded(name)
    let found = desk.store.sellers.filter { employee in
      SearchText.folded(employee.name).hasPrefix(sought)
        || SearchText.words(employee.name).contains { $0.hasPrefix(sought) }
    }
    guard let employee = found.first else {
      return .say(.alert("Nobody here who sells is called “\(name)”."))
    }
    guard found.count == 1 else {
      let names = found.prefix(3).map(\.name).joined(separator: " or ")
      return .say(.alert("Which one? \(names)."))
    }
    return .change(.transfer(employee))
  }

  /// `=`: what is offered is taken.
  func deal(at desk: Desk) -> Move {
    switch desk.deal {
    case .combo(let offer): .change(.combine(offer))
    case .rule(let rule, _): .change(.discount(.rule(rule.id), nil, reason: ""))
    case nil: .say(.info("Nothing on the check makes a combo that saves."))
    }
  }

  /// The combo of the picked line, else the one formed last.
  func combo(at desk: Desk) -> ComboUse? {
    let picked = pickedItem(on: desk)
    return desk.check?.combos.last { combo in
      picked.map { combo.items.contains($0.id) } ?? true
    }
  }

  /// Takes what the payment screen would: without an amount all that is due, or a part of a check
  /// in equal parts.
  private mutating func pay(
    _ tender: Tender, _ typed: Money?, _ code: String?, at desk: Desk
  ) -> Move {
    guard let check = desk.check, !check.items.isEmpty else {
      return .say(.alert("There is nothing to pay: ring something first."))
    }
    let grammar = PaymentGrammar(check: check, rules: desk.rules)
    let amount = typed ?? (tender == .cash ? grammar.wantedInCash : grammar.wanted)
    if tender == .cash, doubted != amount,
      let doubt = grammar.doubt(about: amount, typed: lastWordEntered, desk.menu)
    {
      doubted = amount
      return .say(.alert("\(doubt) Enter again if that is right."))
    }
    return .pay(Offered(tender: tender, amount: amount, reference: code))
  }
}
