import Foundation
import POSCore
import POSModel
import POSTestSupport
import Testing

@testable import POSApp

/// `pos import`, as an installer meets it.
struct ImportTests {
  private static let header =
    "plu,name,kitchen_name,category,price,tax,station,barcode,modifier_groups,track_stock"
  private let folder: TemporaryFolder
  private let store: Store
  private var setup: StoreSetup

  init() throws {
    folder = try TemporaryFolder()
    setup = StoreSetup(folder: folder.data, time: TestTime(), random: SeededGenerator(seed: 1))
    let realm = Realm(
      tenant: TenantID("t"), store: StoreID("s"), device: DeviceID("L1"), workstation: 1,
      currency: .usd)
    store = try setup.begin(realm, credentials: nil)
    try setup.set([("tax.rates", "food=8 city=1")], in: store)
  }

  private func file(_ lines: String...) throws -> String {
    let path = folder.path + "/menu.csv"
    let text = ([Self.header] + lines).joined(separator: "\n") + "\n"
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    return path
  }

  private mutating func faults(_ lines: String...) throws -> [String] {
    let path = folder.path + "/menu.csv"
    let text = ([Self.header] + lines).joined(separator: "\n") + "\n"
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    do {
      _ = try setup.importMenu(path, into: store)
      return []
    } catch let list as FaultList {
      return list.faults.map { "\($0.line ?? 0): \($0.reason)" }
    }
  }

  @Test mutating func `a menu comes in with prices, taxes and barcodes`() throws {
    let path = try file(
      "101,Burger,BRG,Food,8.50,food+city,kitchen,4006381333931|40063813,extras,yes",
      "102,\"Fries, large\",,Food,3.80,8.25%,,,,no")
    #expect(try setup.importMenu(path, into: store) == ImportCount(added: 2))
    let menu = try store.menu()
    let burger = try #require(menu.product(code: "4006381333931"))
    #expect(burger.price == Money(minorUnits: 850))
    #expect(burger.taxes == ["food", "city"])
    #expect(burger.kitchenName == "BRG")
    #expect(burger.entry.tracksStock)
    #expect(menu.product(code: "102")?.name == "Fries, large")
  }

  @Test mutating func `a changed file updates in place`() throws {
    _ = try setup.importMenu(
      file("101,Burger,,Food,8.50,food,,,,", "102,Cola,,Drinks,2,,,,,"), into: store)
    let id = try store.menu().product(code: "101")?.id
    let again = try file("101,Burger,,Food,9.00,food,,,,", "102,Cola,,Drinks,2,,,,,")
    #expect(try setup.importMenu(again, into: store) == ImportCount(changed: 1, unchanged: 1))
    #expect(try store.menu().product(code: "101")?.price == Money(minorUnits: 900))
    #expect(try store.menu().product(code: "101")?.id == id)
  }

