import POSCore
import POSModel
import Testing

@testable import POSApp

/// `pos import combos`, as an installer meets it.
struct ComboImportTests {
  private static let header = "plu,slot,choices"
  private var files: CatalogueFiles

  init() throws { files = try CatalogueFiles() }

  private mutating func faults(_ lines: String...) throws -> [String] {
    let events = try files.events()
    let found = try files.faults(in: [Self.header] + lines) { setup, path, store in
      try setup.importCombos(path, into: store)
    }
    if !found.isEmpty { #expect(try files.events() == events) }
    return found
  }

  private mutating func take(_ lines: String...) throws -> ImportCount {
    try files.setup.importCombos(files.write([Self.header] + lines), into: files.store)
  }

  @Test mutating func `a combo comes in with its slots and what better choices add`() throws {
    #expect(
      try take("801,Burger,101", "801,Side,201", "801,Drink,301 | 302+0.50")
        == ImportCount(added: 1))
    let combo = try #require(try files.store.combos().first)
    #expect(combo.plu == "801")
    #expect(combo.entry.slots.map(\.name) == ["Burger", "Side", "Drink"])
    #expect(
      combo.entry.slots.last?.choices == [
        .init(plu: "301"), .init(plu: "302", surcharge: Money(minorUnits: 50)),
      ])
    #expect(combo.surcharge(for: ["101", "201", "302"]) == Money(minorUnits: 50))
  }

  @Test mutating func `the same file again changes nothing, a changed one changes in place`() throws
  {
    _ = try take("801,Burger,101", "801,Drink,301")
    let events = try files.events()
    #expect(try take("801,Burger,101", "801,Drink,301") == ImportCount(unchanged: 1))
    #expect(try files.events() == events)
    #expect(try take("801,Burger,101", "801,Drink,301|302") == ImportCount(changed: 1))
    #expect(try files.store.combos().count == 1)
  }

  @Test mutating func `a combo that is not active any more is not offered`() throws {
    let lines = ["plu,slot,choices,active", "801,Burger,101,no", "801,Drink,301,"]
    _ = try files.setup.importCombos(files.write(lines), into: files.store)
    #expect(try files.store.combos().map(\.entry.isActive) == [false])
  }

  @Test mutating func `every fault is named with line and column, and nothing comes in`() throws {
    let found = try faults(
      "801,Burger,101",
      "999,Burger,101",
      "801,,998|301|302+x",
      "801,Drink,301|801",
      "801,Drink")
    #expect(
      found == [
        "3: column 1 (plu): there is no product '999'",
        "4: column 2 (slot): is missing",
        "4: column 3 (choices): there is no product '998'",
        "4: column 3 (choices): 'x' is no amount in USD",
        "5: column 3 (choices): names the combo 801 itself",
        "6: has 2 columns, the header has 3",
        "6: column 3 (choices): names no product",
        "6: column 2 (slot): 'Drink' stands twice",
      ])
    #expect(try files.store.combos().isEmpty)
  }
}
