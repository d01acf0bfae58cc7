import POSModel

extension CheckFlag {
  /// The `kind` of its review item.
  var kind: String {
    switch self {
    case .overpaid: "overpaid_check"
    case .underpaid: "underpaid_check"
    case .paidAndVoided: "paid_and_voided_check"
    case .changedAfterEnd: "changed_after_end"
    case .movedTwice: "items_moved_twice"
    case .overRefunded: "over_refunded_check"
    case .amountBeyondLimit: "amount_beyond_limit"
    }
  }

  /// What a manager reads.
  func detail(_ currency: Currency) -> String {
    switch self {
    case .overpaid(let excess): "paid \(currency.text(excess)) too much"
    case .underpaid(let rest): "closed with \(currency.text(rest)) unpaid"
    case .paidAndVoided: "paid on one lane and voided or merged on another"
    case .changedAfterEnd: "items changed after it was closed or voided"
    case .movedTwice: "items were moved to other checks on two lanes"
    case .overRefunded(let excess): "\(currency.text(excess)) more was returned than was paid"
    case .amountBeyondLimit: "an amount is beyond what can be counted"
    }
  }
}
