import Foundation
import POSCore
import POSModel

/// Sets up a new store: who it is, its first employees, the secrets beside it.
struct StoreSetup {
  /// Who sets up and imports: a technician without a PIN, the same on every lane.
  static let installer = EmployeeID("00000000-0000-7000-8000-000000000001")

  let folder: DataFolder
  let time: any TimeSource
  var ids: IDSource
  var random: any RandomNumberGenerator

  /// A set-up that draws ids and secrets from `random`.
  init(
    folder: DataFolder, time: any TimeSource, random: any RandomNumberGenerator & Sendable
  ) {
    (self.folder, self.time, self.random) = (folder, time, random)
    ids = IDSource(random: random)
  }

  /// Makes the store with its secrets, the installer and all that `fill` enters; or, when anything
  /// of it fails or the machine dies meanwhile, none of it.
  ///
  /// - Throws: `StoreFailure`; an existing store is left as it is. What `fill` throws.
  mutating func begin(
    _ realm: Realm, credentials: String?,
    fill: (inout StoreSetup, Store, PINVault) throws -> Void = { _, _, _ in }
  ) throws -> Store {
    try folder.make()
    guard !folder.hasStore else { throw StoreFailure.storeExists(folder.path) }
    let secrets = try Secrets(folder, credentials: credentials)
    if !secrets.hasPepper {
      try Secrets.begin(folder, pepperHex: hex(32))
    }
    let vault = try Secrets(folder, credentials: credentials).vault(folder)
    var setup = self
    let store = try Store.create(folder, realm: realm, time: time) { store in
      try store.perform(
        EnterEmployee(
          key: setup.key(), actor: Self.installer, employeeID: Self.installer,
          entry: EmployeeEntry(name: "Installer", role: .technician)))
      try fill(&setup, store, vault)
    }
    self = setup
    return store
  }

  /// Sets rules of the store.
  ///
  /// - Throws: `CatalogueRefusal` for the first that cannot be; `StoreFailure`.
  mutating func set(_ rules: [(key: String, value: String)], in store: Store) throws {
    let commands = rules.map { rule in
      ChangeSetting(
        key: key(), actor: Self.installer, setting: SettingID(rule.key), value: rule.value)
    }
    try store.perform(all: commands)
  }

  /// Enters an employee with a PIN.
  ///
  /// - Throws: `StaffRefusal`, `StoreFailure`.
  mutating func enter(
    _ name: String, _ role: Role, pin: String, in store: Store, vault: PINVault
  ) throws {
    let entry = EmployeeEntry(name: name, role: role, pin: try vault.record(of: pin, salt: salt()))
    try store.perform(
      EnterEmployee(
        key: key(), actor: Self.installer, employeeID: ids.next(at: time.now()), entry: entry))
  }

  /// A fresh key for a wish.
  mutating func key() -> IdempotencyKey { IdempotencyKey(from: &ids, at: time.now()) }

  /// Sixteen random bytes.
  mutating func salt() -> [UInt8] { (0..<16).map { _ in UInt8(truncatingIfNeeded: random.next()) } }

  private mutating func hex(_ count: Int) -> String {
    (0..<count).map { _ in
      let byte = UInt8(truncatingIfNeeded: random.next())
      return (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined()
  }
}
