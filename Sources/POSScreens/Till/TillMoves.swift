import POSModel
import TerminalUI

extension TillScreen {
  /// Does what a screen wants done; what concerns the store is returned.
  mutating func carryOut(_ move: Move, _ context: inout ScreenContext) -> [Effect] {
    switch move {
    case .none, .unused: break
    case .say(let message): status.say(message)
    case .showHelp: help = HelpScreen()
    case .why(let subject): why = WhyScreen(subject, desk: desk)
    case .showOrder: place = .order
    case .showSync: showSync()
    case .syncNow: return send([Errand(effect: .syncNow)])
    case .inspect(let subject): return inspect(subject)
    case .showPayment: showPayment()
    case .showSplit: showSplit()
    case .passOn(let key):
      place = .order
      return carryOut(self.move(for: key, at: context.now), &context)
    case .dropApproval: dropApproval()
    case .setSeat(let seat):
      desk.sale.seat = seat
      status.say(.done(seat.map { "What is rung now is for seat \($0)." } ?? "No seat any more."))
    case .setOffline(let isOffline): setOffline(isOffline)
    case .quit: return [.quit]
    case .logIn, .approve, .logOut: return carryOutStaff(move, &context)
    default: return carryOutSale(move, &context)
    }
    return []
  }

  private mutating func showPayment() {
    guard let check = desk.check, !check.items.isEmpty else {
      return status.say(.alert("There is nothing to pay: ring something first."))
    }
    place = .payment(PaymentScreen())
  }

  mutating func showSplit() {
    guard let check = desk.check, check.items.contains(where: { !$0.isVoided }) else {
      return status.say(.alert("There is nothing to split: ring something first."))
    }
    guard check.totals.paid == .zero else {
      return status.say(
        .alert("Something is paid already: .split 3 lets the rest be paid in parts."))
    }
    place = .split(SplitScreen(check))
  }

  private mutating func showSync() {
    guard desk.store.sync != nil else {
      return status.say(.info("This till has no cloud: CLOUD_URL says where it is."))
    }
    sync = SyncScreen()
  }

  /// What a manager must look at is for their eyes; how the till is, for anybody's.
  private mutating func inspect(_ subject: Inspection) -> [Effect] {
    if subject == .diagnosis || desk.employee?.role.mayApprove == true {
      return send([Errand(effect: .inspect(subject))])
    }
    approval = ApprovalPrompt(
      effect: .inspect(subject), message: .info("Looking at this needs a manager's PIN."))
    return []
  }

  private mutating func setOffline(_ isOffline: Bool) {
    desk.saysOffline = isOffline
    if !isOffline, desk.isOffline {
      return status.say(.alert("The line to the cloud is down, so card and mobile money are too."))
    }
    let taken = [Tender.card, .mobileMoney].filter { tender in
      desk.rules.offlineLimits[tender].map { !$0.isNone } ?? true
    }.map { Wording.tender($0) }
    guard isOffline else { return status.say(.done("Card and mobile money are online again.")) }
    status.say(
      .info(
        taken.isEmpty
          ? "Offline: cash and vouchers only, until .online."
          : "Offline: \(taken.joined(separator: " and ")) within the limits, until .online."))
  }

  /// The approval is not given; what it was wanted for is not done.
  private mutating func dropApproval() {
    approval = nil
    order.giveBack()
  }

  /// The order type of the check, or of the next one while nothing is on it.
  private mutating func setOrderType(
    _ type: OrderType, _ context: inout ScreenContext
  ) -> [Effect] {
    if let check = desk.check, !desk.sale.isEmptyCheck, let actor = desk.employee?.id {
      guard check.orderType != type else {
        status.say(.info("\(Wording.name(of: check)) is \(Wording.orderType(type)) already."))
        return []
      }
      return send([
        Errand(
          ChangeOrderType(
            key: context.makeKey(), actor: actor, checkID: check.id, orderType: type))
      ])
    }
    desk.sale.orderType = type
    status.say(.done("The next check is \(Wording.orderType(type))."))
    return send(tidyingEmptyCheck(&context))
  }

