import POSModel

extension OrderScreen {
  /// What an entry wants done.
  mutating func move(for entry: Entry, at desk: Desk) -> Move {
    switch entry {
    case .again: return repeatLast(at: desk)
    case .ring(let product, let quantity): return .ring(product, quantity)
    case .note(let text): return note(text, at: desk)
    case .command(let command): return move(for: command, at: desk)
    }
  }

  /// The picked line, else the last one.
  func concerned(on desk: Desk) -> CheckItem? { pickedItem(on: desk) ?? desk.check?.items.last }

  private func repeatLast(at desk: Desk) -> Move {
    guard let last = desk.sale.lastRung else {
      return .say(.info("Nothing was rung for this guest yet."))
    }
    guard let product = desk.menu.products.first(where: { $0.id == last.productID }) else {
      return .say(.alert("What was rung last is not sold any more."))
    }
    return .ring(product, last.quantity)
  }

  private func note(_ text: String, at desk: Desk) -> Move {
    guard let item = concerned(on: desk) else {
      return .say(.alert("There is no line to write a note on."))
    }
    guard text.count <= CheckItem.longestNote else {
      return .say(.alert("A note has at most \(CheckItem.longestNote) characters."))
    }
    return item.note == text ? .none : .note(item, text)
  }

  private mutating func move(for command: DotCommand, at desk: Desk) -> Move {
    switch command {
    case .park(let name):
      return desk.check?.items.isEmpty ?? true
        ? .say(.alert("There is nothing to park: ring something first.")) : .park(name: name)
    case .checks: return .showChecks
    case .void(let reason): return void(reason: reason, at: desk)
    case .pay: return .showPayment
    case .payCash(let amount): return pay(.cash, amount, nil, at: desk)
    case .payCard(let code, let amount): return pay(.card, amount, code, at: desk)
    case .quantity(let quantity):
      guard let item = concerned(on: desk) else {
        return .say(.alert("There is no line whose quantity could change."))
      }
      return .changeQuantity(item, quantity)
    case .note(let text): return note(text, at: desk)
    case .orderType(let type): return .setOrderType(type)
    case .undo: return .takeBack
    case .category(let place):
      (category, scrolled) = (place, 0)
      return .none
    case .logOut: return .logOut
    case .help: return .showHelp
    }
  }

  private func pay(
    _ tender: Tender, _ amount: Money?, _ code: String?, at desk: Desk
  ) -> Move {
    guard let check = desk.check, !check.items.isEmpty else {
      return .say(.alert("There is nothing to pay: ring something first."))
    }
    let rest = tender == .cash ? check.dueInCash : check.totals.due
    return .pay(tender, amount ?? rest, approvalCode: code)
  }
}
