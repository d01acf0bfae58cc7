package import POSModel

/// What an entry line asks for.
package enum Entry: Sendable, Equatable {
  /// Nothing is typed: the last item once more.
  case again
  case ring(Ringing)
  /// A note on the picked line, else on the last; empty takes it off.
  case note(String)
  case command(DotCommand)
}

/// What a dot command asks for.
package enum DotCommand: Sendable, Equatable {
  case send
  case rush
  case park(name: String)
  case checks
  case void(reason: String)
  case pay
  case payCash(Money?)
  case payCard(approvalCode: String, Money?)
  case quantity(Quantity)
  case note(String)
  case modify
  case discounts
  case discount(ApplyDiscount.Offer, reason: String)
  case discountOff
  case comp(reason: String)
  case deal
  case dealOff
  /// A price for one; nil is the menu's.
  case price(Money?, reason: String)
  /// How much is left of a product, in thousandths; nil when nobody counts any more.
  case count(Product, left: Int64?)
  case guest(String)
  case seat(Int?)
  case split
  case splitEvenly(Int)
  case splitBySeat
  case merge
  case transfer(String)
  case orderType(OrderType)
  case refund
  case reopen
  case reprint
  case voucher(String, Money?)
  case drawer(reason: String)
  case float(Money)
  case report
  /// The cash that was counted, and what of it stays in; nil is asked for.
  case closeSession(counted: Money?, left: Money?)
  case sync
  case inspect(Inspection)
  case offline(Bool)
  case why
  case undo
  case category(Int)
  case logOut
  case help
}

extension DotCommand {
  /// Whether it is done to the picked line, or means another line or the check where none is.
  var isAboutThePick: Bool {
    switch self {
    case .void, .quantity, .note, .modify, .discounts, .discount, .discountOff, .comp, .dealOff,
      .price, .seat:
      true
    default: false
    }
  }
}

/// What is wrong with a typed line, and where.
package struct EntryFault: Error, Sendable, Equatable {
  /// Characters left of the fault: where the caret goes.
  package let caret: Int
  package let sentence: String
}
