import POSModel
import TerminalUI

/// Waits for somebody's PIN.
struct LoginScreen: Sendable, Equatable {
  var pin = PINLine()
  /// Why the last PIN let nobody in, or what happened at the end of the last shift.
  var message: Message?

  mutating func press(_ key: Key, rules: StoreRules, now: Instant) -> Move {
    let before = message
    message = nil
    switch pin.press(key, rules: rules, now: now) {
    case .typing: return .none
    case .complete(let pin): return .logIn(pin: pin)
    case .refused(let message): self.message = message
    case .locked: message = before
    case .unused:
      if key == .escape { pin.clear() }
      return key == .character("?") ? .showHelp : .unused
    }
    return .none
  }

  /// A PIN let nobody in.
  mutating func refuse(_ answer: Answer, now: Instant) {
    message = pin.refuse(answer, now: now)
  }
}
