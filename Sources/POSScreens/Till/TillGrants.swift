import POSModel

extension TillScreen {
  /// A check command was granted: `check` is how the check stands now.
  mutating func granted(_ errand: Errand, _ check: Check) {
    remember(errand)
    if case .open = errand.effect { desk.store.openChecks += 1 }
    if case .void = errand.effect { countOneCheckLess() }
    switch errand.effect {
    case .recall:
      order.accepted()
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
      // Enter by habit must not ring again what was just taken off.
      desk.sale.lastRung = nil
      guard let item = desk.check?.item(wish.itemID), !takesBack else { return }
      desk.sale.history.record(.removed(item))
    default: break
    }
  }

  /// The check leaves the screen, and the next guest may come.
  private mutating func leave(_ check: Check, saying sentence: String) {
    desk.sale.begin()
    order.accepted()
    order.startOver()
    place = .order
    status.say(.done(sentence))
  }

  mutating func show(_ list: [CheckSummary]) {
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
  mutating func paid(_ payment: Payment?, _ check: Check) {
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
    countOneCheckLess()
    place = .paid(PaidScreen(check: check, payment: payment))
  }

  /// Until the store says how many are open, the till counts its own.
  private mutating func countOneCheckLess() {
    desk.store.openChecks = max(0, desk.store.openChecks - 1)
  }
}
