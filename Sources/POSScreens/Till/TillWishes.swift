import POSModel

extension TillScreen {
  /// Turns a move about the sale into wishes for the store.
  mutating func carryOutSale(_ move: Move, _ context: inout ScreenContext) -> [Effect] {
    guard let actor = desk.employee?.id else { return [] }
    if case .ring(let product, let quantity) = move {
      return ring(product, quantity, by: actor, &context)
    }
    if case .showChecks = move { return send([Errand(effect: .listChecks)]) }
    if case .recall(let summary) = move { return recall(summary, by: actor, &context) }
    guard let check = desk.check else {
      status.say(.alert("There is no check yet: ring something first."))
      return []
    }
    if case .takeBack = move { return takeBack(on: check, by: actor, &context) }
    if case .dropEmptyCheck = move { return send(tidyingEmptyCheck(&context)) }
    guard let effect = effect(of: move, on: check, by: actor, &context) else { return [] }
    return send([Errand(effect: effect)])
  }

  private mutating func effect(
    of move: Move, on check: Check, by actor: EmployeeID, _ context: inout ScreenContext
  ) -> Effect? {
    let (key, id) = (context.makeKey(), check.id)
    switch move {
    case .changeQuantity(let item, let quantity):
      return .changeQuantity(
        ChangeQuantity(key: key, actor: actor, checkID: id, itemID: item.id, quantity: quantity))
    case .remove(let item):
      return .remove(RemoveItem(key: key, actor: actor, checkID: id, itemID: item.id))
    case .note(let item, let note):
      return .note(ChangeNote(key: key, actor: actor, checkID: id, itemID: item.id, note: note))
    case .park(let name):
      return .park(ParkCheck(key: key, actor: actor, checkID: id, name: name))
    case .void(let reason):
      return .void(VoidCheck(key: key, actor: actor, checkID: id, reason: reason))
    case .pay(let tender, let amount, let code):
      return .pay(
        TakePayment(
          key: key, actor: actor, checkID: id, paymentID: context.makeID(), tender: tender,
          offered: amount, approvalCode: code, shownVersion: check.version))
    case .close:
      return .close(CloseCheck(key: key, actor: actor, checkID: id, shownVersion: check.version))
    default: return nil
    }
  }

  /// The first item opens the check.
  private mutating func ring(
    _ product: Product, _ quantity: Quantity, by actor: EmployeeID,
    _ context: inout ScreenContext
  ) -> [Effect] {
    var wishes: [Errand] = []
    var checkID = desk.check?.id
    if checkID == nil {
      let wish = OpenCheck(
        key: context.makeKey(), actor: actor, checkID: context.makeID(),
        orderType: desk.sale.orderType)
      wishes.append(Errand(effect: .open(wish)))
      checkID = wish.checkID
    }
    guard let checkID else { return [] }
    let wish = AddItem(
      key: context.makeKey(), actor: actor, checkID: checkID, itemID: context.makeID(),
      productID: product.id, quantity: quantity)
    return send(wishes + [Errand(effect: .add(wish))])
  }

  private mutating func recall(
    _ summary: CheckSummary, by actor: EmployeeID, _ context: inout ScreenContext
  ) -> [Effect] {
    if let check = desk.check, check.id == summary.id {
      place = .order
      return []
    }
    if let check = desk.check, !desk.sale.isEmptyCheck {
      status.say(
        .alert("Park or pay \(Wording.name(of: check)) first: Esc, then F3 or F8."))
      return []
    }
    let wish = RecallCheck(key: context.makeKey(), actor: actor, checkID: summary.id)
    return send(tidyingEmptyCheck(&context) + [Errand(effect: .recall(wish))])
  }

  /// Ctrl-Z: the opposite of the last change.
  private mutating func takeBack(
    on check: Check, by actor: EmployeeID, _ context: inout ScreenContext
  ) -> [Effect] {
    guard check.payments.isEmpty else {
      status.say(.alert("Something is paid already: nothing can be taken back."))
      return []
    }
    guard let change = desk.sale.history.last else {
      status.say(.info("There is nothing left to take back."))
      return []
    }
    let (key, id) = (context.makeKey(), check.id)
    let effect: Effect
    switch change {
    case .added(let item):
      effect = .remove(RemoveItem(key: key, actor: actor, checkID: id, itemID: item))
    case .removed(let item):
      effect = .add(
        AddItem(
          key: key, actor: actor, checkID: id, itemID: context.makeID(),
          productID: item.productID, quantity: item.quantity, note: item.note))
    case .quantity(let item, let from):
      effect = .changeQuantity(
        ChangeQuantity(key: key, actor: actor, checkID: id, itemID: item, quantity: from))
    case .note(let item, let from):
      effect = .note(ChangeNote(key: key, actor: actor, checkID: id, itemID: item, note: from))
    }
    return send([Errand(effect: effect, reason: .takingBack)])
  }
}
