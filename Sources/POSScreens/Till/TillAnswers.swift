import POSModel

extension TillScreen {
  /// Takes the answer to the wish that is with the store, and sends the next one.
  mutating func take(_ answer: Answer, _ context: inout ScreenContext) -> [Effect] {
    guard case .sent(let waiting) = errands, let errand = waiting.first else { return [] }
    errands = .none
    switch answer {
    case .failed(let sentence): return failed(waiting, sentence)
    case .checkRefused(let refusal):
      return refused(errand, refusal, Array(waiting.dropFirst()))
    case .paymentRefused(let refusal):
      // It tells what came.
      desk.sale.readNews()
      let sentence = Wording.sentence(for: refusal, in: desk.currency)
      return refused(errand, sentence + Self.remedy(for: errand))
    case .staffRefused, .wrongPIN, .inactive: return turnedAway(errand, answer, context)
    case .welcome(let employee, let resumed):
      return welcome(employee, resumed: resumed, &context)
    case .approved(let approver): return approved(by: approver, &context)
    case .loggedOut: leaveTill()
    case .checks(let list): show(list, errand)
    case .fetched(let check): showRefund(of: check)
    case .check(let check): granted(errand, check)
    case .paid(let receipt, let check):
      paid(receipt.payment, check)
      return send(lookingAgain(receipt.payment) + waiting.dropFirst())
    case .counted(let answer): counted(answer)
    case .voucher(let number, let left): return found(number, left: left, errand, &context)
    case .drawerOpened:
      order.accepted()
      status.say(
        desk.store.opensDrawer
          ? .done("The drawer opens.")
          : .alert("Noted, but no printer of this lane opens the drawer (print.receipts)."))
    case .floatSet(let float):
      order.accepted()
      status.say(.done("\(desk.text(float)) is in the drawer for change."))
    case .cashNoted(let noted): return count(noted, errand, &context)
    case .inspected(let subject, let findings):
      order.accepted()
      inspection = InspectionScreen(subject, findings)
    case .syncAsked: status.say(.done("Syncing now."))
    case .reported(let report): show(report)
    }
    return send(Array(waiting.dropFirst()))
  }

  /// What to do about money that was charged for a payment the store did not take.
  private static func remedy(for errand: Errand) -> String {
    guard case .pay(let payment) = errand.effect, let code = payment.approvalCode,
      payment.tender.needsNetwork
    else { return "" }
    return payment.tender == .card
      ? " Not taken: void card payment \(code) on its terminal."
      : " Not taken: return mobile payment \(code)."
  }

  /// The machine could not. Nothing is lost by not leaving or not listing; all else is asked again.
  private mutating func failed(_ waiting: [Errand], _ sentence: String) -> [Effect] {
    switch waiting.first?.effect {
    case .logOut:
      leaveTill()
      say(atLogIn: .alert("Logged out, but that could not be saved: \(sentence)"))
    // The payment is taken; what is left on the voucher is not said then.
    case .findVoucher where waiting.first?.reason == .tidying: break
    case .listChecks, .listClosedChecks, .fetch, .findVoucher, .noteCash, .syncNow, .inspect:
      order.giveBack()
      status.say(.alert(sentence))
    default: errands = .unsaved(waiting, sentence: sentence)
    }
    return []
  }

  private mutating func refused(_ errand: Errand, _ sentence: String) -> [Effect] {
    order.giveBack()
    status.say(.alert(sentence))
    return []
  }

  private mutating func refused(
    _ errand: Errand, _ refusal: CheckRefusal, _ rest: [Errand]
  ) -> [Effect] {
    if case .needsManager(let act) = refusal, errand.reason == .asked {
      let again = errand.effect.approver != nil
      approval = ApprovalPrompt(
        effect: errand.effect, rest: rest,
        message: again
          ? .alert("They may not approve this either. A manager's PIN, or Esc.")
          : .info("\(Wording.sentence(for: act, in: desk.currency).dropLast())'s PIN."))
      return []
    }
    if refusal == .reasonMissing, askWhy(errand) { return [] }
    switch errand.reason {
    case .asked, .takingBackMore: break
    // What is gone needs no taking back: the change before it is next. Any other change that cannot
    // be taken back stays the last, so that no older one is taken back in its place.
    case .takingBack: if refusal.isOfWhatIsGone { desk.sale.history.dropLast() }
    // Somebody used the check meanwhile: it is theirs, and the cashier's own wish goes on.
    case .tidying:
      desk.sale.dropEmptyCheck()
      return send(rest)
    }
    switch refusal {
    // The old count must not stand in the line, to be taken by an Enter.
    case .cashMoved, .sessionClosed: order.accepted()
    default: break
    }
    let effects = refused(errand, Wording.sentence(for: refusal, in: desk.currency))
    if errand.command is RecallCheck || errand.command is MergeChecks {
      return send([Errand(effect: .listChecks)])
    }
    if case .changedMeanwhile = refusal { return lookAgain(errand) }
    if case .cashMoved = refusal {
      return send([Errand(effect: .noteCash(counted: nil, left: nil))])
    }
    return effects
  }

