import POSModel
import TerminalUI

/// Lists checks and picks one: to take it up, to merge it, to return money on it, to open it again.
struct CheckList: Sendable, Equatable {
  /// What a check is picked for.
  enum Purpose: Sendable, Equatable {
    case recall
    case merge
    case refund
    case reopen
    case reprint

    /// Whether closed checks are listed.
    var isOfClosed: Bool { self == .refund || self == .reopen || self == .reprint }
  }

  /// A check that is to be opened again, while it is asked why.
  struct Asked: Sendable, Equatable {
    let check: CheckID
    var reason = TypedLine(longest: CheckItem.longestNote)
  }

  let purpose: Purpose
  private(set) var checks: [CheckSummary]
  /// Only the cashier's keys pick; nil once what they picked is gone.
  private(set) var picked: CheckID?
  /// Whether there was a check to pick since the list was shown.
  private var hasListed: Bool
  /// A number, call number or name to jump to.
  var line = TypedLine(longest: 40)
  /// What closed checks were last searched for; empty lists those closed last.
  private(set) var sought = ""
  /// The check that is opened again, while it is asked why.
  private(set) var asked: Asked?

  /// The list in its order; the first is picked.
  init(_ checks: [CheckSummary], purpose: Purpose) {
    (self.checks, self.purpose, hasListed) = (checks, purpose, !checks.isEmpty)
    picked = checks.first?.id
  }

  /// The list as it stands now; the picked check stays picked while it is there. No other takes its
  /// place under the cashier's hands, also when the list was empty meanwhile.
  mutating func update(_ checks: [CheckSummary]) {
    let foundNone = found == nil
    self.checks = checks
    if place == nil {
      guard !hasListed else {
        picked = nil
        return
      }
      (picked, hasListed) = (checks.first?.id, !checks.isEmpty)
    }
    if foundNone { jump() }
  }

  /// The checks that a search found, instead of those that were listed.
  mutating func show(_ checks: [CheckSummary], matching sought: String) {
    (self.checks, self.sought, hasListed) = (checks, sought, !checks.isEmpty)
    picked = checks.first?.id
    jump()
  }

  /// The place of the picked check.
  var place: Int? { checks.firstIndex { $0.id == picked } }

  /// Takes a key.
  mutating func press(_ key: Key, at desk: Desk) -> Move {
    if asked != nil { return answer(key, at: desk) }
    let page = OrderLayout(desk.size).menuRows - 1
    switch key {
    case .up: step(-1)
    case .down: step(+1)
    case .pageUp: step(-page)
    case .pageDown: step(+page)
    case .home where line.isEmpty: step(-checks.count)
    case .end where line.isEmpty: step(+checks.count)
    case .escape:
      guard !line.isEmpty else { return .showOrder }
      line.clear()
      return listAgain
    case .enter: return choose()
    case .character("?") where line.isEmpty: return .showHelp
    case .function(4): return .showOrder
    default:
      guard line.press(key) else { return .unused }
      jump()
      return listAgain
    }
    return .none
  }

  /// With nothing typed any more, a search that found nothing is over.
  private var listAgain: Move {
    purpose.isOfClosed && checks.isEmpty && line.isEmpty ? .findClosed("") : .none
  }

  private mutating func step(_ rows: Int) {
    guard !checks.isEmpty else { return }
    let start = place ?? (rows > 0 ? -1 : checks.count)
    picked = checks[min(max(0, start + rows), checks.count - 1)].id
    line.clear()
  }

  private mutating func choose() -> Move {
    guard line.isEmpty || found != nil else {
      if purpose.isOfClosed { return .findClosed(EntryPart(line.text).text) }
      return .say(.alert("No check of these matches “\(line.text)”."))
    }
    guard let place else { return .say(checks.isEmpty ? .info(nothing) : .alert(Self.gone)) }
    let check = checks[place]
    switch purpose {
    case .recall: return .recall(check)
    case .merge: return .change(.merge(check))
    case .refund: return .showRefund(check.id)
    case .reprint: return .reprint(check.id)
    // The store asks why, where it can be.
    case .reopen: return .reopen(check.id, reason: "")
    }
  }

  /// Asks why a check is to be opened again.
  mutating func ask(why check: CheckID) { asked = Asked(check: check) }

  /// What is said once the check that was picked is gone.
  private static let gone = "The check you picked is gone: pick another with ↑ ↓."

  /// What the line above the entry line says while nothing has happened.
  var hint: String { place == nil && !checks.isEmpty && asked == nil ? Self.gone : "" }

  /// A key while it is asked why a check is opened again.
  private mutating func answer(_ key: Key, at desk: Desk) -> Move {
    guard var asked else { return .none }
    switch key {
    case .escape: self.asked = nil
    case .enter:
      let text = EntryPart(asked.reason.text).text
      guard !text.isEmpty, !desk.isNoReason(text) else {
        self.asked?.reason.clear()
        let sentence = "Say why, in a word or two, or Esc."
        return .say(.alert(text.isEmpty ? sentence : "Digits are no reason. \(sentence)"))
      }
      self.asked = nil
      return .reopen(asked.check, reason: text)
    default:
      guard asked.reason.press(key) else { return .unused }
      self.asked = asked
    }
    return .none
  }

  private mutating func jump() {
    if let found { picked = found }
  }

  /// The check that is meant: its number or call number, else the beginning of one or of a name.
  private var found: CheckID? {
    let sought = SearchText.folded(EntryPart(line.text).text)
    guard !sought.isEmpty else { return nil }
    let exact = checks.first {
      String($0.number) == sought || SearchText.folded($0.callNumber) == sought
    }
    let begins = checks.first { check in
      String(check.number).hasPrefix(sought)
        || SearchText.folded(check.callNumber).hasPrefix(sought)
        || SearchText.folded(check.name).hasPrefix(sought)
        || SearchText.words(check.name).contains { $0.hasPrefix(sought) }
    }
    return (exact ?? begins)?.id
  }
}
