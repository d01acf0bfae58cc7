import POSModel
import TerminalUI

/// Asks for a manager's PIN in place, for something the cashier may not do alone.
struct ApprovalPrompt: Sendable, Equatable {
  /// What is to be approved.
  let effect: Effect
  /// What was to follow it.
  let rest: [Errand]
  var message: Message
  var pin = PINLine()

  init(effect: Effect, rest: [Errand] = [], message: Message) {
    (self.effect, self.rest, self.message) = (effect, rest, message)
  }

  mutating func press(_ key: Key, rules: StoreRules, now: Instant) -> Move {
    if key == .escape { return .dropApproval }
    switch pin.press(key, rules: rules, now: now) {
    case .complete(let pin): return .approve(pin: pin)
    case .refused(let message): self.message = message
    case .typing, .locked, .unused: break
    }
    return .none
  }

  /// What is to be approved comes to something else than was read: the PIN begins anew.
  mutating func readAgain(_ news: Message) {
    pin.clear()
    message = .alert("\(news.text) Read again what it comes to.")
  }

  /// A PIN let nobody in.
  mutating func refuse(_ answer: Answer, now: Instant) {
    message = pin.refuse(answer, now: now)
  }
}
