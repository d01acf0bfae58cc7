public import POSModel

/// Who works in a test store. Their PINs are known by made-up records, because bcrypt is slow.
public enum TestStaff {
  /// Sets the store up.
  public static let installer = EmployeeID("00000000-0000-7000-8000-000000000001")
  /// May approve.
  public static let manager = EmployeeID("00000000-0000-7000-8000-000000000002")
  /// Sells.
  public static let cashier = EmployeeID("00000000-0000-7000-8000-000000000003")
  /// Sells nothing.
  public static let cook = EmployeeID("00000000-0000-7000-8000-000000000004")
  /// Sold once, does not work here any more.
  public static let gone = EmployeeID("00000000-0000-7000-8000-000000000005")

  /// All of them but the installer.
  public static let entries: [(id: EmployeeID, entry: EmployeeEntry)] = [
    (manager, EmployeeEntry(name: "Mia", role: .manager, pin: pin("9999"))),
    (cashier, EmployeeEntry(name: "Ana", role: .cashier, pin: pin("1111"))),
    (cook, EmployeeEntry(name: "Cem", role: .cook, pin: pin("2222"))),
    (gone, EmployeeEntry(name: "Gil", role: .cashier, isActive: false, pin: pin("3333"))),
  ]

  /// A made-up record: it finds its owner, and proves nothing.
  public static func pin(_ digits: String) -> PINRecord {
    PINRecord(lookup: "lookup of \(digits)", hash: "no hash of \(digits)")
  }
}
