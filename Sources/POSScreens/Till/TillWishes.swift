import POSModel

extension TillScreen {
  /// The wish about the check on the screen that a change is.
  mutating func wish(
    for change: Move.Change, on check: Check, by actor: EmployeeID, _ context: inout ScreenContext
  ) -> [Effect] {
    let (key, id) = (context.makeKey(), check.id)
    func one(_ command: some CheckCommand) -> [Effect] { send([Errand(command)]) }
    switch change {
    case .park(let name):
      return one(ParkCheck(key: key, actor: actor, checkID: id, name: name))
    case .void(let reason):
      return one(
        VoidCheck(
          key: key, actor: actor, checkID: id, reason: reason))
    case .close:
      return one(CloseCheck(key: key, actor: actor, checkID: id, shownVersion: check.version))
    case .send: return one(SendRound(key: key, actor: actor, checkID: id))
    case .rush: return one(RushCheck(key: key, actor: actor, checkID: id))
    case .name(let name): return one(NameCheck(key: key, actor: actor, checkID: id, name: name))
    case .transfer(let employee):
      return one(
        TransferCheck(key: key, actor: actor, checkID: id, employeeID: employee.id))
    case .splitEvenly(let shares):
      return one(SplitEvenly(key: key, actor: actor, checkID: id, shares: shares))
    case .merge(let other):
      return one(MergeChecks(key: key, actor: actor, checkID: id, otherCheckID: other.id))
    case .split(let parts, let shownVersion):
      let split = parts.map { shares in
        SplitCheck.Part(
          checkID: context.makeID(),
          moves: shares.map {
            ItemMove(itemID: $0.itemID, quantity: $0.quantity, newItemID: context.makeID())
          })
      }
      return one(
        SplitCheck(
          key: key, actor: actor, checkID: id, parts: split, shownVersion: shownVersion))
    default: return wish(forItem: change, key, id, by: actor, &context)
    }
  }

  private mutating func wish(
    forItem change: Move.Change, _ key: IdempotencyKey, _ id: CheckID, by actor: EmployeeID,
    _ context: inout ScreenContext
  ) -> [Effect] {
    func one(_ command: some CheckCommand) -> [Effect] { send([Errand(command)]) }
    switch change {
    case .quantity(let item, let quantity):
      return one(
        ChangeQuantity(key: key, actor: actor, checkID: id, itemID: item.id, quantity: quantity))
    case .remove(let item):
      return one(RemoveItem(key: key, actor: actor, checkID: id, itemID: item.id))
    case .note(let item, let note):
      return one(ChangeNote(key: key, actor: actor, checkID: id, itemID: item.id, note: note))
    case .modify(let item, let choices):
      return one(
        ChangeModifiers(
          key: key, actor: actor, checkID: id, itemID: item.id, modifiers: choices))
    case .price(let item, let price, let reason):
      return one(
        ChangePrice(
          key: key, actor: actor, checkID: id, itemID: item.id, price: price, reason: reason))
    case .seat(let item, let seat):
      return one(ChangeSeat(key: key, actor: actor, checkID: id, itemID: item.id, seat: seat))
    case .voidItem(let item, let quantity, let reason):
      return one(
        VoidItem(
          key: key, actor: actor, checkID: id, itemID: item.id, quantity: quantity,
          reason: reason))
    case .discount(let offer, let item, let reason):
      return one(
        ApplyDiscount(
          key: key, actor: actor, checkID: id, discountID: context.makeID(), itemID: item,
          offer: offer, reason: reason))
    case .removeDiscount(let discount):
      return one(
        RemoveDiscount(key: key, actor: actor, checkID: id, discountID: discount.id))
    case .combine(let offer):
      return one(
        FormCombo(
          key: key, actor: actor, checkID: id, comboUseID: context.makeID(),
          comboID: offer.combo.id, productID: offer.product.id, count: 1, items: offer.items))
    case .part(let combo):
      return one(DissolveCombo(key: key, actor: actor, checkID: id, comboUseID: combo.id))
    default: return []
    }
  }

  mutating func pay(
    _ offered: Offered, _ check: Check, by actor: EmployeeID, _ context: inout ScreenContext
  ) -> [Effect] {
    let wish = TakePayment(
      key: context.makeKey(), actor: actor, checkID: check.id, paymentID: context.makeID(),
      tender: offered.tender, offered: offered.amount, approvalCode: offered.reference,
      tip: offered.tip, isOffline: desk.isOffline && offered.tender.needsNetwork,
      paysShare: !check.openShares.isEmpty,
      shownVersion: desk.sale.versionShown(at: context.now) ?? check.version)
    return send([Errand(effect: .pay(wish))])
  }

  /// The check to ring on; the first item opens one, in one step with it.
  private mutating func checkToRingOn(
    by actor: EmployeeID, _ context: inout ScreenContext
  ) -> (CheckID, OpenCheck?) {
    if let check = desk.check { return (check.id, nil) }
    let wish = OpenCheck(
      key: context.makeKey(), actor: actor, checkID: context.makeID(),
      orderType: desk.sale.orderType)
    return (wish.checkID, wish)
  }

  mutating func ring(
    _ ringing: Ringing, by actor: EmployeeID, _ context: inout ScreenContext
  ) -> [Effect] {
    let (checkID, opening) = checkToRingOn(by: actor, &context)
    let wish = AddItem(
      key: context.makeKey(), actor: actor, checkID: checkID, itemID: context.makeID(),
      productID: ringing.product.id, quantity: ringing.quantity, note: ringing.like?.note ?? "",
      modifiers: ringing.modifiers, seat: ringing.like.map(\.seat) ?? desk.sale.seat,
      labelPrice: ringing.labelPrice)
    return send([Errand(effect: .wish(wish, opening: opening))])
  }

  mutating func ring(
    _ combo: ComboRinging, by actor: EmployeeID, _ context: inout ScreenContext
  ) -> [Effect] {
    let (checkID, opening) = checkToRingOn(by: actor, &context)
    let wish = AddCombo(
      key: context.makeKey(), actor: actor, checkID: checkID, comboUseID: context.makeID(),
      comboID: combo.combo.id, productID: combo.product.id, count: combo.count,
      parts: combo.parts.map {
        AddCombo.Part(
          itemID: context.makeID(), productID: $0.product.id, modifiers: $0.modifiers)
      }, seat: desk.sale.seat)
    return send([Errand(effect: .wish(wish, opening: opening))])
  }

  mutating func showList(
    _ purpose: CheckList.Purpose, matching sought: String = ""
  ) -> [Effect] {
    listPurpose = purpose
    let effect: Effect = purpose.isOfClosed ? .listClosedChecks(matching: sought) : .listChecks
    return send([Errand(effect: effect)])
  }

  mutating func recall(
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
    return send(tidyingEmptyCheck(&context) + [Errand(wish)])
  }
}
