import POSCore
import POSModel

/// Modifier groups as a CSV file, checked as a whole before any of it is taken: a row a modifier,
/// and the counts of a group on its first row.
struct ModifierFile {
  static let columns = ["group", "min", "max", "free", "name", "kitchen_name", "price"]

  let groups: [(name: String, entry: ModifierGroupEntry)]

  /// Reads and checks a file.
  ///
  /// - Throws: ``FaultList`` with every fault.
  init(file: String, rules: StoreRules) throws {
    let table = try CSVTable(file: file, required: Self.columns, optional: [])
    var faults: [BadInput] = []
    var groups: [(name: String, entry: ModifierGroupEntry)] = []
    for record in table.records {
      faults += table.shapeFaults(of: record)
      let name = table.field("group", of: record)
      if !name.contains(where: \.isLetter) {
        faults.append(table.fault("group", of: record, "must have a letter"))
      }
      let place = groups.firstIndex { $0.name == name } ?? groups.count
      if place == groups.count {
        let counts = Self.counts(table, record, &faults)
        groups.append((name, counts))
        groups[place].entry.position = place
      }
      let modifier = Self.modifier(table, record, rules, &faults)
      if groups[place].entry.modifiers.contains(where: { $0.name == modifier.name }) {
        faults.append(table.fault("name", of: record, "'\(modifier.name)' stands twice"))
      }
      groups[place].entry.modifiers.append(modifier)
    }
    for (name, entry) in groups where entry.least > entry.modifiers.count {
      let record = table.records.first { table.field("group", of: $0) == name }
      if let record {
        faults.append(
          table.fault("min", of: record, "group '\(name)' has fewer modifiers than its min"))
      }
    }
    try FaultList.throwing(faults)
    self.groups = groups
  }

  private static func counts(
    _ table: CSVTable, _ record: CSVTable.Record, _ faults: inout [BadInput]
  ) -> ModifierGroupEntry {
    func number(_ name: String, from lowest: Int = 0, or missing: Int) -> Int {
      let text = table.field(name, of: record)
      if text.isEmpty { return missing }
      guard let number = Int(text), (lowest...99).contains(number) else {
        faults.append(table.fault(name, of: record, "'\(text)' must be \(lowest) to 99"))
        return missing
      }
      return number
    }
    let (least, most) = (number("min", or: 0), number("max", from: 1, or: 99))
    let free = number("free", or: 0)
    if most < least { faults.append(table.fault("max", of: record, "is less than min")) }
    return ModifierGroupEntry(position: 0, least: least, most: most, free: free, modifiers: [])
  }

  private static func modifier(
    _ table: CSVTable, _ record: CSVTable.Record, _ rules: StoreRules, _ faults: inout [BadInput]
  ) -> ModifierGroupEntry.Modifier {
    let (name, text) = (table.field("name", of: record), table.field("price", of: record))
    if name.isEmpty { faults.append(table.fault("name", of: record, "is missing")) }
    if name.contains(where: { "+-~".contains($0) }) {
      faults.append(table.fault("name", of: record, "holds one of the signs + - ~"))
    }
    let price = text.isEmpty ? .zero : rules.currency.money(from: text)
    if price == nil {
      faults.append(
        table.fault("price", of: record, "'\(text)' is no amount in \(rules.currency.code)"))
    }
    return ModifierGroupEntry.Modifier(
      name: name, kitchenName: table.field("kitchen_name", of: record), price: price ?? .zero)
  }
}

extension StoreSetup {
  /// Takes modifier groups into the store, all of the file or nothing. Groups that are not in the
  /// file stay.
  ///
  /// - Throws: ``FaultList`` with every fault; `CatalogueRefusal`, `StoreFailure`.
  mutating func importModifiers(_ file: String, into store: Store) throws -> ImportCount {
    let known = Dictionary(
      try store.modifierGroups().map { ($0.name, $0.entry) },
      uniquingKeysWith: { first, _ in first })
    var count = ImportCount()
    var commands: [EnterModifierGroup] = []
    for (name, entry) in try ModifierFile(file: file, rules: store.rules()).groups
    where count.takes(entry, insteadOf: known[name]) {
      commands.append(
        EnterModifierGroup(
          key: key(), actor: Self.installer, groupID: ModifierGroupID(name), entry: entry))
    }
    try store.perform(all: commands)
    return count
  }
}
