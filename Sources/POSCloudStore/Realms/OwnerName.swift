public import POSModel

extension EmployeeID {
  /// What an owner's id in the log of events begins with: no employee of any store has such an id,
  /// and no device may put it on what it does.
  private static let ownerMark = "owner:"

  /// How an owner is named in the log of events.
  public static func owner(_ name: String) -> EmployeeID { EmployeeID(ownerMark + name) }

  /// The owner's name in such an id; nil when it is an employee's.
  public var ownerName: String? {
    rawValue.hasPrefix(Self.ownerMark) ? String(rawValue.dropFirst(Self.ownerMark.count)) : nil
  }
}
