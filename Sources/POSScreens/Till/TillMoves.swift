import POSModel
import TerminalUI

extension TillScreen {
  /// Does what a screen wants done; what concerns the store is returned.
  mutating func carryOut(_ move: Move, _ context: inout ScreenContext) -> [Effect] {
    switch move {
    case .none, .unused: break
    case .say(let message): status.say(message)
    case .showHelp: help = HelpScreen()
    case .showOrder: place = .order
    case .showPayment: showPayment()
    case .passOn(let key):
      place = .order
      return carryOut(self.move(for: key, at: context.now), &context)
    case .dropApproval: approval = nil
    case .setOrderType(let type): return setOrderType(type, &context)
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

  /// The order type is fixed when a check is opened; one on which nothing is left makes way.
  private mutating func setOrderType(
    _ type: OrderType, _ context: inout ScreenContext
  ) -> [Effect] {
    if let check = desk.check, !desk.sale.isEmptyCheck {
      let now = Wording.orderType(check.opening.orderType)
      status.say(
        .alert("\(Wording.name(of: check)) is \(now): that cannot change once it is opened."))
      return []
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
    return [Errand(effect: .void(wish), reason: .tidying)]
  }
}
