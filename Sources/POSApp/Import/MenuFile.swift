import POSModel

/// A menu as a CSV file, checked as a whole before any of it is taken.
struct MenuFile {
  static let columns = [
    "plu", "name", "kitchen_name", "category", "price", "tax", "station", "barcode",
    "modifier_groups", "track_stock",
  ]
  /// `unit` may be left out; without it every product may be sold by parts of one.
  static let optionalColumns = ["unit"]

  let entries: [ProductEntry]

  /// Reads and checks a file. `others` are the products that are not in it but have barcodes.
  ///
  /// - Throws: ``FaultList`` with every fault.
  init(file: String, rules: StoreRules, others products: [Product]) throws {
    let table = try CSVTable(
      file: file, required: Self.columns, optional: Self.optionalColumns)
    var faults: [BadInput] = []
    var entries: [ProductEntry] = []
    var lines: [String: Int] = [:]
    var barcodeLines: [String: Int] = [:]
    let listed = Set(table.records.map { table.field("plu", of: $0) })
    let taken = Dictionary(
      products.filter { !listed.contains($0.plu) && $0.isActive }
        .flatMap { product in product.entry.barcodes.map { ($0, product.plu) } },
      uniquingKeysWith: { first, _ in first })
    var stations = StationSpellings(
      of: products.filter { !listed.contains($0.plu) && $0.isActive })
    for record in table.records {
      let row = MenuRow(table: table, record: record, rules: rules)
      var rowFaults = table.shapeFaults(of: record) + row.faults
      let plu = table.field("plu", of: record)
      if let line = lines[plu] {
        rowFaults.append(table.fault("plu", of: record, "\(plu) stands on line \(line) already"))
      }
      lines[plu] = lines[plu] ?? record.line
      if let station = row.entry.station,
        let reason = stations.fault(in: station, line: record.line)
      {
        rowFaults.append(table.fault("station", of: record, reason))
      }
      for barcode in row.entry.barcodes {
        if let line = barcodeLines[barcode] {
          rowFaults.append(
            table.fault("barcode", of: record, "\(barcode) stands on line \(line) already"))
        } else if let owner = taken[barcode] {
          rowFaults.append(table.fault("barcode", of: record, "\(barcode) is PLU \(owner)'s"))
        }
        barcodeLines[barcode] = barcodeLines[barcode] ?? record.line
      }
      faults += rowFaults
      entries.append(row.entry)
      entries[entries.count - 1].position = entries.count - 1
    }
    try FaultList.throwing(faults)
    self.entries = entries
  }
}

/// One line of a menu file.
private struct MenuRow {
  var entry: ProductEntry
  var faults: [BadInput] = []

  init(table: CSVTable, record: CSVTable.Record, rules: StoreRules) {
    func field(_ name: String) -> String { table.field(name, of: record) }
    func parts(_ name: String, _ separator: Character) -> [String] {
      field(name).split(separator: separator).map { String($0) }
    }
    entry = ProductEntry(
      plu: field("plu"), name: field("name"), category: field("category"), position: 0,
      price: rules.currency.money(from: field("price")) ?? .zero)
    entry.kitchenName = field("kitchen_name")
    entry.taxes = parts("tax", "+")
    entry.station = field("station").isEmpty ? nil : StationID(field("station"))
    entry.barcodes = parts("barcode", "|")
    entry.modifierGroups = parts("modifier_groups", "|")
    entry.tracksStock = field("track_stock") == "yes"
    entry.unit = field("unit")
    entry.takesFractions = !table.header.contains("unit") || !entry.unit.isEmpty
    check(table, record, rules)
  }

  private mutating func check(
    _ table: CSVTable, _ record: CSVTable.Record, _ rules: StoreRules
  ) {
    func digits(_ text: String, _ count: ClosedRange<Int>) -> Bool {
      count.contains(text.utf8.count) && text.utf8.allSatisfy { (48...57).contains($0) }
    }
    func fault(_ name: String, _ reason: String) {
      faults.append(table.fault(name, of: record, reason))
    }
    if !digits(entry.plu, 1...8) { fault("plu", "must be 1 to 8 digits") }
    if entry.name.isEmpty { fault("name", "is missing") }
    if entry.name.count > 80 { fault("name", "has more than 80 characters") }
    if entry.category.isEmpty { fault("category", "is missing") }
    let price = table.field("price", of: record)
    if rules.currency.money(from: price) == nil {
      fault("price", "'\(price)' is no amount in \(rules.currency.code)")
    }
    if Set(entry.taxes).count < entry.taxes.count { fault("tax", "names a tax twice") }
    for tax in entry.taxes where rules.taxRate(tax) == nil {
      let known = rules.taxRates.keys.sorted().joined(separator: ", ")
      let hint =
        known.isEmpty ? "a percent such as 8%, or see pos config tax.rates" : "there are \(known)"
      fault("tax", "no tax '\(tax)' (\(hint))")
    }
    for barcode in entry.barcodes where !digits(barcode, 8...14) {
      fault("barcode", "'\(barcode)' must be 8 to 14 digits")
    }
    if Set(entry.barcodes).count != entry.barcodes.count { fault("barcode", "one stands twice") }
    if !["yes", "no", ""].contains(table.field("track_stock", of: record)) {
      fault("track_stock", "must be yes or no")
    }
  }
}
