import POSModel

extension TillScreen {
  /// Somebody else changed the store. The screen shows it; the focus stays where it is.
  mutating func take(_ view: StoreView, at now: Instant) -> [Effect] {
    let hasArrivals = view.arrival != desk.store.arrival
    desk.store = view
    order.clampCategory(to: view.menu)
    if let shown = desk.check, let stored = view.check, stored.id == shown.id,
      stored.version > shown.version
    {
      take(stored, insteadOf: shown, at: now)
    }
    guard hasArrivals, case .checks(let screen) = place, errands == .none else { return [] }
    return showList(screen.purpose, matching: screen.sought)
  }

  private mutating func take(_ stored: Check, insteadOf shown: Check, at now: Instant) {
    defer { status.tell(Self.news(of: stored), at: now, before: ownSentence(desk)) }
    guard stored.status != .open else {
      let read = approval.flatMap { matter(of: $0.effect) }
      desk.sale.takeNews(stored, at: now)
      order.keepPickedLine(on: stored)
      // A manager answers for what they read before they type.
      if let prompt = approval, matter(of: prompt.effect) != read {
        approval?.readAgain(Self.news(of: stored))
      }
      return
    }
    // Who is typing an amount, a card's code or a PIN goes on typing it there: nothing of it may
    // land in the entry line. The store refuses what they end it with.
    if errands == .none, isAsking { return }
    desk.sale.begin(desk.rules)
    order.startOver()
    order.line.leaveOver()
    approval = nil
    switch place {
    case .payment, .split: place = .order
    default: break
    }
  }

  private static func news(of check: Check) -> Message {
    let name = Wording.name(of: check)
    switch check.status {
    case .open: return .info("\(name) was changed on another till.")
    case .parked: return .alert("\(name) was parked on another till.")
    case .closed: return .alert("\(name) was paid on another till.")
    case .voided:
      let what = check.mergedInto == nil ? "voided" : "made one with another check"
      return .alert("\(name) was \(what) on another till.")
    }
  }

  /// Whether the screen waits for something else than an entry.
  private var isAsking: Bool {
    switch place {
    case .payment, .split: return true
    default: return approval != nil || order.question != nil || order.choices != nil
    }
  }

  /// Takes the news that came while something was asked, now that it is answered.
  mutating func catchUp(at now: Instant) {
    guard errands == .none, !isAsking, let shown = desk.check, let stored = desk.store.check,
      stored.id == shown.id, stored.version > shown.version
    else { return }
    take(stored, insteadOf: shown, at: now)
  }
}
