import POSCore
import POSModel

/// Employees as a CSV file, checked as a whole before any of it is taken.
struct StaffFile {
  static let columns = ["name", "role", "pin"]
  static let optionalColumns = ["active"]

  /// One line: an employee, and the PIN to give them.
  struct Line {
    var name: String
    var role: Role
    var pin: String
    var isActive: Bool
  }

  let lines: [Line]

  /// Reads and checks a file. `holder` names who has a PIN in the store now; somebody who is in the
  /// file too has the PIN of the file after it.
  ///
  /// - Throws: ``FaultList`` with every fault. PINs are not repeated in it.
  init(file: String, rules: StoreRules, holder: (String) -> Employee?) throws {
    let table = try CSVTable(file: file, required: Self.columns, optional: Self.optionalColumns)
    var faults: [BadInput] = []
    var lines: [Line] = []
    var names: [String: Int] = [:]
    var pins: [String: Int] = [:]
    let givenPINs = Set(
      table.records.filter { !table.field("pin", of: $0).isEmpty }
        .map { table.field("name", of: $0) })
    for record in table.records {
      faults += table.shapeFaults(of: record)
      func fault(_ name: String, _ reason: String) {
        faults.append(table.fault(name, of: record, reason))
      }
      let (name, pin) = (table.field("name", of: record), table.field("pin", of: record))
      let role = Role(rawValue: table.field("role", of: record))
      let active = table.field("active", of: record)
      if name.isEmpty { fault("name", "is missing") }
      if let line = names[name] { fault("name", "stands on line \(line) already") }
      if role == nil { fault("role", "must be cashier, cook, manager or technician") }
      if !pin.isEmpty, !PINVault.isPIN(pin) { fault("pin", "must be 4 to 8 digits") }
      if let length = rules.pinLength, !pin.isEmpty, pin.utf8.count != length {
        fault("pin", "must be \(length) digits in this store")
      }
      if let line = pins[pin], !pin.isEmpty { fault("pin", "is the same as on line \(line)") }
      if !pins.keys.contains(pin), let holder = holder(pin), holder.name != name,
        !givenPINs.contains(holder.name)
      {
        fault("pin", "is \(holder.name)'s")
      }
      if !["yes", "no", ""].contains(active) { fault("active", "must be yes or no") }
      names[name] = names[name] ?? record.line
      pins[pin] = pins[pin] ?? record.line
      lines.append(
        Line(name: name, role: role ?? .cashier, pin: pin, isActive: active != "no"))
    }
    try FaultList.throwing(faults)
    self.lines = lines
  }
}
