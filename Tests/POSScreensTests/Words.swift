import POSModel
import POSScreens

/// Words that stories about the whole grill share.
extension Replay {
  /// Ana at the grill with modifiers, combos and discounts.
  static func full(_ store: FakeStore = .fullGrill) -> Replay { .ana(store) }

  /// Types a line, blanks and all, and Enter.
  mutating func enter(_ line: String) {
    type(line)
    press("Enter")
  }

  /// Mia, the manager, gives her PIN where it is asked for.
  mutating func approve() { press("9999 Enter") }

  /// The check that was opened first.
  var first: Check? { store.all.first }

  /// The lines of the check on the screen as `2 × 101 +cheese`.
  var lines: [String] {
    (check?.items ?? []).map { item in
      let signs: [ModifierKind: String] = [.add: "+", .no: "-", .extra: "++", .light: "~"]
      let modifiers = item.modifiers.map { " \(signs[$0.kind] ?? "")\($0.name)" }.joined()
      return "\(item.quantity.text) × \(item.plu)\(modifiers)"
    }
  }

  /// What the check on the screen comes to, in cents.
  var total: Int64 { check?.totals.total.minorUnits ?? 0 }
}
