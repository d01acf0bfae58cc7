import Foundation
public import POSCore
public import POSModel
import Synchronization

/// A store made once and copied, so that a test which needs three thousand of them is cheap.
public final class StoreTemplate: Sendable {
  private let realm: Realm
  private let fill: @Sendable (Store) throws -> Void
  private let made = Mutex<Data?>(nil)

  /// A store of `realm`, as `fill` leaves it.
  public init(_ realm: Realm, fill: @escaping @Sendable (Store) throws -> Void) {
    (self.realm, self.fill) = (realm, fill)
  }

  /// Lane `L1` of the Harbor Grill, with staff and menu.
  public static let standard = StoreTemplate(realm("L1", workstation: 1), fill: setUp)

  /// The test store's realm, seen from one device.
  public static func realm(_ device: String, workstation: Int, epoch: Int = 1) -> Realm {
    Realm(
      tenant: TenantID("harbor"), store: StoreID("s1"), device: DeviceID(device), epoch: epoch,
      workstation: workstation, currency: .usd)
  }

  /// A store of its own in `folder`.
  ///
  /// - Throws: ``StoreFailure``, or what filling the template throws.
  public func copy(to folder: TemporaryFolder, time: any TimeSource) throws -> Store {
    let file = try made.withLock { made in
      if let made { return made }
      let folder = try TemporaryFolder()
      let store = try Store.create(folder.data, realm: realm, time: TestClock())
      try fill(store)
      try store.keepHouse()
      try store.close()
      let file = try Data(contentsOf: URL(filePath: folder.data.store))
      made = file
      return file
    }
    try file.write(to: URL(filePath: folder.data.store))
    return try Store.open(folder.data, time: time)
  }

  /// Enters staff, rules and menu of the test store.
  ///
  /// - Throws: ``StoreFailure``, or a refusal, which would be a fault of this kit.
  public static let setUp: @Sendable (Store) throws -> Void = { store in
    var ids = IDSource(random: SeededGenerator(seed: 0))
    func key() -> IdempotencyKey { IdempotencyKey(from: &ids, at: TestClock.noon) }
    let installer = TestStaff.installer
    try store.perform(
      EnterEmployee(
        key: key(), actor: installer, employeeID: installer,
        entry: EmployeeEntry(name: "Installer", role: .technician)))
    try store.perform(
      all: TestStaff.entries.map {
        EnterEmployee(key: key(), actor: installer, employeeID: $0.id, entry: $0.entry)
      })
    try store.perform(
      all: TestMenu.rules.map {
        ChangeSetting(key: key(), actor: installer, setting: SettingID($0.key), value: $0.value)
      })
    try store.perform(
      all: TestMenu.entries.map {
        EnterProduct(key: key(), actor: installer, productID: TestMenu.id($0.plu), entry: $0)
      })
  }
}