  private mutating func carryOutStaff(
    _ move: Move, _ context: inout ScreenContext
  ) -> [Effect] {
    switch move {
    case .logIn(let pin):
      return send([Errand(effect: .logIn(pin: pin, key: context.makeKey(), purpose: .work))])
    case .approve(let pin):
      return send([Errand(effect: .logIn(pin: pin, key: context.makeKey(), purpose: .approval))])
    default:
      guard let actor = desk.employee?.id else { return [] }
      let wish = LogOut(key: context.makeKey(), actor: actor, device: context.device)
      return send(tidyingEmptyCheck(&context) + [Errand(effect: .logOut(wish))])
    }
  }

  /// The wish to void a check on which nothing is left, if there is one; nobody needs to see it.
  mutating func tidyingEmptyCheck(_ context: inout ScreenContext) -> [Errand] {
    guard let check = desk.check, desk.sale.isEmptyCheck, let actor = desk.employee?.id else {
      return []
    }
    let wish = VoidCheck(
      key: context.makeKey(), actor: actor, checkID: check.id, reason: "empty")
    return [Errand(wish, reason: .tidying)]
  }

  /// Turns a move about the sale into wishes for the store.
  private mutating func carryOutSale(_ move: Move, _ context: inout ScreenContext) -> [Effect] {
    guard let actor = desk.employee?.id else { return [] }
    switch move {
    case .ring(let ringing): return ring(ringing, by: actor, &context)
    case .ringCombo(let combo): return ring(combo, by: actor, &context)
    case .setOrderType(let type): return setOrderType(type, &context)
    case .show(let purpose): return showList(purpose)
    case .findClosed(let text):
      return send([Errand(effect: .listClosedChecks(matching: text))])
    case .recall(let summary): return recall(summary, by: actor, &context)
    case .showRefund(let id): return send([Errand(effect: .fetch(id))])
    case .findVoucher(let number):
      return send([Errand(effect: .findVoucher(VoucherID(number)))])
    case .countCash(let counted, let left):
      return send([Errand(effect: .noteCash(counted: counted, left: left))])
    case .countStock, .issueVoucher, .openDrawer, .drawer, .reopen, .reprint, .refund:
      return carryOutHouse(move, by: actor, &context)
    default: break
    }
    guard let check = desk.check else {
      status.say(
        move == .takeBack
          ? .info("Nothing to take back here. What is paid goes back with .refund.")
          : .alert("There is no check yet: ring something first."))
      return []
    }
    switch move {
    case .takeBack: return takeBack(on: check, by: actor, &context)
    case .dropEmptyCheck: return send(tidyingEmptyCheck(&context))
    case .pay(let offered): return pay(offered, check, by: actor, &context)
    case .change(let change): return wish(for: change, on: check, by: actor, &context)
    default: return []
    }
  }

  /// What concerns the house rather than the check on the screen.
  private mutating func carryOutHouse(
    _ move: Move, by actor: EmployeeID, _ context: inout ScreenContext
  ) -> [Effect] {
    let key = context.makeKey()
    switch move {
    case .countStock(let product, let left):
      return send([
        Errand(
          effect: .countStock(
            CountStock(key: key, actor: actor, productID: product.id, left: left)))
      ])
    case .issueVoucher(let number, let amount):
      let wish = IssueVoucher(
        key: key, actor: actor, voucherID: VoucherID(number), amount: amount)
      return send([Errand(effect: .issueVoucher(wish))])
    case .openDrawer(let reason):
      let wish = OpenDrawer(key: key, actor: actor, device: context.device, reason: reason)
      return send([Errand(effect: .openDrawer(wish))])
    case .drawer(let move):
      return send([
        Errand(effect: .drawer(DrawerWish(move, key, by: actor, on: context.device)))
      ])
    case .reopen(let id, let reason):
      if let check = desk.check, !desk.sale.isEmptyCheck {
        status.say(.alert("Park or pay \(Wording.name(of: check)) first: Esc, then F3 or F8."))
        return []
      }
      let wish = ReopenCheck(key: key, actor: actor, checkID: id, reason: reason)
      return send(tidyingEmptyCheck(&context) + [Errand(wish)])
    case .reprint(let id):
      return send([Errand(ReprintReceipt(key: key, actor: actor, checkID: id))])
    case .refund(let wish):
      return send([
        Errand(
          RefundCheck(
            key: key, actor: actor, checkID: wish.check.id, refundID: context.makeID(),
            extent: wish.extent, tender: wish.tender, reason: wish.reason,
            shownVersion: wish.check.version))
      ])
    default: return []
    }
  }
}
