import POSModel
import TerminalUI

/// Lists the open and parked checks and takes one up.
struct ChecksScreen: Sendable, Equatable {
  private(set) var checks: [CheckSummary]
  private(set) var picked: CheckID?
  /// A number, call number or name to jump to.
  var line = TypedLine(longest: 40)

  /// The list, oldest first; the first is picked.
  init(_ checks: [CheckSummary]) {
    self.checks = checks
    picked = checks.first?.id
  }

  /// The list as it stands now; the picked check stays picked while it is there.
  mutating func update(_ checks: [CheckSummary]) {
    let place = self.place ?? 0
    self.checks = checks
    guard self.place == nil else { return }
    picked = checks.isEmpty ? nil : checks[min(place, checks.count - 1)].id
  }

  /// The place of the picked check.
  var place: Int? { checks.firstIndex { $0.id == picked } }

  /// Takes a key.
  mutating func press(_ key: Key, at desk: Desk) -> Move {
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
    case .enter: return recall()
    case .character("?") where line.isEmpty: return .showHelp
    case .function(4): return .showOrder
    default:
      guard line.press(key) else { return .unused }
      jump()
    }
    return .none
  }

  private mutating func step(_ rows: Int) {
    guard let place, !checks.isEmpty else { return }
    picked = checks[min(max(0, place + rows), checks.count - 1)].id
    line.clear()
  }

  private func recall() -> Move {
    guard let place else { return .say(.info("No check is open or parked.")) }
    guard line.isEmpty || found != nil else {
      return .say(.alert("No open check matches “\(line.text)”."))
    }
    return .recall(checks[place])
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
