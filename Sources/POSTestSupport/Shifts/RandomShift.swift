import POSCore
public import POSModel

/// What somebody at a till might do next, drawn from a seed.
public struct RandomShift {
  let till: Till
  /// Of twenty-one steps, how many change staff.
  let staffChanges: Int
  /// Whether the drawer is among what is worked on.
  let worksOnDrawer: Bool

  /// A shift at a till.
  public init(till: Till, staffChanges: Int = 1, worksOnDrawer: Bool = true) {
    (self.till, self.staffChanges, self.worksOnDrawer) = (till, staffChanges, worksOnDrawer)
  }

  /// Does something; what the house refuses is not done.
  ///
  /// - Throws: ``StoreFailure``.
  public func step(_ random: inout SeededGenerator) throws {
    till.clock.advance(milliseconds: Int64.random(in: 0...20, using: &random))
    till.employee =
      Int.random(in: 0..<3, using: &random) == 0 ? TestStaff.manager : TestStaff.cashier
    do {
      switch Int.random(in: 0..<21, using: &random) {
      case 0..<staffChanges: try changeEmployee(&random)
      case 15..<17: try till.open()
      case 17: try changeProduct(&random)
      case 18: try changeSetting(&random)
      case 19: try logIn(&random)
      case 20 where worksOnDrawer: try DrawerShift(till: till).work(&random)
      default: try workOnCheck(&random)
      }
    } catch let error where error is any Refusal {
      // The house said no: nothing happened.
    }
  }

  /// Does something with any open check.
  ///
  /// - Throws: a refusal, which is nothing but an answer here; `StoreFailure`.
  private func workOnCheck(_ random: inout SeededGenerator) throws {
    guard let row = try till.store.openChecks().randomElement(using: &random),
      let check = try till.store.check(row.id)
    else {
      try till.open()
      return
    }
    if check.status == .parked, Int.random(in: 0..<3, using: &random) > 0 {
      try till.store.perform(
        RecallCheck(key: till.key(), actor: till.employee, checkID: check.id))
      return
    }
    switch Int.random(in: 0..<25, using: &random) {
    case 0..<6: try ring(on: check, &random)
    case 6..<10: try changeItem(of: check, &random)
    case 10: try park(check, &random)
    case 11: try void(check)
    case 12: try close(check)
    case 13..<18: try LateShift(till: till).work(on: check, &random)
    case 18: try KitchenShift(till: till).work(on: check, &random)
    default: try pay(check, &random)
    }
  }

  /// Rings something.
  ///
  /// - Throws: a refusal, which is nothing but an answer here; `StoreFailure`.
  private func ring(on check: Check, _ random: inout SeededGenerator) throws {
    let plus = TestMenu.entries.map(\.plu)
    try till.ring(
      plus[Int.random(in: plus.indices, using: &random)],
      Quantity(thousandths: Int64.random(in: 1...3, using: &random) * 1_000), on: check.id)
  }

  /// Changes a line that is on the check.
  ///
  /// - Throws: a refusal, which is nothing but an answer here; `StoreFailure`.
  private func changeItem(of check: Check, _ random: inout SeededGenerator) throws {
    guard let item = check.items.randomElement(using: &random) else { return }
    let (key, actor) = (till.key(), till.employee)
    switch Int.random(in: 0..<3, using: &random) {
    case 0:
      try till.store.perform(
        ChangeQuantity(
          key: key, actor: actor, checkID: check.id, itemID: item.id,
          quantity: Quantity(thousandths: Int64.random(in: 1...4, using: &random) * 1_000)))
    case 1:
      try till.store.perform(
        ChangeNote(
          key: key, actor: actor, checkID: check.id, itemID: item.id,
          note: "n\(Int.random(in: 0...9, using: &random))"))
    default:
      try till.store.perform(
        RemoveItem(key: key, actor: actor, checkID: check.id, itemID: item.id))
    }
  }

  /// Puts a check aside.
  ///
  /// - Throws: a refusal, which is nothing but an answer here; `StoreFailure`.
  private func park(_ check: Check, _ random: inout SeededGenerator) throws {
    try till.store.perform(
      ParkCheck(
        key: till.key(), actor: till.employee, checkID: check.id,
        name: ["", "Tom", "Zoë"][Int.random(in: 0...2, using: &random)]))
  }

