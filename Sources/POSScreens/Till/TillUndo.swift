import POSModel

extension TillScreen {
  /// Ctrl-Z: the opposite of the last change, or what is right once it cannot be taken back.
  mutating func takeBack(
    on check: Check, by actor: EmployeeID, _ context: inout ScreenContext
  ) -> [Effect] {
    guard check.totals.paid == .zero else {
      status.say(.alert("Something is paid already: .refund takes a payment back."))
      return []
    }
    guard let change = desk.sale.history.last else {
      status.say(.info(Self.nothingLeft(on: check)))
      return []
    }
    let errands = opposite(of: change, on: check, by: actor, &context)
    guard errands.isEmpty else { return send(errands) }
    // What it changed is gone already: the change before it is next.
    desk.sale.history.dropLast()
    return takeBack(on: check, by: actor, &context)
  }

  /// What is right for what Ctrl-Z does not reach.
  private static func nothingLeft(on check: Check) -> String {
    if check.hasSentItems {
      return "The kitchen has it: pick the line with ↑ ↓, F7 voids it with a manager's PIN."
    }
    return check.items.isEmpty
      ? "There is nothing left to take back."
      : "Nothing more to take back. ↑ ↓ pick a line, Del takes it off."
  }

  private func opposite(
    of change: ChangeHistory.Change, on check: Check, by actor: EmployeeID,
    _ context: inout ScreenContext
  ) -> [Errand] {
    let (key, id) = (context.makeKey(), check.id)
    func back(_ command: some CheckCommand) -> [Errand] { [Errand(command, reason: .takingBack)] }
    switch change {
    case .added(let item):
      return back(removal(of: item, on: check, key, actor))
    case .addedCombo(let combo, let items):
      // One of its lines may have gone and come back: the combo itself is gone then.
      var errands =
        check.combos.contains { $0.id == combo }
        ? back(DissolveCombo(key: key, actor: actor, checkID: id, comboUseID: combo)) : []
      for item in items where check.item(item) != nil {
        errands.append(
          Errand(
            removal(of: item, on: check, context.makeKey(), actor),
            reason: errands.isEmpty ? .takingBack : .takingBackMore))
      }
      return errands
    case .removed(let item):
      return back(
        AddItem(
          key: key, actor: actor, checkID: id, itemID: context.makeID(),
          productID: item.productID, quantity: item.quantity, note: item.note,
          modifiers: item.modifiers.map(\.choice), seat: item.seat,
          labelPrice: item.override?.isLabel == true ? item.unitPrice : nil))
    case .quantity(let item, let from):
      guard let line = check.item(item) else { return [] }
      return back(
        ChangeQuantity(key: key, actor: actor, checkID: id, item: line, quantity: from))
    case .note(let item, let from):
      return back(ChangeNote(key: key, actor: actor, checkID: id, itemID: item, note: from))
    case .modifiers(let item, let product, let from):
      return back(
        ChangeModifiers(
          key: key, actor: actor, checkID: id, itemID: item, productID: product, modifiers: from))
    case .priced(let item, let from, let override):
      // Who approved the price before, or the one that is taken back, answers for it.
      return back(
        ChangePrice(
          key: key, actor: actor, checkID: id, itemID: item, price: override.map { _ in from },
          reason: override?.reason ?? "",
          approver: override.map { $0.approver ?? check.item(item)?.override?.approver } ?? nil))
    case .seated(let item, let from):
      return back(ChangeSeat(key: key, actor: actor, checkID: id, itemID: item, seat: from))
    case .discounted(let discount):
      return back(RemoveDiscount(key: key, actor: actor, checkID: id, discountID: discount))
    case .combined(let combo):
      return back(DissolveCombo(key: key, actor: actor, checkID: id, comboUseID: combo))
    case .named(let from):
      return back(NameCheck(key: key, actor: actor, checkID: id, name: from))
    case .orderType(let from):
      return back(ChangeOrderType(key: key, actor: actor, checkID: id, orderType: from))
    case .shares(let from):
      return back(SplitEvenly(key: key, actor: actor, checkID: id, shares: from))
    }
  }

  /// The wish to take a line off; a line that somebody took off meanwhile is refused by the store.
  private func removal(
    of item: CheckItemID, on check: Check, _ key: IdempotencyKey, _ actor: EmployeeID
  ) -> RemoveItem {
    var wish = RemoveItem(
      key: key, actor: actor, checkID: check.id, itemID: item, productID: ProductID(""))
    if let line = check.item(item) { wish.productID = line.productID }
    return wish
  }
}

extension ItemModifier {
  /// The wish it came from.
  var choice: ModifierChoice { ModifierChoice(group: group, name: name, kind: kind) }
}
