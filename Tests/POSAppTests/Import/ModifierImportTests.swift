import POSCore
import POSModel
import Testing

@testable import POSApp

/// `pos import modifiers`, as an installer meets it.
struct ModifierImportTests {
  private static let header = "group,min,max,free,name,kitchen_name,price"
  private var files: CatalogueFiles

  init() throws { files = try CatalogueFiles() }

  private mutating func faults(_ lines: String...) throws -> [String] {
    let events = try files.events()
    let found = try files.faults(in: [Self.header] + lines) { setup, path, store in
      try setup.importModifiers(path, into: store)
    }
    if !found.isEmpty { #expect(try files.events() == events) }
    return found
  }

  private mutating func take(_ lines: String...) throws -> ImportCount {
    try files.setup.importModifiers(files.write([Self.header] + lines), into: files.store)
  }

  @Test mutating func `groups come in with their counts, prices and order`() throws {
    let count = try take(
      "doneness,1,1,0,rare,RARE,0.00", "doneness,,,,well done,,", "extras,0,3,1,cheese,CH,1.00",
      "extras,,,,\"bacon, crisp\",,1.50")
    #expect(count == ImportCount(added: 2))
    let groups = try files.store.modifierGroups()
    #expect(groups.map(\.name) == ["doneness", "extras"])
    let extras = try #require(groups.last).entry
    #expect([extras.least, extras.most, extras.free, extras.position] == [0, 3, 1, 1])
    #expect(extras.modifiers.map(\.name) == ["cheese", "bacon, crisp"])
    #expect(extras.modifiers.map(\.price.minorUnits) == [100, 150])
    #expect(extras.modifiers.map(\.kitchenName) == ["CH", ""])
    #expect(groups.first?.isForced == true)
  }

  @Test mutating func `the same file again changes nothing, another one only what is other`() throws
  {
    _ = try take("sauce,0,2,0,ketchup,,0.30", "milk,0,1,0,oat,,0.40")
    let events = try files.events()
    #expect(
      try take("sauce,0,2,0,ketchup,,0.30", "milk,0,1,0,oat,,0.40") == ImportCount(unchanged: 2))
    #expect(try files.events() == events)
    #expect(
      try take("sauce,0,2,0,ketchup,,0.35", "milk,0,1,0,oat,,0.40", "size,1,1,0,large,,1")
        == ImportCount(added: 1, changed: 1, unchanged: 1))
    // What is not in a file stays.
    #expect(try take("size,1,1,0,large,,1").unchanged == 0)
    #expect(try files.store.modifierGroups().count == 3)
  }

  @Test mutating func `every fault is named with line and column, and nothing comes in`() throws {
    let found = try faults(
      "sauce,0,2,0,ketchup,,0.30",
      "sauce,,,,ketchup,,0.30",
      "12,x,100,-1,,,0.555",
      "size,3,1,0,la-rge,,1",
      "milk,2,3,0,oat,,0.40",
      "milk,short")
    #expect(
      found == [
        "3: column 5 (name): 'ketchup' stands twice",
        "4: column 1 (group): must have a letter",
        "4: column 2 (min): 'x' must be 0 to 99",
        "4: column 3 (max): '100' must be 1 to 99",
        "4: column 4 (free): '-1' must be 0 to 99",
        "4: column 5 (name): is missing",
        "4: column 7 (price): '0.555' is no amount in USD",
        "5: column 3 (max): is less than min",
        "5: column 5 (name): holds one of the signs + - ~",
        "7: has 2 columns, the header has 7",
        "7: column 5 (name): is missing",
        "5: column 2 (min): group 'size' has fewer modifiers than its min",
      ])
    #expect(try files.store.modifierGroups().isEmpty)
  }

  @Test mutating func `a control character or another header is refused`() throws {
    #expect(
      try faults("sauce,0,2,0,ket\u{1B}chup,,0.30")
        == ["2: column 5 (name): holds a control character"])
    let path = try files.write("group,least,most,free,name,kitchen_name,price")
    #expect(throws: FaultList.self) {
      try files.setup.importModifiers(path, into: files.store)
    }
  }
}
