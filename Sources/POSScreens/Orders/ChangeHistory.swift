import POSModel

/// What the cashier changed on the check, so that Ctrl-Z can take it back, last first.
struct ChangeHistory: Sendable, Equatable {
  /// One change, with what is needed to take it back.
  enum Change: Sendable, Equatable {
    case added(CheckItemID)
    case addedCombo(ComboUseID, [CheckItemID])
    case removed(CheckItem)
    case quantity(CheckItemID, from: Quantity)
    case note(CheckItemID, from: String)
    case modifiers(CheckItemID, ProductID, from: [ModifierChoice])
    case priced(CheckItemID, from: Money, PriceOverride?)
    case seated(CheckItemID, from: Int?)
    case discounted(DiscountID)
    case combined(ComboUseID)
    case named(from: String)
    case orderType(from: OrderType)
    case shares(from: Int)
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
      case .modifiers(old, let product, let from): .modifiers(new, product, from: from)
      case .addedCombo(let combo, let items):
        .addedCombo(combo, items.map { $0 == old ? new : $0 })
      case .priced(old, let from, let override): .priced(new, from: from, override)
      case .seated(old, let from): .seated(new, from: from)
      default: change
      }
    }
  }

  /// What a wish changes on `check`, as it was before; nil when Ctrl-Z does not take it back.
  static func change(by command: any CheckCommand, on check: Check?) -> Change? {
    func item(_ id: CheckItemID) -> CheckItem? { check?.item(id) }
    switch command {
    case let wish as AddItem: return .added(wish.itemID)
    case let wish as AddCombo: return .addedCombo(wish.comboUseID, wish.parts.map(\.itemID))
    case let wish as RemoveItem: return item(wish.itemID).map { .removed($0) }
    case let wish as ChangeQuantity:
      return item(wish.itemID).map { .quantity($0.id, from: $0.quantity) }
    case let wish as ChangeNote: return item(wish.itemID).map { .note($0.id, from: $0.note) }
    case let wish as ChangeModifiers:
      return item(wish.itemID).map {
        .modifiers($0.id, $0.productID, from: $0.modifiers.map(\.choice))
      }
    case let wish as ChangePrice:
      return item(wish.itemID).map { .priced($0.id, from: $0.unitPrice, $0.override) }
    case let wish as ChangeSeat: return item(wish.itemID).map { .seated($0.id, from: $0.seat) }
    case let wish as ApplyDiscount: return .discounted(wish.discountID)
    case let wish as FormCombo: return .combined(wish.comboUseID)
    case is NameCheck: return check.map { .named(from: $0.name) }
    case is ChangeOrderType: return check.map { .orderType(from: $0.orderType) }
    case is SplitEvenly: return check.map { .shares(from: $0.shares) }
    default: return nil
    }
  }
}
