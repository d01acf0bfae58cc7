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
  /// The role may void checks up to so much; a manager must approve.
  case needsApproval(limit: Money)
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
    case .needsApproval: "check.needs_approval"
    case .changedMeanwhile: "check.changed_meanwhile"
    case .alreadyOpened: "check.already_opened"
    }
  }
}
