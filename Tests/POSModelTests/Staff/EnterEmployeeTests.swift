import POSModel
import Testing

struct EnterEmployeeTests {
  private let pin = PINRecord(lookup: "lookup", hash: "hash")

  private func enter(
    _ id: String, by actor: Employee, name: String = "Bo", pin: PINRecord? = nil
  ) -> EnterEmployee {
    EnterEmployee(
      key: Shop.key(), actor: actor.id, employeeID: EmployeeID(id),
      entry: EmployeeEntry(name: name, role: .cashier, pin: pin))
  }

  @Test(arguments: Role.allCases) func `managers and technicians enter staff`(role: Role) {
    let actor = Shop.employee("x", role)
    let facts = try? enter("bo", by: actor).decide(nil, Shop.world(actor))  // Nil when refused.
    #expect((facts != nil) == (role == .manager || role == .technician))
  }

  @Test func `in a new store somebody enters themselves, and nobody else`() throws {
    var world = Shop.world(nil)
    world.rules.isNew = true
    #expect(try enter("ana", by: Shop.ana).decide(nil, world).count == 1)
    #expect(throws: StaffRefusal.unknown) { try enter("bo", by: Shop.ana).decide(nil, world) }
    world.rules.isNew = false
    #expect(throws: StaffRefusal.unknown) { try enter("ana", by: Shop.ana).decide(nil, world) }
  }

  @Test func `no two employees share a PIN`() throws {
    var world = Shop.world(Shop.mia)
    world.pinOwner = EmployeeID("ana")
    #expect(throws: StaffRefusal.pinTaken) {
      try enter("bo", by: Shop.mia, pin: pin).decide(nil, world)
    }
    #expect(try enter("ana", by: Shop.mia, pin: pin).decide(nil, world).count == 1)
  }

  @Test func `an employee has a name`() {
    #expect(throws: StaffRefusal.nameMissing) {
      try enter("bo", by: Shop.mia, name: "").decide(nil, Shop.world(Shop.mia))
    }
  }

  @Test func `of two with one PIN the earlier keeps it, as long as the PIN stays the same`() {
    func entry(_ name: String, _ pin: PINRecord?) -> EmployeeFact {
      .entered(EmployeeEntry(name: name, role: .cashier, pin: pin))
    }
    var bo = Shop.employee("bo", .cashier, pin: pin)
    let first = bo.pinPosition
    bo.apply(entry("Bob", pin), Shop.stamp(5))
    #expect(bo.pinPosition == first)
    #expect(bo.name == "Bob")
    bo.apply(entry("Bob", PINRecord(lookup: "other", hash: "hash")), Shop.stamp(6))
    #expect(bo.pinPosition == Shop.stamp(6).position)
  }
}
