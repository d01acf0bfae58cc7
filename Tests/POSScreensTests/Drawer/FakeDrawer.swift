import POSModel
import POSScreens

extension FakeStore {
  /// Answers a wish about the drawer's session.
  mutating func answer(_ wish: DrawerWish, at now: Instant) -> Answer {
    do throws(CheckRefusal) {
      switch wish {
      case .setFloat(let wish):
        try perform(wish, at: now)
        return .floatSet(wish.float)
      case .report(let wish):
        try perform(wish, at: now)
        return report(drawer.state?.session, drawer.state?.readings.last)
      case .close(let wish):
        try perform(wish, at: now)
        return report(drawer.state?.sessions.dropLast().last, nil)
      }
    } catch { return .checkRefused(error) }
  }

  private mutating func perform<Wish: Command>(
    _ wish: Wish, at now: Instant
  ) throws(CheckRefusal) where Wish.Subject == Drawer, Wish.Denial == CheckRefusal {
    for fact in try wish.decide(drawer.state, world(for: wish, at: now)) {
      fold(fact, by: wish.actor, at: now)
    }
  }

  /// The cash that should be in the drawer.
  var drawerCash: Money {
    guard case .reported(let report) = report(drawer.state?.session ?? DrawerSession(), nil)
    else { return .zero }
    return report.expected
  }

  /// What the closed checks came to, as if all of them were of this session.
  private func report(_ session: DrawerSession?, _ reading: DrawerReading?) -> Answer {
    guard let session else { return .failed("no session") }
    var report = DrawerReport(device: DeviceID("L1"), session: session, reading: reading)
    let closed = all.filter { $0.status == .closed }
    report.checks = closed.count
    report.gross = closed.map(\.totals.subtotal).sum()
    report.taxes = closed.flatMap(\.totals.taxes)
    report.total = closed.map(\.totals.total).sum()
    let loaded = vouchers.values.compactMap(\.state?.issued)
    report.vouchers = .init(count: loaded.count, amount: loaded.sum())
    let cash = closed.flatMap(\.payments).map(\.payment).filter { $0.tender == .cash }
    if !cash.isEmpty {
      report.payments = [
        .init(.cash, .init(count: cash.count, amount: cash.map { $0.applied + $0.tip }.sum()))
      ]
    }
    return .reported(report)
  }
}
