import POSCore
import POSModel

/// Discount rules as a CSV file, checked as a whole before any of it is taken.
///
/// A value is `10%`, `2.00`, `=5.00` (a fixed price) or `3 for 5.00`; a time `16:00-18:00` or
/// `Mon-Fri 16:00-18:00`.
struct DiscountFile {
  static let columns = ["code", "name", "scope", "value", "products", "needs_approval", "time"]
  static let optionalColumns = ["active"]

  let rules: [(code: String, entry: DiscountRuleEntry)]

  /// Reads and checks a file against the menu.
  ///
  /// - Throws: ``FaultList`` with every fault.
  init(file: String, rules storeRules: StoreRules, menu: Menu) throws {
    let table = try CSVTable(
      file: file, required: Self.columns, optional: Self.optionalColumns)
    var faults: [BadInput] = []
    var rules: [(code: String, entry: DiscountRuleEntry)] = []
    for record in table.records {
      faults += table.shapeFaults(of: record)
      let row = DiscountRow(table: table, record: record, rules: storeRules, menu: menu)
      faults += row.faults
      if rules.contains(where: { $0.code == row.code }) {
        faults.append(table.fault("code", of: record, "'\(row.code)' stands twice"))
      }
      rules.append((row.code, row.entry))
    }
    try FaultList.throwing(faults)
    self.rules = rules
  }
}

/// One line of a discount file.
private struct DiscountRow {
  let code: String
  private(set) var entry: DiscountRuleEntry
  private(set) var faults: [BadInput] = []

  init(table: CSVTable, record: CSVTable.Record, rules: StoreRules, menu: Menu) {
    func field(_ name: String) -> String { table.field(name, of: record) }
    var faults: [BadInput] = []
    func fault(_ name: String, _ reason: String) {
      faults.append(table.fault(name, of: record, reason))
    }
    code = field("code").lowercased()
    if code.isEmpty || code.contains(" ") || code == "off" {
      fault("code", "must be one word, and not 'off'")
    }
    if rules.currency.money(from: code) != nil || code.hasPrefix("=") || code.hasSuffix("%") {
      fault("code", "'\(code)' would be read as an amount")
    }
    if field("name").isEmpty { fault("name", "is missing") }
    let scope = DiscountRuleEntry.Scope(rawValue: field("scope"))
    if scope == nil { fault("scope", "must be item, check or case") }
    let kind = Self.kind(field("value"), rules.currency)
    if kind == nil { fault("value", "must be such as 10%, 2.00, =5.00 or 3 for 5.00") }
    let time = field("time")
    let window = time.isEmpty ? nil : TimeWindow(text: time)
    if !time.isEmpty, window == nil { fault("time", "must be such as Mon-Fri 16:00-18:00") }
    let plus = field("products").split(separator: "|").map { $0.filter { $0 != " " } }
    for plu in plus where menu.product(code: plu)?.plu != plu {
      fault("products", "there is no product '\(plu)'")
    }
    if scope == .check, !plus.isEmpty { fault("products", "a discount on the check is for all") }
    for name in ["needs_approval", "active"] where !["yes", "no", ""].contains(field(name)) {
      fault(name, "must be yes or no")
    }
    entry = DiscountRuleEntry(
      name: field("name"), scope: scope ?? .check, kind: kind ?? .percent(0), plus: plus,
      needsApproval: field("needs_approval") == "yes", window: window,
      isActive: field("active") != "no")
    if scope != nil, kind != nil, !entry.isSound {
      fault("scope", "so many for a price is for scope case and needs products, and only it")
    }
    self.faults = faults
  }

  private static func kind(_ text: String, _ currency: Currency) -> Discount.Kind? {
    if text.hasSuffix("%") {
      return TaxRate.partsPerMillion(fromPercent: text).map { .percent($0) }
    }
    if text.hasPrefix("=") {
      return currency.money(from: String(text.dropFirst())).map { .fixedPrice($0) }
    }
    let words = text.split(separator: " ")
    guard words.count == 3, words[1] == "for" else {
      return currency.money(from: text).map { .amount($0) }
    }
    guard let count = Int64(words[0]), let price = currency.money(from: String(words[2])) else {
      return nil
    }
    return .countForPrice(count, price)
  }
}

extension StoreSetup {
  /// Takes discount rules into the store, all of the file or nothing. Rules that are not in the
  /// file stay.
  ///
  /// - Throws: ``FaultList`` with every fault; `CatalogueRefusal`, `StoreFailure`.
  mutating func importDiscounts(_ file: String, into store: Store) throws -> ImportCount {
    let known = Dictionary(
      try store.discountRules().map { ($0.code, $0.entry) }, uniquingKeysWith: { first, _ in first }
    )
    var count = ImportCount()
    var commands: [EnterDiscountRule] = []
    let rules = try DiscountFile(file: file, rules: store.rules(), menu: store.menu()).rules
    for (code, entry) in rules where count.takes(entry, insteadOf: known[code]) {
      commands.append(
        EnterDiscountRule(
          key: key(), actor: Self.installer, ruleID: DiscountRuleID(code), entry: entry))
    }
    try store.perform(all: commands)
    return count
  }
}
