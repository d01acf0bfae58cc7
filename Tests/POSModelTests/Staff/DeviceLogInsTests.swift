import POSModel
import Testing

struct DeviceLogInsTests {
  private let device = DeviceLogInsID("L1")

  private func after(_ facts: [LogInFact], at moment: Instant = Shop.noon) -> DeviceLogIns {
    var logIns = DeviceLogIns(id: device)
    for fact in facts { logIns.apply(fact, Shop.stamp(at: moment)) }
    return logIns
  }

  @Test(
    arguments: [
      (0, nil), (4, nil), (5, 5_000), (6, 10_000), (7, 20_000), (8, 40_000), (14, 2_560_000),
      (15, 3_600_000), (16, 3_600_000), (1_000, 3_600_000), (.max, 3_600_000),
    ] as [(Int, Int64?)])
  func `five wrong PINs make a wait that doubles, up to an hour`(failures: Int, wait: Int64?) {
    #expect(DeviceLogIns.wait(after: failures) == wait)
  }

  @Test func `the wait counts from the wrong PIN and ends by itself`() {
    let logIns = after(Array(repeating: .pinWrong, count: 5))
    let end = Shop.noon.adding(milliseconds: 5_000)
    #expect(logIns.lockedUntil == end)
    #expect(logIns.lock(at: Shop.noon) == end)
    #expect(logIns.lock(at: end.adding(milliseconds: -1)) == end)
    #expect(logIns.lock(at: end) == nil)
  }

  @Test func `logging in ends the counting, an approval does not`() {
    let wrong = Array(repeating: LogInFact.pinWrong, count: 6)
    let logIns = after(wrong + [.loggedIn(Shop.ana.id)])
    #expect(logIns.failures == 0)
    #expect(logIns.lockedUntil == nil)
    #expect(after(wrong + [.loggedIn(Shop.ana.id), .loggedOut, .pinWrong]).failures == 1)
    #expect(after(wrong + [.approved(Shop.mia.id)]) == after(wrong))
  }

  @Test func `wrong PINs for an approval add up over log-ins, until a quarter of an hour is over`()
  {
    let tries: [LogInFact] = [.loggedIn(Shop.ana.id), .pinWrong, .pinWrong, .loggedOut]
    let logIns = after(tries + tries + tries.prefix(2))
    #expect((logIns.failures, logIns.approvalFailures) == (0, 5))
    #expect(logIns.lockedUntil == Shop.noon.adding(milliseconds: 5_000))
    var later = logIns
    let end = Shop.noon.adding(milliseconds: DeviceLogIns.forgetting + 1)
    later.apply(.pinWrong, Shop.stamp(99, at: end))
    #expect((later.approvalFailures, later.lockedUntil) == (1, nil))
  }

  @Test func `who logged in last is there until logged out; an approval changes nobody`() {
    #expect(after([.loggedIn(Shop.ana.id)]).employee == Shop.ana.id)
    #expect(after([.loggedIn(Shop.ana.id), .approved(Shop.mia.id)]).employee == Shop.ana.id)
    #expect(after([.loggedIn(Shop.ana.id), .loggedOut]).employee == nil)
  }

  @Test func `being turned away for having left counts as nothing`() {
    let logIns = after([.pinWrong, .inactiveRefused(Shop.ana.id)])
    #expect(logIns.failures == 1)
  }

  @Test func `a log-in is granted, counted as wrong, turned away or refused`() throws {
    func logIn(_ owner: EmployeeID?, _ purpose: LogIn.Purpose = .work) -> LogIn {
      LogIn(key: Shop.key(), device: DeviceID("L1"), owner: owner, purpose: purpose)
    }
    let world = Shop.world()
    #expect(try logIn(Shop.ana.id).decide(nil, world) == [.loggedIn(Shop.ana.id)])
    #expect(try logIn(Shop.ana.id, .approval).decide(nil, world) == [.approved(Shop.ana.id)])
    #expect(try logIn(nil).decide(nil, Shop.world(nil)) == [.pinWrong])
    let gone = Shop.employee("gil", .cashier, isActive: false)
    #expect(try logIn(gone.id).decide(nil, Shop.world(gone)) == [.inactiveRefused(gone.id)])
    let locked = after(Array(repeating: .pinWrong, count: 5))
    let end = Shop.noon.adding(milliseconds: 5_000)
    #expect(throws: StaffRefusal.lockedOut(until: end)) {
      try logIn(Shop.ana.id).decide(locked, world)
    }
  }

  @Test func `an answer says what became of the PIN`() {
    let wish = LogIn(
      key: Shop.key(), device: DeviceID("L1"), owner: Shop.ana.id, purpose: .work)
    let locked = after(Array(repeating: .pinWrong, count: 5))
    #expect(wish.respond(locked, [.loggedIn(Shop.ana.id)]) == .welcome(Shop.ana.id))
    #expect(wish.respond(locked, [.inactiveRefused(Shop.ana.id)]) == .inactive(Shop.ana.id))
    #expect(
      wish.respond(locked, [.pinWrong])
        == .wrongPIN(lockedUntil: Shop.noon.adding(milliseconds: 5_000)))
  }

  @Test func `who leaves must be somebody, and somebody must have come`() throws {
    let wish = LogOut(key: Shop.key(), actor: Shop.ana.id, device: DeviceID("L1"))
    let present = after([.loggedIn(Shop.ana.id)])
    #expect(try wish.decide(present, Shop.world()) == [.loggedOut])
    #expect(throws: StaffRefusal.nobodyLoggedIn) { try wish.decide(nil, Shop.world()) }
    #expect(throws: StaffRefusal.unknown) { try wish.decide(present, Shop.world(nil)) }
  }
}
