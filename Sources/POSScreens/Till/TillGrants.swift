import POSModel

extension TillScreen {
  /// A check command was granted: `check` is how the check stands now.
  mutating func granted(_ errand: Errand, _ check: Check) {
    remember(errand)
    if errand.effect.opening != nil { desk.store.openChecks += 1 }
    if errand.command is VoidCheck { countOneCheckLess() }
    let title = Wording.title(of: check)
    switch errand.command {
    case is RecallCheck:
      takeUp(check, saying: "\(title) is taken up.")
    case let wish as ReopenCheck:
      desk.store.openChecks += 1
      takeUp(check, saying: "\(title) is open again: \(wish.reason).")
    case is ParkCheck: leave(saying: "\(title) is parked.")
    case is TransferCheck: leave(saying: "\(title) is \(name(of: check.owner))'s now.")
    case is VoidCheck:
      if errand.reason == .tidying { return desk.sale.dropEmptyCheck() }
      leave(saying: "\(title) is voided.")
    case is CloseCheck: paid(nil, check)
    case is ReprintReceipt:
      order.accepted()
      place = .order
      status.say(.done("The receipt of \(title) is on its way."))
    case let wish as RefundCheck: refunded(check, wish.refundID)
    case is MergeChecks:
      desk.store.openChecks = max(0, desk.store.openChecks - 1)
      showChanged(check, saying: "Both are \(Wording.name(of: check)) now.")
    case let wish as SplitCheck:
      desk.store.openChecks += wish.parts.count
      let others = wish.parts.count == 1 ? "1 more check waits" : "\(wish.parts.count) more wait"
      // The seat that was named last may be on another check now.
      desk.sale.seat = nil
      showChanged(check, saying: "Split: \(Wording.name(of: check)) is here, \(others) (F4).")
    case is SplitEvenly: sharesChanged(check)
    case is SendRound:
      desk.sale.history = ChangeHistory()
      changed(errand, check)
      status.say(.done("Round \(check.rounds) is sent."))
    case is RushCheck:
      changed(errand, check)
      status.say(.done("\(Wording.name(of: check)) is to be made first."))
    default: changed(errand, check)
    }
  }

  private mutating func changed(_ errand: Errand, _ check: Check) {
    desk.sale.update(check)
    order.accepted(errand, on: check)
    if errand.command is ChangeOrderType {
      let sentence = "\(Wording.name(of: check)) is \(Wording.orderType(check.orderType))."
      // Their tickets say how it was when it was sent.
      status.say(
        check.hasSentItems
          ? .info("\(sentence) The kitchen has it as before: tell them.") : .done(sentence))
    }
    // It was scanned meanwhile.
    if order.choices != nil, let item = check.items.last, errand.command is AddItem {
      status.say(.done("\(item.name) is rung too; this is still to be answered."))
    }
    guard let wish = errand.command as? ApplyDiscount,
      let discount = check.discounts.first(where: { $0.id == wish.discountID })
    else { return }
    let off = check.pricing.amount(of: .discount(discount.id))
    status.say(.done("\(discount.name): \(desk.text(off)) off."))
  }

  private func name(of employee: EmployeeID) -> String {
    desk.store.sellers.first { $0.id == employee }?.name ?? "somebody else"
  }

  /// Notes what Ctrl-Z is to take back, from the check as it was before.
  private mutating func remember(_ errand: Errand) {
    guard let command = errand.command else { return }
    switch errand.reason {
    case .takingBack:
      desk.sale.history.dropLast()
      if command is RemoveItem { desk.sale.lastRung = nil }
    case .asked:
      if let change = ChangeHistory.change(by: command, on: desk.check) {
        desk.sale.history.record(change)
      }
      if let wish = command as? AddItem {
        desk.sale.lastRung = wish.labelPrice == nil ? Sale.Rung(wish) : nil
      }
      // Enter by habit must not ring again what was just taken off.
      if command is RemoveItem || command is AddCombo { desk.sale.lastRung = nil }
    case .takingBackMore, .tidying: break
    }
  }

