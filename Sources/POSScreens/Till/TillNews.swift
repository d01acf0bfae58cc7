import POSModel

extension TillScreen {
  /// Somebody else changed the store. The screen shows it; the focus stays where it is.
  mutating func take(_ view: StoreView, at now: Instant) -> [Effect] {
    desk.store = view
    order.clampCategory(to: view.menu)
    if let shown = desk.check, let stored = view.check, stored.id == shown.id,
      stored.version > shown.version
    {
      take(stored, insteadOf: shown, at: now)
    }
    guard case .checks = place, errands == .none else { return [] }
    return send([Errand(effect: .listChecks)])
  }

  private mutating func take(_ stored: Check, insteadOf shown: Check, at now: Instant) {
    let name = Wording.name(of: shown)
    switch stored.status {
    case .open:
      desk.sale.update(stored)
      order.keepPickedLine(on: stored)
      status.tell(.info("\(name) was changed on another till."), at: now)
      return
    case .parked: status.tell(.alert("\(name) was parked on another till."), at: now)
    case .closed: status.tell(.alert("\(name) was paid on another till."), at: now)
    case .voided: status.tell(.alert("\(name) was voided on another till."), at: now)
    }
    desk.sale.begin()
    order.startOver()
    approval = nil
    if case .payment = place { place = .order }
  }
}
