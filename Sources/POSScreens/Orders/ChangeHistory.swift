import POSModel

/// What the cashier changed on the check, so that Ctrl-Z can take it back, last first.
struct ChangeHistory: Sendable, Equatable {
  /// One change, with what is needed to take it back.
  enum Change: Sendable, Equatable {
    case added(CheckItemID)
    case removed(CheckItem)
    case quantity(CheckItemID, from: Quantity)
    case note(CheckItemID, from: String)
  }

  private var changes: [Change] = []

  /// The change Ctrl-Z takes back next.
  var last: Change? { changes.last }

  mutating func record(_ change: Change) { changes.append(change) }

  /// The last change is taken back, or cannot be any more.
  mutating func dropLast() { _ = changes.popLast() }

  /// A removed item is back under another id; older changes are about that one now.
  mutating func rename(_ old: CheckItemID, to new: CheckItemID) {
    changes = changes.map { change in
      switch change {
      case .added(old): .added(new)
      case .quantity(old, let from): .quantity(new, from: from)
      case .note(old, let from): .note(new, from: from)
      default: change
      }
    }
  }
}
