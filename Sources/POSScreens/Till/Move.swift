import POSModel
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
  case showChecks
  case showPayment
  /// The screen is done; the key belongs to the next order.
  case passOn(Key)
  case logIn(pin: String)
  case approve(pin: String)
  case dropApproval
  case logOut
  case quit
  case ring(Product, Quantity)
  case changeQuantity(CheckItem, Quantity)
  case remove(CheckItem)
  case note(CheckItem, String)
  case takeBack
  case setOrderType(OrderType)
  case park(name: String)
  case recall(CheckSummary)
  case void(reason: String)
  case dropEmptyCheck
  case pay(Tender, Money, approvalCode: String?)
  case close
}
