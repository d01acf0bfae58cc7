import POSCore
import POSModel

/// What an import did.
struct ImportCount: Equatable, CustomStringConvertible {
  var added = 0
  var changed = 0
  var unchanged = 0

  /// Counts an entry; whether it is to be entered because it is new or other than before.
  mutating func takes<Entry: Equatable>(_ entry: Entry, insteadOf before: Entry?) -> Bool {
    guard let before else {
      added += 1
      return true
    }
    if before == entry { unchanged += 1 } else { changed += 1 }
    return before != entry
  }

  var description: String { "\(added) added, \(changed) changed, \(unchanged) as before" }
}

extension StoreSetup {
  /// How many products go in at a time: nobody who sells waits longer for the write gate than that
  /// takes.
  private static let productsAtATime = 100

  /// Takes a menu file into the store: new PLUs are added, known ones changed in place. Products
  /// that are not in the file stay. A file with a fault changes nothing. Of a large one that is cut
  /// off by a crash the first products are in; taking it again brings the rest.
  ///
  /// - Throws: ``FaultList`` with every fault; `CatalogueRefusal`, `StoreFailure`.
  mutating func importMenu(_ file: String, into store: Store) throws -> ImportCount {
    let known = try store.products()
    let menu = try MenuFile(file: file, rules: store.rules(), others: known)
    let byPLU = Dictionary(known.map { ($0.plu, $0) }, uniquingKeysWith: { first, _ in first })
    var count = ImportCount()
    var commands: [EnterProduct] = []
    for entry in menu.entries {
      let before = byPLU[entry.plu]
      guard count.takes(entry, insteadOf: before?.entry) else { continue }
      let id = before?.id ?? ids.next(at: time.now())
      commands.append(
        EnterProduct(key: key(), actor: Self.installer, productID: id, entry: entry))
    }
    for start in stride(from: 0, to: commands.count, by: Self.productsAtATime) {
      let end = min(commands.count, start + Self.productsAtATime)
      try store.perform(all: Array(commands[start..<end]))
    }
    return count
  }

  /// Takes a staff file into the store, all of it or nothing: employees are known by their names.
  /// A line without a PIN leaves the PIN as it is.
  ///
  /// - Throws: ``FaultList`` with every fault; `StaffRefusal`, `StoreFailure`.
  mutating func importStaff(
    _ file: String, into store: Store, vault: PINVault
  ) throws -> ImportCount {
    let employees = try store.employees().filter { $0.id != Self.installer }
    let holders = Dictionary(
      employees.compactMap { employee in employee.entry.pin.map { ($0.lookup, employee) } },
      uniquingKeysWith: { first, _ in first })
    let staff = try StaffFile(file: file, rules: store.rules()) { holders[vault.lookup(of: $0)] }
    let known = Dictionary(
      employees.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    var count = ImportCount()
    var commands: [EnterEmployee] = []
    // PINs may change hands within the file: those that are given up are given up first.
    var releases: [EnterEmployee] = []
    for line in staff.lines {
      let before = known[line.name]
      var pin = before?.entry.pin
      if !line.pin.isEmpty, pin?.lookup != vault.lookup(of: line.pin) {
        pin = try vault.record(of: line.pin, salt: salt())
      }
      let entry = EmployeeEntry(
        name: line.name, role: line.role, isActive: line.isActive, pin: pin)
      guard count.takes(entry, insteadOf: before?.entry) else { continue }
      if let before, let old = before.entry.pin, old.lookup != pin?.lookup {
        var entry = before.entry
        entry.pin = nil
        releases.append(
          EnterEmployee(
            key: key(), actor: Self.installer, employeeID: before.id, entry: entry))
      }
      commands.append(
        EnterEmployee(
          key: key(), actor: Self.installer, employeeID: before?.id ?? ids.next(at: time.now()),
          entry: entry))
    }
    try keepsManager(employees, after: commands, file: file)
    try store.perform(all: releases + commands)
    return count
  }

  /// Refuses a file after which nobody could log in as a manager.
  ///
  /// - Throws: ``FaultList``.
  private func keepsManager(
    _ employees: [Employee], after commands: [EnterEmployee], file: String
  ) throws {
    func isManager(_ entry: EmployeeEntry) -> Bool {
      entry.role == .manager && entry.isActive && entry.pin != nil
    }
    var entries = Dictionary(
      employees.map { ($0.id, $0.entry) }, uniquingKeysWith: { first, _ in first })
    guard entries.values.contains(where: isManager) else { return }
    for command in commands { entries[command.employeeID] = command.entry }
    guard !entries.values.contains(where: isManager) else { return }
    throw FaultList([
      BadInput(file: file, reason: "would leave the store without an active manager")
    ])
  }
}