  @Test mutating func `every fault is named with line and column, and nothing comes in`() throws {
    let found = try faults(
      "101,Burger,,Food,8.50,food,,,,",
      "101,,,Food,8.555,none,,12,,perhaps",
      "x1,Cola,,,2,,,,,",
      "104,Short")
    #expect(
      found == [
        "3: column 2 (name): is missing",
        "3: column 5 (price): '8.555' is no amount in USD",
        "3: column 6 (tax): no tax 'none' (there are city, food)",
        "3: column 8 (barcode): '12' must be 8 to 14 digits",
        "3: column 10 (track_stock): must be yes or no",
        "3: column 1 (plu): 101 stands on line 2 already",
        "4: column 1 (plu): must be 1 to 8 digits",
        "4: column 4 (category): is missing",
        "5: has 2 columns, the header has 10",
        "5: column 4 (category): is missing",
        "5: column 5 (price): '' is no amount in USD",
      ])
    #expect(try store.menu().products.isEmpty)
  }

  @Test mutating func `a large menu comes in whole, and with a fault near its end not at all`()
    throws
  {
    let lines = (1...350).map { "\($0),Product \($0),,Food,1.00,food,,,," }
    let faulty = (lines + ["x,Nothing,,Food,1.00,food,,,,"]).joined(separator: "\n")
    #expect(throws: FaultList.self) { _ = try setup.importMenu(file(faulty), into: store) }
    #expect(try store.products().isEmpty)
    let whole = try file(lines.joined(separator: "\n"))
    #expect(try setup.importMenu(whole, into: store) == ImportCount(added: 350))
    #expect(try store.products().count == 350)
    #expect(try setup.importMenu(whole, into: store) == ImportCount(unchanged: 350))
  }

  @Test(arguments: ["hot line", "a=b", "hot\u{00A0}line"])
  mutating func `a station that no setting could name is refused`(name: String) throws {
    #expect(
      try faults("101,Burger,,Food,8.50,food,kitchen,,,", "102,Soup,,Food,4,food,\(name),,,") == [
        "3: column 7 (station): '\(name)' has a blank or '=': print.stations and kds.ages could "
          + "not name it"
      ])
  }

  @Test mutating func `one barcode belongs to one product`() throws {
    let found = try faults(
      "101,Burger,,Food,8.50,,,4006381333931,,", "102,Cola,,Food,2,,,4006381333931,,")
    #expect(found == ["3: column 8 (barcode): 4006381333931 stands on line 2 already"])
    _ = try setup.importMenu(file("101,Burger,,Food,8.50,,,4006381333931,,"), into: store)
    let later = try faults("102,Cola,,Food,2,,,4006381333931,,")
    #expect(later == ["2: column 8 (barcode): 4006381333931 is PLU 101's"])
  }

  @Test mutating func `a line counts from the line it begins on`() throws {
    let found = try faults("101,\"Bur\nger\",,Food,8.50,,,,,", "102,Cola,,Food,x,,,,,")
    #expect(
      found == [
        "2: column 2 (name): must be one line", "4: column 5 (price): 'x' is no amount in USD",
      ])
  }

  @Test mutating func `what would steer a terminal, or is far too long, is refused`() throws {
    let long = String(repeating: "x", count: 201)
    let found = try faults(
      "101,Bur\u{0}ger,,Food,8.50,,,,,", "102,Co\u{1B}[2Jla,,Food,2,,,,,",
      "103,Tea,\(long),Food,2,,,,,")
    #expect(
      found == [
        "2: column 2 (name): holds a control character",
        "3: column 2 (name): holds a control character",
        "4: column 3 (kitchen_name): is longer than 200 characters",
      ])
  }

  @Test mutating func `a quote in the wrong place is found on its line`() throws {
    let found = try faults("101,Burger,,Food,8.50,,,,,", "102,\"Co\"la,,Food,2,,,,,")
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("3: ") == true)
  }

  @Test mutating func `a header with other columns is refused`() throws {
    let path = folder.path + "/menu.csv"
    try "plu,name,prise\n".write(toFile: path, atomically: true, encoding: .utf8)
    #expect(throws: FaultList.self) { try setup.importMenu(path, into: store) }
  }

  @Test mutating func `with a unit column, only what has a unit is sold by parts`() throws {
    let path = folder.path + "/menu.csv"
    let text = Self.header + ",unit\n205,Salad,,Food,14.90,,,,,,kg\n101,Burger,,Food,8.50,,,,,,\n"
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    _ = try setup.importMenu(path, into: store)
    #expect(try store.menu().product(code: "205")?.takesFractions == true)
    #expect(try store.menu().product(code: "101")?.takesFractions == false)
  }

  @Test mutating func `staff come in with their PINs, and a shared PIN is refused`() throws {
    let vault = try Secrets(folder.data, credentials: nil).vault(folder.data)
    let path = folder.path + "/staff.csv"
    try "name,role,pin,active\nAna,cashier,1111,yes\nBen,cook,2222,no\n"
      .write(toFile: path, atomically: true, encoding: .utf8)
    #expect(try setup.importStaff(path, into: store, vault: vault) == ImportCount(added: 2))
    #expect(try setup.importStaff(path, into: store, vault: vault) == ImportCount(unchanged: 2))
    try "name,role,pin\nCy,cashier,12\nDi,chef,1111\nEd,cashier,1111\n"
      .write(toFile: path, atomically: true, encoding: .utf8)
    do {
      _ = try setup.importStaff(path, into: store, vault: vault)
      Issue.record("a bad file came in")
    } catch let list as FaultList {
      #expect(
        list.faults.map { "\($0.line ?? 0): \($0.reason)" } == [
          "2: column 3 (pin): must be 4 to 8 digits",
          "3: column 2 (role): must be cashier, cook, manager or technician",
          "3: column 3 (pin): is Ana's",
          "4: column 3 (pin): is the same as on line 3",
        ])
    }
    try "name,role,pin\nCy,cashier,1111\n".write(toFile: path, atomically: true, encoding: .utf8)
    do {
      _ = try setup.importStaff(path, into: store, vault: vault)
      Issue.record("a PIN was given twice")
    } catch let list as FaultList {
      #expect(list.faults.map(\.reason) == ["column 3 (pin): is Ana's"])
    }
    // PINs may change hands within a file.
    try "name,role,pin\nAna,cashier,2222\nBen,cook,1111\n"
      .write(toFile: path, atomically: true, encoding: .utf8)
    #expect(try setup.importStaff(path, into: store, vault: vault) == ImportCount(changed: 2))
    let ben = try store.employees().first { $0.name == "Ben" }
    #expect(ben?.entry.pin?.lookup == vault.lookup(of: "1111"))
  }

  @Test mutating func `a station has one spelling, and no name that means another thing`() throws {
    _ = try setup.importMenu(try file("1,Ale,,Drinks,3,,Cellar,,,"), into: store)
    #expect(
      try faults(
        "2,A,,Food,3,,bar,,,", "3,B,,Food,3,,Bar,,,", "4,C,,Food,3,,cellar,,,",
        "5,D,,Food,3,,all,,,", "6,E,,Food,3,,Unrouted,,,", "7,F,,Food,3,,None,,,") == [
          "3: column 7 (station): 'Bar' is written 'bar' before: line 2",
          "4: column 7 (station): 'cellar' is written 'Cellar' before: the station of PLU 1",
          "5: column 7 (station): 'all' stands for every station: give it another name",
          "6: column 7 (station): 'Unrouted' is what names no station: leave it empty",
          "7: column 7 (station): 'None' is written 'none' before: what nobody makes",
        ])
    #expect(try faults("1,Ale,,Drinks,3,,cellar,,,", "2,A,,Food,3,,none,,,") == [])
  }
}
