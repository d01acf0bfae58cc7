import POSModel
import TerminalUI

extension TillScreen {
  /// Gives a key to whatever has the focus and says what that wants done.
  mutating func move(for key: Key, at now: Instant) -> Move {
    if var open = help {
      let answer = open.press(key, at: desk)
      help = answer == .stay ? open : nil
      guard answer == .passOn else { return .none }
    }
    if var open = why {
      let answer = open.press(key, at: desk)
      why = answer == .stay ? open : nil
      guard answer == .passOn else { return .none }
    }
    if var open = report {
      let answer = open.press(key, at: desk)
      report = answer == .stay ? open : nil
      guard answer == .passOn else { return .none }
    }
    if var open = inspection {
      let answer = open.press(key, at: desk)
      inspection = answer == .stay ? open : nil
      guard answer == .passOn else { return .none }
    }
    if let open = sync {
      let answer = open.press(key)
      if answer != .syncNow { sync = nil }
      if answer != .unused { return answer }
    }
    if var prompt = approval {
      defer { approval = prompt }
      return prompt.press(key, rules: desk.rules, now: now)
    }
    switch key {
    case .function(1): return .showHelp
    case .function(12) where desk.employee != nil: return .logOut
    case .control("q"):
      return desk.employee == nil
        ? .quit : .say(.alert("Log out first (F12); Ctrl-Q leaves from the log-in screen."))
    default: break
    }
    switch place {
    case .login(var screen):
      defer { place = .login(screen) }
      return screen.press(key, rules: desk.rules, now: now)
    case .order: return order.press(key, at: desk)
    case .payment(var screen):
      defer { place = .payment(screen) }
      return screen.press(key, at: desk)
    case .paid(let screen): return screen.press(key)
    case .checks(var screen):
      defer { place = .checks(screen) }
      return screen.press(key, at: desk)
    case .split(var screen):
      defer { place = .split(screen) }
      return screen.press(key, at: desk)
    case .refund(var screen):
      defer { place = .refund(screen) }
      return screen.press(key, at: desk)
    }
  }

  /// Time has passed: news grows old, and a till nobody touches locks.
  mutating func tick(_ context: inout ScreenContext) -> [Effect] {
    status.tick(at: context.now)
    guard let last = lastKeyAt, last <= context.now else {
      lastKeyAt = context.now
      return []
    }
    let idle = context.now.milliseconds - last.milliseconds
    guard desk.employee != nil, errands == .none, desk.rules.lockSeconds > 0,
      idle >= Int64(desk.rules.lockSeconds) * 1000
    else { return [] }
    return carryOut(.logOut, &context)
  }
}
