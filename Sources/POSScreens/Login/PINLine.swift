import POSModel
import TerminalUI

/// A PIN while it is typed, and the wait after too many wrong ones.
struct PINLine: Sendable, Equatable {
  /// What a key led to.
  enum Outcome: Sendable, Equatable {
    case typing
    case unused
    /// No PIN is taken now.
    case locked
    case complete(pin: String)
    case refused(Message)
  }

  private var digits = ""
  /// No PIN is taken before this.
  private(set) var lockedUntil: Instant?

  private static let shortest = 4
  static let longest = 8

  /// A dot for each digit.
  var dots: String { String(repeating: "•", count: digits.count) }

  /// How long no PIN is taken; nil when one is.
  func wait(at now: Instant) -> Int64? {
    lockedUntil.flatMap { now < $0 ? $0.milliseconds - now.milliseconds : nil }
  }

  mutating func clear() { digits = "" }

  /// Takes a key. The last digit of a PIN of fixed length completes it, else Enter does.
  mutating func press(_ key: Key, rules: StoreRules, now: Instant) -> Outcome {
    // The screen counts the seconds down, so there is nothing to add.
    if wait(at: now) != nil, key != .escape { return .locked }
    let length = rules.pinLength ?? Self.longest
    switch key {
    case .character(let digit) where digit.isASCII && digit.isNumber:
      guard digits.count < length else {
        return .refused(.alert("A PIN has at most \(length) digits: Enter, or Esc to clear."))
      }
      digits.append(digit)
      return digits.count == rules.pinLength ? complete() : .typing
    case .backspace: digits = String(digits.dropLast())
    case .enter:
      guard !digits.isEmpty else { return .typing }
      guard digits.count >= (rules.pinLength ?? Self.shortest) else {
        let shortest = rules.pinLength ?? Self.shortest
        clear()
        return .refused(.alert("A PIN has at least \(shortest) digits."))
      }
      return complete()
    default: return .unused
    }
    return .typing
  }

  /// Says why the PIN let nobody in.
  mutating func refuse(_ answer: Answer, now: Instant) -> Message {
    switch answer {
    case .wrongPIN(let until):
      lockedUntil = until
      return .alert("Wrong PIN. Try again.")
    case .inactive(let name): return .alert("\(name) does not work here any more.")
    case .staffRefused(let refusal):
      if case .lockedOut(let until) = refusal { lockedUntil = until }
      return .alert(Wording.sentence(for: refusal))
    default: return .alert("Nobody was let in.")
    }
  }

  private mutating func complete() -> Outcome {
    let pin = digits
    clear()
    return .complete(pin: pin)
  }
}
