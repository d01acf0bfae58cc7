import POSModel

/// What the cashier changed on the check, so that Ctrl-Z can take it back, last first.
struct ChangeHistory: Sendable, Equatable {
  /// One change, with what is needed to take it back.
  enum Change: Sendable, Equatable {
    case added(CheckItemID)
    case addedCombo(ComboUseID, [CheckItemID])
    case takenOff(BringBack.Kind)
    case quantity(CheckItemID, from: Quantity)
    case note(CheckItemID, from: String)
    case modifiers(CheckItemID, from: [ModifierChoice])
    case priced(CheckItemID, from: Money)
    case seated(CheckItemID, from: Int?)
    case discounted(DiscountID)
    case combined(ComboUseID)
    case named(from: String)
    case orderType(from: OrderType)
    case shares(from: Int)
    case split
    case merged
  }

  private var changes: [Change] = []

  /// The change Ctrl-Z takes back next.
  var last: Change? { changes.last }

  mutating func record(_ change: Change) { changes.append(change) }

  /// The last change is taken back, or cannot be any more.
  mutating func dropLast() { _ = changes.popLast() }

  /// What a wish changes on `check`, as it was before; nil when Ctrl-Z does not take it back.
  static func change(by command: any CheckCommand, on check: Check?) -> Change? {
    func item(_ id: CheckItemID) -> CheckItem? { check?.item(id) }
    switch command {
    case let wish as AddItem: return .added(wish.itemID)
    case let wish as AddCombo: return .addedCombo(wish.comboUseID, wish.parts.map(\.itemID))
    case let wish as RemoveItem: return .takenOff(.item(wish.itemID))
    case let wish as RemoveDiscount: return .takenOff(.discount(wish.discountID))
    case let wish as DissolveCombo: return .takenOff(.combo(wish.comboUseID))
    case let wish as ChangeQuantity:
      return item(wish.itemID).map { .quantity($0.id, from: $0.quantity) }
    case let wish as ChangeNote: return item(wish.itemID).map { .note($0.id, from: $0.note) }
    case let wish as ChangeModifiers:
      return item(wish.itemID).map {
        .modifiers($0.id, from: $0.modifiers.map(\.choice))
      }
    case let wish as ChangePrice:
      return item(wish.itemID).map { .priced($0.id, from: $0.unitPrice) }
    case let wish as ChangeSeat: return item(wish.itemID).map { .seated($0.id, from: $0.seat) }
    case let wish as ApplyDiscount: return .discounted(wish.discountID)
    case let wish as FormCombo: return .combined(wish.comboUseID)
    case is NameCheck: return check.map { .named(from: $0.name) }
    case is ChangeOrderType: return check.map { .orderType(from: $0.orderType) }
    case is SplitCheck: return .split
    case is MergeChecks: return .merged
    case is SplitEvenly: return check.map { .shares(from: $0.shares.count) }
    default: return nil
    }
  }
}
