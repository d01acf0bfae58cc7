import POSCore
import POSModel

/// Combos as a CSV file, checked as a whole before any of it is taken: a row a slot, whose choices
/// are PLUs joined by `|`, each perhaps with what it adds: `301|306+0.50`.
struct ComboFile {
  static let columns = ["plu", "slot", "choices"]
  static let optionalColumns = ["active"]

  let combos: [(plu: String, entry: ComboEntry)]

  /// Reads and checks a file against the menu and the PLUs of the combos there are.
  ///
  /// - Throws: ``FaultList`` with every fault.
  init(file: String, rules: StoreRules, menu: Menu, others: Set<String>) throws {
    let table = try CSVTable(file: file, required: Self.columns, optional: Self.optionalColumns)
    var faults: [BadInput] = []
    var combos: [(plu: String, entry: ComboEntry)] = []
    for record in table.records {
      faults += table.shapeFaults(of: record)
      let plu = table.field("plu", of: record)
      if menu.product(code: plu)?.plu != plu {
        faults.append(table.fault("plu", of: record, "there is no product '\(plu)'"))
      }
      let name = table.field("slot", of: record)
      if name.isEmpty { faults.append(table.fault("slot", of: record, "is missing")) }
      let active = table.field("active", of: record)
      if !["yes", "no", ""].contains(active) {
        faults.append(table.fault("active", of: record, "'\(active)' must be yes or no"))
      }
      var choices: [ComboEntry.Choice] = []
      for text in table.field("choices", of: record).split(separator: "|") {
        do throws(BadInput) {
          choices.append(try Self.choice(String(text), table, record, rules, menu))
        } catch { faults.append(error) }
      }
      if choices.isEmpty { faults.append(table.fault("choices", of: record, "names no product")) }
      if choices.contains(where: { $0.plu == plu }) {
        faults.append(table.fault("choices", of: record, "names the combo \(plu) itself"))
      }
      let place = combos.firstIndex { $0.plu == plu } ?? combos.count
      if place == combos.count { combos.append((plu, ComboEntry(slots: []))) }
      if combos[place].entry.slots.contains(where: { $0.name == name }) {
        faults.append(table.fault("slot", of: record, "'\(name)' stands twice"))
      }
      if active == "no" { combos[place].entry.isActive = false }
      combos[place].entry.slots.append(ComboEntry.Slot(name: name, choices: choices))
    }
    let known = Set(combos.map(\.plu)).union(others)
    for record in table.records {
      let plus = table.field("choices", of: record).split(separator: "|")
        .map { String($0.prefix { $0 != "+" }).filter { $0 != " " } }
      for plu in plus where known.contains(plu) && plu != table.field("plu", of: record) {
        faults.append(table.fault("choices", of: record, "\(plu) is a combo itself"))
      }
    }
    try FaultList.throwing(faults)
    self.combos = combos
  }

  /// One product of a slot.
  ///
  /// - Throws: ``BadInput`` that names what is wrong with it.
  private static func choice(
    _ text: String, _ table: CSVTable, _ record: CSVTable.Record, _ rules: StoreRules, _ menu: Menu
  ) throws(BadInput) -> ComboEntry.Choice {
    let parts = text.split(separator: "+", maxSplits: 1, omittingEmptySubsequences: false)
    let plu = parts[0].filter { $0 != " " }
    guard menu.product(code: plu)?.plu == plu else {
      throw table.fault("choices", of: record, "there is no product '\(plu)'")
    }
    guard parts.count == 2 else { return ComboEntry.Choice(plu: plu) }
    guard let surcharge = rules.currency.money(from: parts[1].filter { $0 != " " }) else {
      throw table.fault(
        "choices", of: record, "'\(parts[1])' is no amount in \(rules.currency.code)")
    }
    return ComboEntry.Choice(plu: plu, surcharge: surcharge)
  }
}

extension StoreSetup {
  /// Takes combos into the store, all of the file or nothing. Combos that are not in the file stay.
  ///
  /// - Throws: ``FaultList`` with every fault; `CatalogueRefusal`, `StoreFailure`.
  mutating func importCombos(_ file: String, into store: Store) throws -> ImportCount {
    let known = Dictionary(
      try store.combos().map { ($0.plu, $0.entry) }, uniquingKeysWith: { first, _ in first })
    var count = ImportCount()
    var commands: [EnterCombo] = []
    let combos = try ComboFile(
      file: file, rules: store.rules(), menu: store.menu(), others: Set(known.keys)
    ).combos
    for (plu, entry) in combos where count.takes(entry, insteadOf: known[plu]) {
      commands.append(
        EnterCombo(key: key(), actor: Self.installer, comboID: ComboID(plu), entry: entry))
    }
    try store.perform(all: commands)
    return count
  }
}
