import Foundation
import POSCore
import POSModel

/// A small restaurant to look around in: Harbor Grill.
enum Demo {
  /// What the login screen says about it.
  static func notice(folder: String) -> String {
    "Demo. Cashier 1111, cook 2222, manager 9999. Data in \(folder)"
  }

  /// Whether a demo made the store of this folder, so that it can go on there.
  static func isDemo(_ folder: DataFolder) -> Bool {
    FileManager.default.fileExists(atPath: mark(folder))
  }

  /// The file that tells a demo's folder from a real one.
  private static func mark(_ folder: DataFolder) -> String { folder.path + "/demo" }

  /// A rule of the store and its value.
  typealias Rule = (key: String, value: String)

  private static let rules: [Rule] = [
    ("store.name", "Harbor Grill"), ("tax.rates", "Tax=8 City=2"), ("tax.mode", "exclusive"),
    ("tax.rounding", "check"), ("call.letters", "take_out=T drive_through=D"),
  ]

  /// Sets the restaurant up in an empty folder.
  ///
  /// - Throws: what set-up and import throw; ``BadInput`` when the demo's files are not found.
  static func make(
    in folder: DataFolder, rules more: [Rule] = [], time: any TimeSource,
    random: any RandomNumberGenerator & Sendable
  ) throws -> Store {
    let files = try ResourceFolder.path("demo")
    var setup = StoreSetup(folder: folder, time: time, random: random)
    let realm = Realm(
      tenant: TenantID("harbor"), store: StoreID("s1"), device: DeviceID("L1"), workstation: 1,
      currency: .usd)
    try folder.make()
    // Before the store is: a folder with the mark alone is a demo that was not finished.
    try folder.write("A demo made this store.\n", to: mark(folder))
    return try setup.begin(realm, credentials: nil) { setup, store, vault in
      try setup.set(rules + more, in: store)
      _ = try setup.importStaff(files + "/staff.csv", into: store, vault: vault)
      _ = try setup.importMenu(files + "/menu.csv", into: store)
      _ = try setup.importModifiers(files + "/modifiers.csv", into: store)
      _ = try setup.importCombos(files + "/combos.csv", into: store)
      _ = try setup.importDiscounts(files + "/discounts.csv", into: store)
    }
  }
}
