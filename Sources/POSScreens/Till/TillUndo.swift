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
    if let sentence = Self.otherWay(for: change) {
      status.say(.info(sentence))
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

  /// What takes back a change that reached other checks.
  private static func otherWay(for change: ChangeHistory.Change) -> String? {
    switch change {
    case .split: "It was split: .merge takes the other checks onto this one again."
    case .merged: "Two checks became one: .split parts it again."
    default: nil
    }
  }

  private func opposite(
    of change: ChangeHistory.Change, on check: Check, by actor: EmployeeID,
    _ context: inout ScreenContext
  ) -> [Errand] {
    let (key, id) = (context.makeKey(), check.id)
    func back(_ command: some CheckCommand) -> [Errand] { [Errand(command, reason: .takingBack)] }
    switch change {
    case .added(let item):
      return back(RemoveItem(key: key, actor: actor, checkID: id, itemID: item))
    case .addedCombo(let combo, let items):
      // One of its lines may have gone and come back: the combo itself is gone then.
      var errands =
        check.combos.contains { $0.id == combo }
        ? back(DissolveCombo(key: key, actor: actor, checkID: id, comboUseID: combo)) : []
      for item in items where check.item(item) != nil {
        errands.append(
          Errand(
            RemoveItem(key: context.makeKey(), actor: actor, checkID: id, itemID: item),
            reason: errands.isEmpty ? .takingBack : .takingBackMore))
      }
      return errands
    case .takenOff(let kind):
      return back(BringBack(key: key, actor: actor, checkID: id, kind))
    case .quantity(let item, let from):
      return back(BringBack(key: key, actor: actor, checkID: id, .quantity(item, from)))
    case .note(let item, let from):
      return back(ChangeNote(key: key, actor: actor, checkID: id, itemID: item, note: from))
    case .modifiers(let item, let from):
      return back(
        ChangeModifiers(key: key, actor: actor, checkID: id, itemID: item, modifiers: from))
    case .priced(let item, let from):
      return back(BringBack(key: key, actor: actor, checkID: id, .price(item, from)))
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
    case .split, .merged: return []
    }
  }
}

extension ItemModifier {
  /// The wish it came from.
  var choice: ModifierChoice { ModifierChoice(group: group, name: name, kind: kind) }
}
