/// Why a payment is refused.
public enum PaymentRefusal: Refusal {
  /// Nobody is logged in who may do this.
  case notAllowed(StaffRefusal)
  /// There is no such check here.
  case noSuchCheck
  /// The check's state does not allow it.
  case checkNotOpen(Check.Status)
  /// There is nothing on the check to pay for.
  case nothingToPay
  /// Nothing was offered, or less than nothing.
  case amountNotPositive(Money)
  /// Only cash may exceed the balance due; the excess goes back as change.
  case exceedsBalance(offered: Money, due: Money)
  /// More cash than any drawer holds: most likely a slip of the fingers.
  case beyondLimit(Money)
  /// A card payment carries the code its terminal printed.
  case approvalCodeMissing
  /// There is no voucher of this number.
  case noSuchVoucher
  /// Nothing is left on the voucher.
  case voucherEmpty
  /// A tip is not negative, within bounds and not paid by voucher.
  case badTip
  /// The tender's network is down and the house takes none of it meanwhile.
  case refusedOffline(Tender)
  /// The tender's network is down and this goes beyond what the house risks.
  case beyondOfflineLimit(Tender, OfflineLimits, Exposure)
  /// A payment of that id was taken already.
  case alreadyTaken
  /// The check changed since the screen showed it.
  case changedMeanwhile([CheckChange])

  /// Stable, for logs and tests.
  public var code: String {
    switch self {
    case .notAllowed(let refusal): refusal.code
    case .noSuchCheck: "payment.no_such_check"
    case .checkNotOpen: "payment.check_not_open"
    case .nothingToPay: "payment.nothing_to_pay"
    case .amountNotPositive: "payment.amount_not_positive"
    case .exceedsBalance: "payment.exceeds_balance"
    case .beyondLimit: "payment.beyond_limit"
    case .approvalCodeMissing: "payment.approval_code_missing"
    case .noSuchVoucher: "payment.no_such_voucher"
    case .voucherEmpty: "payment.voucher_empty"
    case .badTip: "payment.bad_tip"
    case .refusedOffline: "payment.refused_offline"
    case .beyondOfflineLimit: "payment.beyond_offline_limit"
    case .alreadyTaken: "payment.already_taken"
    case .changedMeanwhile: "payment.changed_meanwhile"
    }
  }
}
