import Foundation
import POSCore
import POSModel
import POSTestSupport

@testable import POSApp

/// A store with a small menu, and files that belong to it.
struct CatalogueFiles {
  let folder: TemporaryFolder
  let store: Store
  var setup: StoreSetup

  /// A store that sells burgers, fries, two drinks and a meal.
  ///
  /// - Throws: what set-up and import throw.
  init() throws {
    folder = try TemporaryFolder()
    setup = StoreSetup(folder: folder.data, time: TestTime(), random: SeededGenerator(seed: 1))
    let realm = Realm(
      tenant: TenantID("t"), store: StoreID("s"), device: DeviceID("L1"), workstation: 1,
      currency: .usd)
    store = try setup.begin(realm, credentials: nil)
    let menu = try write(
      "plu,name,kitchen_name,category,price,tax,station,barcode,modifier_groups,track_stock",
      "101,Burger,,Food,8.50,,,,extras,", "201,Fries,,Food,3.80,,,,,", "301,Cola,,Drinks,2.80,,,,,",
      "302,Juice,,Drinks,3.20,,,,,", "801,Meal,,Food,12.90,,,,,")
    _ = try setup.importMenu(menu, into: store)
  }

  /// Writes a file of those lines.
  ///
  /// - Throws: when the disk refuses.
  func write(_ lines: String...) throws -> String { try write(lines) }

  /// Writes a file of those lines.
  ///
  /// - Throws: when the disk refuses.
  func write(_ lines: [String]) throws -> String {
    let path = folder.path + "/file.csv"
    try (lines.joined(separator: "\n") + "\n")
      .write(toFile: path, atomically: true, encoding: .utf8)
    return path
  }

  /// What an import finds wrong, each with its line; none when it came in.
  ///
  /// - Throws: what the import throws besides.
  mutating func faults(
    in lines: [String],
    of take: (inout StoreSetup, String, Store) throws -> ImportCount
  ) throws -> [String] {
    let path = try write(lines)
    do {
      _ = try take(&setup, path, store)
      return []
    } catch let list as FaultList {
      return list.faults.map { fault in
        fault.file == path ? "\(fault.line ?? 0): \(fault.reason)" : "another file"
      }
    }
  }

  /// What came in so far, all of it.
  ///
  /// - Throws: `StoreFailure`.
  func events() throws -> Int64 { try store.arrivals() }
}