  /// Voids a check.
  ///
  /// - Throws: a refusal, which is nothing but an answer here; `StoreFailure`.
  private func void(_ check: Check) throws {
    try till.store.perform(
      VoidCheck(
        key: till.key(), actor: till.employee, checkID: check.id, reason: "left",
        approver: TestStaff.manager))
  }

  /// Closes a check.
  ///
  /// - Throws: a refusal, which is nothing but an answer here; `StoreFailure`.
  private func close(_ check: Check) throws {
    try till.store.perform(
      CloseCheck(
        key: till.key(), actor: till.employee, checkID: check.id, shownVersion: check.version))
  }

  /// Takes money for a check, for all of it or a part.
  ///
  /// - Throws: a refusal, which is nothing but an answer here; `StoreFailure`.
  private func pay(_ check: Check, _ random: inout SeededGenerator) throws {
    let part = Money(
      minorUnits: Int64.random(in: 0...max(0, check.totals.due.minorUnits), using: &random))
    switch Int.random(in: 0..<4, using: &random) {
    case 0: try till.pay(check, cash: part)
    case 1: try till.pay(check, card: part)
    case 2: try till.pay(check, card: nil)
    default: try till.pay(check)
    }
  }

  /// Changes what is on the menu.
  ///
  /// - Throws: a refusal, which is nothing but an answer here; `StoreFailure`.
  private func changeProduct(_ random: inout SeededGenerator) throws {
    var entry = TestMenu.entries[Int.random(in: 0...4, using: &random)]
    let id = TestMenu.id(entry.plu)
    entry.price = Money(minorUnits: Int64.random(in: 0...20, using: &random) * 50)
    entry.barcodes = (0..<Int.random(in: 0...2, using: &random)).map { _ in
      "77\(Int.random(in: 0...3, using: &random))"
    }
    entry.isActive = Int.random(in: 0..<5, using: &random) > 0
    try till.store.perform(
      EnterProduct(key: till.key(), actor: TestStaff.manager, productID: id, entry: entry))
  }

  /// Changes who works here.
  ///
  /// - Throws: a refusal, which is nothing but an answer here; `StoreFailure`.
  private func changeEmployee(_ random: inout SeededGenerator) throws {
    // Few people and fewer PINs, so that lanes change the same ones. Two have a product's id.
    let id = EmployeeID(
      "00000000-0000-7000-8000-00000000010\(Int.random(in: 0...3, using: &random))")
    let pins = ["4444", "5555", "6666", nil]
    let pin = pins[Int.random(in: 0...3, using: &random)]
    try till.store.perform(
      EnterEmployee(
        key: till.key(), actor: TestStaff.manager, employeeID: id,
        entry: EmployeeEntry(
          name: "E\(Int.random(in: 0...9, using: &random))", role: .cashier,
          isActive: Bool.random(using: &random), pin: pin.map { TestStaff.pin($0) })))
  }

  /// Changes a rule of the house.
  ///
  /// - Throws: a refusal, which is nothing but an answer here; `StoreFailure`.
  private func changeSetting(_ random: inout SeededGenerator) throws {
    let settings = [
      ("cash.rounding", "0.05"), ("cash.rounding", "0.01"), ("tax.mode", "inclusive"),
      ("tax.mode", "exclusive"), ("tax.rounding", "line"),
    ]
    let (key, value) = settings[Int.random(in: 0..<5, using: &random)]
    try till.store.perform(
      ChangeSetting(
        key: till.key(), actor: TestStaff.manager, setting: SettingID(key), value: value))
  }

  /// Logs somebody in, or says who failed to.
  ///
  /// - Throws: a refusal, which is nothing but an answer here; `StoreFailure`.
  private func logIn(_ random: inout SeededGenerator) throws {
    let owners: [EmployeeID?] = [nil, TestStaff.cashier, TestStaff.gone]
    try till.store.perform(
      LogIn(
        key: till.key(), device: till.store.realm.device,
        owner: owners[Int.random(in: 0...2, using: &random)], purpose: .work))
  }
}
