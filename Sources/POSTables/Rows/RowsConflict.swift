import POSModel

extension Tabulated {
  /// What a manager is told when the rows of this cannot stand beside those of others: its events
  /// are kept, its rows are not. `hasNumberTwice` says that its number is what another has, too;
  /// else `reason` is the database's.
  public func rowsConflict(hasNumberTwice: Bool, _ reason: String) -> String {
    if hasNumberTwice, let check = self as? Check {
      return "check number \(check.number) exists twice; only the first of them is in the reports"
    }
    return "something of its own is another's, too (\(reason))"
  }
}
