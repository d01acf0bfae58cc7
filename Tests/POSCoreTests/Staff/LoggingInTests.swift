import GRDB
import POSModel
import POSTestSupport
import Testing

@testable import POSCore

struct LoggingInTests {
  private let vault = PINVault(pepper: Array(repeating: 7, count: 32))
  private let till: Till

  /// A store where Ana and Gil, who left, have PINs that are kept as real hashes. Everybody else's
  /// hash is none, so computing one of theirs would fail.
  init() throws {
    till = try Till.fresh()
    try enter(TestStaff.cashier, "Ana", pin: "1234")
    try enter(TestStaff.gone, "Gil", isActive: false, pin: "4321")
  }

  private func enter(
    _ id: EmployeeID, _ name: String, isActive: Bool = true, pin: String
  ) throws {
    let record = try vault.record(of: pin, salt: [UInt8](repeating: 3, count: 16))
    try till.store.perform(
      EnterEmployee(
        key: till.key(), actor: TestStaff.manager, employeeID: id,
        entry: EmployeeEntry(name: name, role: .cashier, isActive: isActive, pin: record)))
  }

  private func logIn(
    _ pin: String, at till: Till? = nil, key: IdempotencyKey? = nil,
    purpose: LogIn.Purpose = .work
  ) throws -> LogInResult {
    let till = till ?? self.till
    return try till.store.logIn(
      pin: pin, key: key ?? till.key(), purpose: purpose, vault: vault)
  }

  @Test func `a right PIN lets its owner in, with one hash however many employees there are`()
    throws
  {
    for number in 10..<40 {
      try till.store.perform(
        EnterEmployee(
          key: till.key(), actor: TestStaff.manager, employeeID: till.id(),
          entry: EmployeeEntry(
            name: "E\(number)", role: .cashier, pin: TestStaff.pin("90\(number)"))))
    }
    guard case .welcome(let employee) = try logIn("1234") else {
      Issue.record("not let in")
      return
    }
    #expect(employee.id == TestStaff.cashier)
    #expect(try logIn("9910") == .wrongPIN(lockedUntil: nil))
  }

  @Test func `who left is told so, and it counts as nothing`() throws {
    guard case .inactive(let employee) = try logIn("4321") else {
      Issue.record("not told")
      return
    }
    #expect(employee.name == "Gil")
    for _ in 0..<4 { #expect(try logIn("0000") == .wrongPIN(lockedUntil: nil)) }
  }

  @Test func `five wrong PINs lock the device, each further one twice as long`() throws {
    for _ in 0..<4 { #expect(try logIn("0000") == .wrongPIN(lockedUntil: nil)) }
    for wait in [5_000, 10_000, 20_000] as [Int64] {
      let end = till.clock.now().adding(milliseconds: wait)
      #expect(try logIn("0000") == .wrongPIN(lockedUntil: end))
      till.clock.advance(milliseconds: wait - 1)
      #expect(throws: StaffRefusal.lockedOut(until: end)) { try logIn("1234") }
      till.clock.advance(milliseconds: 1)
    }
    guard case .welcome = try logIn("1234") else {
      Issue.record("not let in after the wait")
      return
    }
    #expect(try logIn("0000") == .wrongPIN(lockedUntil: nil))
    #expect(try till.store.verify() == [])
  }

  @Test func `a lock is in the store before its answer, and outlives the program`() throws {
    for _ in 0..<5 { _ = try logIn("0000") }
    let end = till.clock.now().adding(milliseconds: 5_000)
    let neighbour = try till.neighbour()
    #expect(throws: StaffRefusal.lockedOut(until: end)) { try logIn("1234", at: neighbour) }
    try till.store.close()
    try neighbour.store.close()
    let reopened = try till.neighbour(seed: 3)
    #expect(throws: StaffRefusal.lockedOut(until: end)) { try logIn("1234", at: reopened) }
  }

  @Test func `a try that is asked again counts once`() throws {
    let key = till.key()
    for _ in 0..<9 { #expect(try logIn("0000", key: key) == .wrongPIN(lockedUntil: nil)) }
    let device = DeviceLogInsID("L1")
    #expect(try till.store.read { try $0.folded(device).state?.failures } == 1)
  }

  @Test func `an approval leaves who works where they are`() throws {
    _ = try logIn("1234")
    try enter(TestStaff.manager, "Mia", pin: "8888")
    _ = try logIn("8888", purpose: .approval)
    let device = DeviceLogInsID("L1")
    #expect(try till.store.read { try $0.folded(device).state?.employee } == TestStaff.cashier)
    try till.store.perform(
      LogOut(key: till.key(), actor: TestStaff.cashier, device: DeviceID("L1")))
    #expect(try till.store.read { try $0.folded(device).state?.employee } == nil)
  }

  @Test func `no two employees share a PIN, and one given up may be taken`() throws {
    #expect(throws: StaffRefusal.pinTaken) { try enter(TestStaff.cook, "Cem", pin: "1234") }
    try enter(TestStaff.cashier, "Ana", pin: "5678")
    try enter(TestStaff.cook, "Cem", pin: "1234")
    #expect(try logIn("5678") != .wrongPIN(lockedUntil: nil))
    #expect(try till.store.verify() == [])
  }

  @Test func `the store holds no PIN and no pepper`() throws {
    _ = try logIn("1234")
    let payloads = try till.store.pool.read {
      try String.fetchAll($0, sql: "SELECT payload FROM events WHERE aggregate_type = 'employee'")
    }
    #expect(payloads.allSatisfy { !$0.contains("\"1234\"") })
    #expect(payloads.allSatisfy { !$0.contains("07070707") })
  }
}
