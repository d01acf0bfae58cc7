import POSModel
import TerminalUI

extension TillScreen {
  /// Whether one key is an answer now, as the digits of a barcode would be.
  public var isAskingByKey: Bool {
    if approval != nil { return true }
    switch place {
    case .login, .split, .refund: return true
    case .order: return order.choices != nil
    case .payment, .paid, .checks: return false
    }
  }

  /// A barcode answers nothing. Beside choices it is rung, and they are asked on as they were;
  /// where nothing is asked any more it is typed like any other.
  mutating func take(scan code: String, _ context: inout ScreenContext) -> [Effect] {
    guard errands == .none else {
      typedAhead.append(.scan(code))
      return []
    }
    guard isAskingByKey, !isPIN(code) else {
      typedAhead = code.map { .key(.character($0)) } + [.key(.enter)] + typedAhead
      return pressTypedAhead(&context)
    }
    lastKeyAt = context.now
    status.clearMessage()
    if approval == nil, case .order = place, let move = order.scanned(code, at: desk) {
      return carryOut(move, &context)
    }
    let message = Message.alert("\(code) was scanned, which is no answer here. Answer, or Esc.")
    status.say(message)
    say(atLogIn: message)
    approval?.message = message
    return []
  }

  /// Whether it is a long PIN that came as fast as a scan: none is a barcode of the menu.
  private func isPIN(_ code: String) -> Bool {
    guard code.count <= PINLine.longest, !desk.isScan(code) else { return false }
    if case .login = place { return true }
    return approval != nil
  }

  /// Keys typed while the till waited are pressed now, until one of them makes it wait again.
  mutating func pressTypedAhead(_ context: inout ScreenContext) -> [Effect] {
    while errands == .none, !typedAhead.isEmpty {
      let effects =
        switch typedAhead.removeFirst() {
        case .key(let key): press(key, &context)
        case .scan(let code): take(scan: code, &context)
        }
      if !effects.isEmpty { return effects }
    }
    return []
  }
}
