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

/// What an owner may be called.
enum OwnerName {
  /// Refuses a name that nobody could type or tell from another.
  ///
  /// - Throws: ``CloudFailure/badEnrollment(field:reason:)``.
  static func check(_ name: String) throws {
    guard (1...64).contains(name.utf8.count), name.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
    else {
      throw CloudFailure.badEnrollment(
        field: "name", reason: "must be 1 to 64 letters, digits or signs of ASCII without spaces")
    }
  }
}
