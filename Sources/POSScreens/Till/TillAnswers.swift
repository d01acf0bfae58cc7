import POSModel

extension TillScreen {
  /// Takes the answer to the wish that is with the store, and sends the next one.
  mutating func take(_ answer: Answer, _ context: inout ScreenContext) -> [Effect] {
    guard case .sent(let waiting) = errands, let errand = waiting.first else { return [] }
    errands = .none
    switch answer {
    case .failed(let sentence): return failed(waiting, sentence)
    case .checkRefused(let refusal): return refused(errand, refusal)
    case .paymentRefused(let refusal):
      return refused(errand, Wording.sentence(for: refusal, in: desk.currency))
    case .staffRefused, .wrongPIN, .inactive: return turnedAway(errand, answer, context)
    case .welcome(let employee, let resumed):
      return welcome(employee, resumed: resumed, &context)
    case .approved(let approver): return approved(by: approver, &context)
    case .loggedOut: leaveTill()
    case .checks(let list): show(list)
    case .check(let check): granted(errand, check)
    case .paid(let receipt, let check): paid(receipt.payment, check)
    }
    return send(Array(waiting.dropFirst()))
  }

  /// The machine could not. Nothing is lost by not leaving or not listing; all else is asked again.
  private mutating func failed(_ waiting: [Errand], _ sentence: String) -> [Effect] {
    switch waiting.first?.effect {
    case .logOut:
      leaveTill()
      say(atLogIn: .alert("Logged out, but that could not be saved: \(sentence)"))
    case .listChecks: status.say(.alert(sentence))
    default: errands = .unsaved(waiting, sentence: sentence)
    }
    return []
  }

  private mutating func refused(_ errand: Errand, _ sentence: String) -> [Effect] {
    order.giveBack()
    status.say(.alert(sentence))
    return []
  }

  private mutating func refused(_ errand: Errand, _ refusal: CheckRefusal) -> [Effect] {
    if case .void(let wish) = errand.effect, case .needsApproval(let limit) = refusal {
      let again = wish.approver != nil
      approval = ApprovalPrompt(
        wish: wish,
        message: again
          ? .alert("They may not approve this either. A manager's PIN, or Esc.")
          : .info("Voiding more than \(desk.text(limit)) needs a manager's PIN."))
      return []
    }
    switch errand.reason {
    case .asked: break
    // A change that cannot be taken back stays; the one before it may still be.
    case .takingBack: desk.sale.history.dropLast()
    // Somebody used the check meanwhile: it is theirs.
    case .tidying: desk.sale.begin()
    }
    let effects = refused(errand, Wording.sentence(for: refusal, in: desk.currency))
    if case .recall = errand.effect { return send([Errand(effect: .listChecks)]) }
    return effects
  }

  /// A check command was granted: `check` is how the check stands now.
  private mutating func granted(_ errand: Errand, _ check: Check) {
    remember(errand)
    switch errand.effect {
    case .recall:
      desk.sale.show(check, isRecalled: true)
      order.startOver()
      place = .order
      status.say(.done("\(Wording.title(of: check)) is taken up."))
    case .park:
      leave(check, saying: "\(Wording.title(of: check)) is parked.")
    case .void:
      if errand.reason == .tidying { return desk.sale.begin() }
      leave(check, saying: "\(Wording.title(of: check)) is voided.")
    case .close: paid(nil, check)
    default:
      desk.sale.update(check)
      order.accepted(errand, on: check)
    }
  }

  /// Notes what Ctrl-Z is to take back, from the check as it was before.
  private mutating func remember(_ errand: Errand) {
    let takesBack = errand.reason == .takingBack
    let undone = desk.sale.history.last
    if takesBack { desk.sale.history.dropLast() }
    switch errand.effect {
    case .add(let wish):
      if case .removed(let item) = undone, takesBack {
        desk.sale.history.rename(item.id, to: wish.itemID)
      } else {
        desk.sale.history.record(.added(wish.itemID))
        desk.sale.lastRung = Sale.Rung(productID: wish.productID, quantity: wish.quantity)
      }
    case .changeQuantity(let wish):
      guard let item = desk.check?.item(wish.itemID), !takesBack else { return }
      desk.sale.history.record(.quantity(item.id, from: item.quantity))
    case .note(let wish):
      guard let item = desk.check?.item(wish.itemID), !takesBack else { return }
      desk.sale.history.record(.note(item.id, from: item.note))
    case .remove(let wish):
      guard let item = desk.check?.item(wish.itemID), !takesBack else { return }
      desk.sale.history.record(.removed(item))
    default: break
    }
  }

  /// The check leaves the screen, and the next guest may come.
  private mutating func leave(_ check: Check, saying sentence: String) {
    desk.sale.begin()
    order.startOver()
    place = .order
    status.say(.done(sentence))
  }

  private mutating func show(_ list: [CheckSummary]) {
    let empty = desk.sale.isEmptyCheck ? desk.check?.id : nil
    let shown = list.filter { $0.id != empty }
    if case .checks(var screen) = place {
      screen.update(shown)
      place = .checks(screen)
    } else {
      order.accepted()
      place = .checks(ChecksScreen(shown))
    }
  }

  /// A payment was taken, or a check that came to nothing was closed.
  private mutating func paid(_ payment: Payment?, _ check: Check) {
    order.accepted()
    guard check.status != .open else {
      desk.sale.update(check)
      place = .payment(PaymentScreen())
      let taken = payment.map { "\(desk.text($0.applied)) \(Wording.tender($0.tender)) taken. " }
      status.say(.done("\(taken ?? "")\(desk.text(check.totals.due)) is still due."))
      return
    }
    desk.sale.begin()
    order.startOver()
    place = .paid(PaidScreen(check: check, payment: payment))
  }
}
