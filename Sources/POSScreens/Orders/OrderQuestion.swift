import POSModel
import TerminalUI

/// Something the till asks for in the entry line's place: a name, or why.
struct OrderQuestion: Sendable, Equatable {
  /// What is asked.
  enum Subject: Sendable, Equatable {
    case parkName
    case voidReason
    case voidItem(CheckItem, Quantity)
    case compReason(CheckItemID?)
    case discountReason(ApplyDiscount.Offer, CheckItemID?)
    case priceReason(CheckItem, Money)
    case drawerReason
    case cashCounted(NotedCash)
    case cashLeft(counted: Money, NotedCash)
  }

  let subject: Subject
  var line = TypedLine(longest: CheckItem.longestNote)

  init(_ subject: Subject) { self.subject = subject }

  /// Why a wish about `check` is to be granted; nil where nobody asks that so.
  init?(why command: (any CheckCommand)?, on check: Check?) {
    switch command {
    case let wish as ApplyDiscount where wish.offer == .comp: self.init(.compReason(wish.itemID))
    case let wish as ApplyDiscount: self.init(.discountReason(wish.offer, wish.itemID))
    case let wish as ChangePrice:
      guard let price = wish.price, let item = check?.item(wish.itemID) else { return nil }
      self.init(.priceReason(item, price))
    default: return nil
    }
  }

  /// What an answer wants done; nil when the question is not answered by it.
  func move(for text: String) -> Move? {
    if case .parkName = subject { return .change(.park(name: text)) }
    guard !text.isEmpty else { return nil }
    switch subject {
    case .parkName, .cashCounted, .cashLeft: return nil
    case .voidReason: return .change(.void(reason: text))
    case .voidItem(let item, let quantity):
      return .change(.voidItem(item, quantity, reason: text))
    case .compReason(let item): return .change(.discount(.comp, item, reason: text))
    case .discountReason(let offer, let item):
      return .change(.discount(offer, item, reason: text))
    case .priceReason(let item, let price): return .change(.price(item, price, reason: text))
    case .drawerReason: return .openDrawer(reason: text)
    }
  }

  /// Whether the answer stands in a report.
  var wantsReason: Bool { subject != .parkName && !wantsAmount }

  /// Whether the answer is an amount.
  var wantsAmount: Bool {
    switch subject {
    case .cashCounted, .cashLeft: true
    default: false
    }
  }

  func prompt(_ desk: Desk) -> String {
    switch subject {
    case .parkName: " Park as > "
    case .voidReason, .voidItem: " Void why > "
    case .compReason: " Comp why > "
    case .discountReason: " Discount why > "
    case .priceReason(_, let price): " \(desk.text(price)) why > "
    case .drawerReason: " Drawer why > "
    case .cashCounted: " Cash counted > "
    case .cashLeft: " Left in the drawer > "
    }
  }

  var hint: String {
    switch subject {
    case .parkName: "A name to find it by, or Enter without one."
    case .voidReason: "Voids the whole check. A word or two why, for the report."
    case .voidItem(let item, let quantity):
      "Voids \(quantity.text) × \(item.name), which the kitchen has. A word or two why."
    case .compReason(let item):
      item == nil
        ? "Gives the whole check away. A word or two why."
        : "Gives the line away. A word or two why."
    case .discountReason: "A manager answers for this much. A word or two why."
    case .priceReason(let item, _): "Another price for \(item.name). A word or two why."
    case .drawerReason: "Opens the drawer without a sale. A word or two why, for the report."
    case .cashCounted: "Count all the cash in the drawer, the float too."
    case .cashLeft: "What stays in for the next session; 0 when all of it is taken out."
    }
  }

  var keys: [(key: String, label: String)] {
    switch subject {
    case .parkName: [("Enter", "Park"), ("Esc", "Back")]
    case .voidReason: [("Enter", "Void the check"), ("Esc", "Back")]
    case .voidItem: [("Enter", "Void the line"), ("Esc", "Back")]
    case .compReason: [("Enter", "Give it away"), ("Esc", "Back")]
    case .discountReason: [("Enter", "Take it off"), ("Esc", "Back")]
    case .priceReason: [("Enter", "Set the price"), ("Esc", "Back")]
    case .drawerReason: [("Enter", "Open the drawer"), ("Esc", "Back")]
    case .cashCounted: [("Enter", "Counted"), ("Esc", "Back")]
    case .cashLeft: [("Enter", "Close the session"), ("Esc", "Back")]
    }
  }
}
