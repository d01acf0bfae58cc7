/// What no rule allows but what happened all the same; a manager looks at it.
public enum CheckFlag: Hashable, Sendable {
  /// More was paid than was owed.
  case overpaid(by: Money)
  /// It was closed, and something was added that is not paid.
  case underpaid(by: Money)
  /// It was voided on one lane and paid on another.
  case paidAndVoided
  /// Items changed after it was closed or voided, and the sums do not tell.
  case changedAfterEnd
  /// Lines were moved to other checks on two lanes, so that they may stand on both.
  case movedTwice
  /// More was returned than had been paid.
  case overRefunded(by: Money)
  /// An amount was beyond what the house counts and is held at the limit.
  case amountBeyondLimit
}

extension Check {
  /// What the rules would have refused, but happened on lanes that could not see each other.
  public var flags: [CheckFlag] { flags(by: totals) }

  /// The same by what the check comes to, for who has added that up already.
  public func flags(by totals: Totals) -> [CheckFlag] {
    var flags: [CheckFlag] = []
    if totals.due < .zero { flags.append(.overpaid(by: -totals.due)) }
    if status == .closed, totals.due > .zero { flags.append(.underpaid(by: totals.due)) }
    if totals.paid != .zero, wasVoided || mergedInto != nil { flags.append(.paidAndVoided) }
    if wasMovedTwice { flags.append(.movedTwice) }
    let returned = max(totals.refunded - max(.zero, totals.paid), -totals.paid)
    if returned > .zero { flags.append(.overRefunded(by: returned)) }
    if flags.isEmpty, wasChangedAfterEnd { flags.append(.changedAfterEnd) }
    if totals.isBeyondLimit { flags.append(.amountBeyondLimit) }
    return flags
  }
}
