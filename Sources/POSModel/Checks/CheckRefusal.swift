/// Why a wish about a check is refused.
public enum CheckRefusal: Refusal {
  /// Nobody is logged in who may do this.
  case notAllowed(StaffRefusal)
  /// There is no such check here.
  case noSuchCheck
  /// The check's state does not allow it.
  case notOpen(Check.Status)
  /// There is no such product, or it is not sold any more.
  case noSuchProduct
  /// A tax of the product has no rate in the store's rules.
  case noSuchTax(String)
  /// Less of the product is left than that.
  case tooFewLeft(String, left: Int64)
  /// A quantity below one thousandth or above a million.
  case badQuantity
  /// A product sold in pieces takes no fractions.
  case wholePiecesOnly(String)
  /// The item is not on the check any more.
  case noSuchItem
  /// An item of that id is on the check already.
  case itemExists
  /// A note of at most so many characters.
  case noteTooLong(limit: Int)
  /// The check would come to more than the role may ring.
  case beyondLimit(Money)
  /// The check would come to less than what is paid already.
  case belowPaid(Money)
  /// Something is still due.
  case stillDue(Money)
  /// There is nothing on the check.
  case empty
  /// Money was taken for the check; it must be returned first.
  case hasPayments(Money)
  /// The role may not do this alone; a manager must approve.
  case needsManager(ManagerAct)
  /// What is done must have a reason.
  case reasonMissing
  /// No group of the product has such a modifier, or it is chosen twice.
  case noSuchModifier(String, of: String)
  /// Fewer are chosen of a group than there must be.
  case tooFewModifiers(group: String, least: Int)
  /// More are chosen of a group than there may be.
  case tooManyModifiers(group: String, most: Int)
  /// The products chosen do not make this combo, or it is not sold any more.
  case noSuchCombo
  /// The check does not hold all parts of the combo, or they are in one already.
  case comboPartsMissing
  /// There is no such discount, or it is not given any more.
  case noSuchDiscount
  /// The discount is not given at this time.
  case outsideWindow(TimeWindow)
  /// The discount is given there already.
  case alreadyGiven(String)
  /// What an employee took off would be more than their limit then.
  case discountTooLarge(String)
  /// A manager answered for this line as it is.
  case approvedLine(String)
  /// The discount is for other products.
  case notForThis(String)
  /// It would take nothing off.
  case takesNothingOff
  /// An amount or a share that cannot be.
  case badAmount
  /// The line was sent to the kitchen: it can only be voided.
  case alreadySent(String)
  /// The line was not sent to the kitchen: it can simply be taken off.
  case notSent(String)
  /// There is nothing on the check that was not sent.
  case nothingToSend
  /// The kitchen is to make it first already.
  case isRushed
  /// A check is split into 1 to so many.
  case badSplit(most: Int)
  /// The line cannot be parted, because of what is taken off it.
  case cannotPart(String)
  /// Both checks must be of one kind for this.
  case cannotMerge(MergeFault)
  /// There is no such employee, or they may not have checks.
  case noSuchEmployee
  /// There is nothing left to return.
  case nothingToRefund
  /// At most so much may be returned by this tender, or for this line.
  case refundTooLarge(most: Money)
  /// So little is rounded to no coin at all.
  case belowCoin(Money)
  /// Something was returned on this check.
  case hasRefunds
  /// The check is in the Z report of that number.
  case isReported(Int)
  /// A voucher has 1 to 40 letters or digits.
  case badVoucher
  /// Only a check that is closed has a receipt.
  case notClosed
  /// The lane has no printer for receipts.
  case noPrinter
  /// No more can be left in the drawer than was counted.
  case leftTooMuch(counted: Money)
  /// The session of that number was closed while its cash was counted.
  case sessionClosed(Int)
  /// So much cash came into the drawer while it was counted; negative when it went out.
  case cashMoved(Money)
  /// The check changed since the screen showed it.
  case changedMeanwhile([CheckChange])
  /// A check with this id exists already.
  case alreadyOpened

  /// Stable, for logs and tests.
  public var code: String {
    switch self {
    case .notAllowed(let refusal): refusal.code
    case .noSuchCheck: "check.no_such_check"
    case .notOpen: "check.not_open"
    case .noSuchProduct: "check.no_such_product"
    case .noSuchTax: "check.no_such_tax"
    case .tooFewLeft: "check.too_few_left"
    case .badQuantity: "check.bad_quantity"
    case .wholePiecesOnly: "check.whole_pieces_only"
    case .noSuchItem: "check.no_such_item"
    case .itemExists: "check.item_exists"
    case .noteTooLong: "check.note_too_long"
    case .beyondLimit: "check.beyond_limit"
    case .belowPaid: "check.below_paid"
    case .stillDue: "check.still_due"
    case .empty: "check.empty"
    case .hasPayments: "check.has_payments"
    case .changedMeanwhile: "check.changed_meanwhile"
    case .alreadyOpened: "check.already_opened"
    default: laterCode
    }
  }

  private var laterCode: String {
    switch self {
    case .needsManager: "check.needs_manager"
    case .reasonMissing: "check.reason_missing"
    case .noSuchModifier: "check.no_such_modifier"
    case .tooFewModifiers: "check.too_few_modifiers"
    case .tooManyModifiers: "check.too_many_modifiers"
    case .noSuchCombo: "check.no_such_combo"
    case .comboPartsMissing: "check.combo_parts_missing"
    case .noSuchDiscount: "check.no_such_discount"
    case .outsideWindow: "check.outside_window"
    case .alreadyGiven: "check.already_given"
    case .discountTooLarge: "check.discount_too_large"
    case .approvedLine: "check.approved_line"
    case .notForThis: "check.not_for_this"
    case .takesNothingOff: "check.takes_nothing_off"
    case .badAmount: "check.bad_amount"
    case .alreadySent: "check.already_sent"
    case .notSent: "check.not_sent"
    case .nothingToSend: "check.nothing_to_send"
    case .isRushed: "check.is_rushed"
    case .notClosed: "check.not_closed"
    case .noPrinter: "check.no_printer"
    case .badSplit: "check.bad_split"
    case .cannotPart: "check.cannot_part"
    case .cannotMerge: "check.cannot_merge"
    case .noSuchEmployee: "check.no_such_employee"
    case .nothingToRefund: "check.nothing_to_refund"
    case .refundTooLarge: "check.refund_too_large"
    case .belowCoin: "check.below_coin"
    case .hasRefunds: "check.has_refunds"
    case .isReported: "check.is_reported"
    case .badVoucher: "check.bad_voucher"
    case .leftTooMuch: "check.left_too_much"
    case .sessionClosed: "check.session_closed"
    case .cashMoved: "check.cash_moved"
    default: "check.refused"
    }
  }
}

/// Why two checks cannot become one.
public enum MergeFault: Hashable, Sendable {
  /// It is the same check.
  case sameCheck
  /// One of them is paid in part.
  case isPaidInPart(Int64)
  /// They are in two currencies, or under two tax rules.
  case differ
}