  /// A wish that can be granted once it is said why is asked for that.
  ///
  /// - Returns: Whether it is.
  private mutating func askWhy(_ errand: Errand) -> Bool {
    if case .checks(var list) = place, let wish = errand.command as? ReopenCheck {
      list.ask(why: wish.checkID)
      place = .checks(list)
      return true
    }
    guard let question = OrderQuestion(why: errand.command, on: desk.check) else { return false }
    order.accepted()
    order.question = question
    return true
  }

  /// What was chosen of a check that changed since is chosen anew, of the check as it stands now.
  private mutating func lookAgain(_ errand: Errand) -> [Effect] {
    if case .split = place {
      // Where nothing is left to split, what changed says why.
      let told = status.message
      place = .order
      showSplit()
      if let told { status.say(told) }
    }
    if case .refund(let screen) = place { return send([Errand(effect: .fetch(screen.check.id))]) }
    return []
  }

  /// The count begins, and what of it was typed already is taken.
  private mutating func count(
    _ noted: NotedCash, _ errand: Errand, _ context: inout ScreenContext
  ) -> [Effect] {
    guard case .noteCash(let counted, let left) = errand.effect else { return [] }
    let move = order.close(counted: counted, left: left, noted)
    if order.question != nil { order.accepted() }
    return carryOut(move, &context)
  }

  /// Shows a report until a key closes it; one that is longer than the window is scrolled.
  private mutating func show(_ shown: DrawerReport) {
    order.accepted()
    report = ReportScreen(report: shown)
    status.say(ReportScreen.summary(of: shown, desk))
  }

  /// Somebody said how much is left of a product.
  private mutating func counted(_ answer: StockAnswer) {
    order.accepted()
    desk.store.stock[answer.productID] = answer.left.map {
      Stock(id: answer.productID.stockID, left: $0, version: 0, lamport: 0)
    }
    let name = desk.menu.product(id: answer.productID)?.name ?? "It"
    switch answer.left {
    case nil: status.say(.done("\(name) is not counted any more."))
    case 0?: status.say(.done("\(name) is 86: nobody sells it without a manager."))
    case let left?:
      status.say(.done("\(Quantity(thousandths: left).text) × \(name) left."))
    }
  }

  /// What is left on a voucher that paid is told with the payment.
  private func lookingAgain(_ payment: Payment?) -> [Errand] {
    guard let payment, payment.tender == .voucher, let number = payment.approvalCode else {
      return []
    }
    return [Errand(effect: .findVoucher(VoucherID(number)), reason: .tidying)]
  }

  /// A voucher was looked up, to pay with or to know, or money was put on one.
  private mutating func found(
    _ number: VoucherID, left: Money?, _ errand: Errand, _ context: inout ScreenContext
  ) -> [Effect] {
    if case .issueVoucher = errand.effect {
      order.accepted()
      status.say(.done("Voucher \(number): \(desk.text(left ?? .zero)) on it."))
      return []
    }
    if errand.reason == .tidying, let left, let told = status.message {
      status.say(.done("\(told.text) \(desk.text(left)) is left on voucher \(number)."))
      return []
    }
    guard case .payment(var screen) = place else {
      guard let left else { return refused(errand, "There is no voucher \(number).") }
      order.accepted()
      status.say(.done("Voucher \(number): \(desk.text(left)) on it."))
      return []
    }
    let move = screen.found(number, left: left, at: desk)
    place = .payment(screen)
    return carryOut(move, &context)
  }
}