  private mutating func takeUp(_ check: Check, saying sentence: String) {
    order.accepted()
    desk.sale.show(check, isRecalled: true)
    order.startOver()
    place = .order
    status.say(.done(sentence))
  }

  private mutating func showChanged(_ check: Check, saying sentence: String) {
    desk.sale.update(check)
    order.accepted()
    order.startOver()
    place = .order
    status.say(.done(sentence))
  }

  /// The check leaves the screen, and the next guest may come.
  private mutating func leave(saying sentence: String) {
    desk.sale.begin(desk.rules)
    order.accepted()
    order.startOver()
    place = .order
    status.dropNews()
    status.say(.done(sentence))
  }

  private mutating func sharesChanged(_ check: Check) {
    desk.sale.update(check)
    order.accepted()
    guard let first = check.openShares.first else {
      return status.say(.done("The check is paid in one again."))
    }
    place = .payment(PaymentScreen())
    status.say(.done("\(check.shares.count) equal parts; the next pays \(desk.text(first))."))
  }

  mutating func show(_ list: [CheckSummary], _ errand: Errand) {
    let empty = desk.sale.isEmptyCheck ? desk.check?.id : nil
    let hidden = listPurpose == .merge ? desk.check?.id : empty
    let shown = list.filter { $0.id != hidden }
    if case .checks(var screen) = place, screen.purpose == listPurpose {
      if case .listClosedChecks(let sought) = errand.effect, sought != screen.sought {
        screen.show(shown, matching: sought)
        if shown.isEmpty { status.say(.alert("No closed check is called “\(sought)”.")) }
      } else {
        screen.update(shown)
      }
      place = .checks(screen)
    } else {
      order.accepted()
      place = .checks(CheckList(shown, purpose: listPurpose))
    }
  }

  /// A payment was taken, or a check that came to nothing was closed.
  mutating func paid(_ payment: Payment?, _ check: Check) {
    order.accepted()
    guard check.status != .open else {
      desk.sale.update(check)
      place = .payment(PaymentScreen(giving: payment))
      status.say(.done("\(taken(payment)) \(desk.text(check.totals.due)) is still due."))
      return
    }
    desk.sale.begin(desk.rules)
    order.startOver()
    countOneCheckLess()
    // What others did to it before is no news any more.
    status.dropNews()
    place = .paid(PaidScreen(check: check, payment: payment))
    if let payment, payment.tender == .voucher { status.say(.done(taken(payment))) }
  }

  private func taken(_ payment: Payment?) -> String {
    guard let payment else { return "" }
    let tip = payment.tip == .zero ? "" : " and a tip of \(desk.text(payment.tip))"
    return "\(desk.text(payment.applied)) \(Wording.tender(payment.tender))\(tip) taken."
  }

  /// Until the store says how many are open, the till counts its own.
  private mutating func countOneCheckLess() {
    desk.store.openChecks = max(0, desk.store.openChecks - 1)
  }

  /// A closed check, or one with payments, to return something of.
  mutating func showRefund(of check: Check) {
    order.accepted()
    place = .refund(RefundScreen(check))
  }

  private mutating func refunded(_ check: Check, _ id: RefundID) {
    let refund = check.refunds.first { $0.refund.id == id }?.refund
    let parts = refund.map { Wording.parts(of: $0, in: check.currency) } ?? ""
    order.accepted()
    order.startOver()
    if check.status == .open {
      desk.sale.update(check)
      place = .payment(PaymentScreen())
      status.say(.done("\(parts) taken back. \(desk.text(check.totals.due)) is due."))
    } else {
      place = .order
      let name = Wording.name(of: check)
      status.say(
        parts.isEmpty
          ? .info("Nothing goes back for \(name): all that was paid did already.")
          : .done("Give back \(parts) for \(name)."))
    }
  }
}
