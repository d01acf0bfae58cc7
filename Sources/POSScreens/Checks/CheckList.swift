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

  let purpose: Purpose
  private(set) var checks: [CheckSummary]
  private(set) var picked: CheckID?
  /// A number, call number or name to jump to.
  var line = TypedLine(longest: 40)
  /// Why a check is opened again, while that is asked.
  var reason: TypedLine?

  /// The list in its order; the first is picked.
  init(_ checks: [CheckSummary], purpose: Purpose) {
    (self.checks, self.purpose) = (checks, purpose)
    picked = checks.first?.id
  }

  /// The list as it stands now; the picked check stays picked while it is there.
  mutating func update(_ checks: [CheckSummary]) {
    let place = self.place ?? 0
    self.checks = checks
    jump()
    guard self.place == nil else { return }
    picked = checks.isEmpty ? nil : checks[min(place, checks.count - 1)].id
  }

  /// The place of the picked check.
  var place: Int? { checks.firstIndex { $0.id == picked } }

  /// Takes a key.
  mutating func press(_ key: Key, at desk: Desk) -> Move {
    if reason != nil { return answer(key, at: desk) }
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
    guard let place, !checks.isEmpty else { return }
    picked = checks[min(max(0, place + rows), checks.count - 1)].id
    line.clear()
  }

  private mutating func choose() -> Move {
    guard line.isEmpty || found != nil else {
      if purpose.isOfClosed { return .findClosed(EntryPart(line.text).text) }
      return .say(.alert("No check of these matches “\(line.text)”."))
    }
    guard let place else { return .say(.info(nothing)) }
    let check = checks[place]
    switch purpose {
    case .recall: return .recall(check)
    case .merge: return .change(.merge(check))
    case .refund: return .showRefund(check.id)
    case .reprint: return .reprint(check.id)
    case .reopen:
      reason = TypedLine(longest: CheckItem.longestNote)
      return .none
    }
  }

  /// A key while it is asked why a check is opened again.
  private mutating func answer(_ key: Key, at desk: Desk) -> Move {
    guard var asked = reason, let picked else { return .none }
    switch key {
    case .escape: reason = nil
    case .enter:
      let text = EntryPart(asked.text).text
      guard !text.isEmpty, !desk.isNoReason(text) else {
        reason?.clear()
        let sentence = "Say why, in a word or two, or Esc."
        return .say(.alert(text.isEmpty ? sentence : "Digits are no reason. \(sentence)"))
      }
      reason = nil
      return .reopen(picked, reason: text)
    default:
      guard asked.press(key) else { return .unused }
      reason = asked
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
        || SearchText.words(check.name).contains { $0.hasPrefix(sought) }
    }
    return (exact ?? begins)?.id
  }
}
