package import POSModel
import TerminalUI

/// What a screen wants done because of a key.
enum Move: Sendable, Equatable {
  /// The key was taken in; nothing is to be done.
  case none
  /// The key has no meaning here.
  case unused
  case say(Message)
  case showHelp
  case showOrder
  case show(CheckList.Purpose)
  /// Look for a closed check beyond those that are listed.
  case findClosed(String)
  case showSync
  case inspect(Inspection)
  case syncNow
  case showPayment
  case showSplit
  case showRefund(CheckID)
  case why(WhySubject)
  /// The screen is done; the key belongs to the next order.
  case passOn(Key)
  case logIn(pin: String)
  case approve(pin: String)
  case dropApproval
  case logOut
  case quit
  case takeBack
  case setOrderType(OrderType)
  case setSeat(Int?)
  case setOffline(Bool)
  case recall(CheckSummary)
  case dropEmptyCheck
  case ring(Ringing)
  case ringCombo(ComboRinging)
  /// Something with the check on the screen.
  case change(Change)
  case pay(Offered)
  case findVoucher(String)
  case countStock(Product, left: Int64?)
  case issueVoucher(String, Money)
  case openDrawer(reason: String)
  /// Count the drawer: first of all it is noted what should be in it.
  case countCash(counted: Money?, left: Money?)
  case drawer(DrawerMove)
  case reopen(CheckID, reason: String)
  case reprint(CheckID)
  case refund(RefundWish)

  /// What is done with the drawer's session.
  enum DrawerMove: Sendable, Equatable {
    case setFloat(Money)
    case report
    case close(counted: Money, left: Money, NotedCash)
  }

  /// What is done with the check on the screen.
  enum Change: Sendable, Equatable {
    case quantity(CheckItem, Quantity)
    case remove(CheckItem)
    case note(CheckItem, String)
    case modify(CheckItem, [ModifierChoice])
    case price(CheckItem, Money?, reason: String)
    case seat(CheckItem, Int?)
    case voidItem(CheckItem, Quantity, reason: String)
    case send
    case rush
    case discount(ApplyDiscount.Offer, CheckItemID?, reason: String)
    case removeDiscount(Discount)
    case combine(ComboOffer)
    case part(ComboUse)
    case name(String)
    case transfer(Employee)
    case splitEvenly(Int)
    case split([[ItemShare]], shownVersion: Int)
    case merge(CheckSummary)
    case park(name: String)
    case void(reason: String)
    case close
  }
}

/// A product to ring, as it was entered.
package struct Ringing: Sendable, Equatable {
  package var product: Product
  package var quantity: Quantity
  package var modifiers: [ModifierChoice]
  /// The price of all of it, as a scale printed it.
  package var labelPrice: Money?
  /// The line it is more of, with the same note and seat.
  package var like: CheckItem?

  package init(
    _ product: Product, _ quantity: Quantity, modifiers: [ModifierChoice] = [],
    labelPrice: Money? = nil, like: CheckItem? = nil
  ) {
    (self.product, self.quantity, self.modifiers) = (product, quantity, modifiers)
    (self.labelPrice, self.like) = (labelPrice, like)
  }
}

/// A combo to ring, with what fills its slots.
struct ComboRinging: Sendable, Equatable {
  var product: Product
  var combo: Combo
  var count: Int64
  var parts: [Ringing] = []
}

/// A tender that was offered.
struct Offered: Sendable, Equatable {
  var tender: Tender
  /// All that was handed over, tip and all.
  var amount: Money
  var reference: String?
  var tip = Money.zero
}

/// Some of a line that goes to another check.
struct ItemShare: Sendable, Equatable {
  var itemID: CheckItemID
  var quantity: Quantity
}

/// What is returned of a check, as the cashier chose it.
struct RefundWish: Sendable, Equatable {
  var check: Check
  var extent: RefundCheck.Extent
  var tender: Tender?
  var reason: String
}
