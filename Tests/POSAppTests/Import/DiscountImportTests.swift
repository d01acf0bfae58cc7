import POSCore
import POSModel
import Testing

@testable import POSApp

/// `pos import discounts`, as an installer meets it.
struct DiscountImportTests {
  private static let header = "code,name,scope,value,products,needs_approval,time"
  private static let counting =
    "so many for a price is for scope case and needs products, and only it"
  private var files: CatalogueFiles

  init() throws { files = try CatalogueFiles() }

  private mutating func faults(_ lines: String...) throws -> [String] {
    let events = try files.events()
    let found = try files.faults(in: [Self.header] + lines) { setup, path, store in
      try setup.importDiscounts(path, into: store)
    }
    if !found.isEmpty { #expect(try files.events() == events) }
    return found
  }

  private mutating func take(_ lines: String...) throws -> ImportCount {
    try files.setup.importDiscounts(files.write([Self.header] + lines), into: files.store)
  }

  @Test mutating func `every kind of rule comes in`() throws {
    #expect(
      try take(
        "Senior,Senior,check,10%,,no,", "regular,Regular,check,2.00,,,",
        "lunch,Lunch,item,=4.90,101|201,no,Mon-Fri 11:00-15:00",
        "cola3,3 colas,case,3 for 7.00,301,yes,") == ImportCount(added: 4))
    let rules = Dictionary(
      try files.store.discountRules().map { ($0.code, $0.entry) },
      uniquingKeysWith: { first, _ in first })
    #expect(rules["senior"]?.kind == .percent(100_000))
    #expect(rules["regular"]?.kind == .amount(Money(minorUnits: 200)))
    #expect(rules["lunch"]?.kind == .fixedPrice(Money(minorUnits: 490)))
    #expect(rules["lunch"]?.plus == ["101", "201"])
    #expect(rules["lunch"]?.window?.text == "Mon-Fri 11:00-15:00")
    #expect(rules["cola3"]?.kind == .countForPrice(3, Money(minorUnits: 700)))
    #expect(rules["cola3"]?.needsApproval == true)
  }

  @Test mutating func `the same file again changes nothing, and a rule may rest`() throws {
    _ = try take("senior,Senior,check,10%,,no,")
    let events = try files.events()
    #expect(try take("senior,Senior,check,10%,,no,") == ImportCount(unchanged: 1))
    #expect(try files.events() == events)
    let path = try files.write(Self.header + ",active", "senior,Senior,check,10%,,no,,no")
    #expect(
      try files.setup.importDiscounts(path, into: files.store) == ImportCount(changed: 1))
    #expect(try files.store.discountRules().first?.entry.isActive == false)
  }

  @Test mutating func `every fault is named with line and column, and nothing comes in`() throws {
    let found = try faults(
      "good,Good,check,10%,,no,",
      "good,,all,ten,999,perhaps,noon",
      "off,Off,check,5%,,,",
      "10%,Ten,check,5%,,,",
      "two words,Two,check,5%,,,",
      "case,Case,case,5%,101,,",
      "three,Three,item,3 for 5,101,,",
      "short,Short")
    #expect(
      found == [
        "3: column 2 (name): is missing",
        "3: column 3 (scope): must be item, check or case",
        "3: column 4 (value): must be such as 10%, 2.00, =5.00 or 3 for 5.00",
        "3: column 7 (time): must be such as Mon-Fri 16:00-18:00",
        "3: column 5 (products): there is no product '999'",
        "3: column 6 (needs_approval): must be yes or no",
        "3: column 1 (code): 'good' stands twice",
        "4: column 1 (code): must be one word, and not 'off'",
        "5: column 1 (code): '10%' would be read as an amount",
        "6: column 1 (code): must be one word, and not 'off'",
        "7: column 3 (scope): \(Self.counting)", "8: column 3 (scope): \(Self.counting)",
        "9: has 2 columns, the header has 7",
        "9: column 3 (scope): must be item, check or case",
        "9: column 4 (value): must be such as 10%, 2.00, =5.00 or 3 for 5.00",
      ])
    #expect(try files.store.discountRules().isEmpty)
  }

  @Test(arguments: ["0%", "100.1%", "-1", "=-1", "1 for 5.00", "1001 for 5", "3 for", "3 4 5"])
  func `a value that no discount has is refused`(value: String) throws {
    var files = files
    let found = try files.faults(in: [Self.header, "x,X,case,\(value),301,,"]) {
      setup, path, store in try setup.importDiscounts(path, into: store)
    }
    #expect(!found.isEmpty)
    #expect(try files.store.discountRules().isEmpty)
  }
}
