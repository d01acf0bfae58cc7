import POSModel
import Testing

/// What each wish about a check leads to, and why it may be refused.
struct CheckCommandTests {
  private let burger = Shop.item("burger", 850)

  private func refusal(
    _ wish: some CheckCommand, _ check: Check?, _ world: World = Shop.world()
  ) -> CheckRefusal? {
    do throws(CheckRefusal) { _ = try wish.decide(check, world) } catch { return error }
    return nil
  }

  private func openCheck() -> OpenCheck {
    OpenCheck(
      key: Shop.key(), actor: Shop.ana.id, checkID: CheckID("c"), orderType: .takeOut)
  }

  private func close(_ check: Check) -> CloseCheck {
    CloseCheck(
      key: Shop.key(), actor: Shop.ana.id, checkID: check.id, shownVersion: check.version)
  }

  @Test func `a check is opened once, with all that its sums depend on`() throws {
    var world = Shop.world()
    world.numbers = [CheckNumbers(checkNumber: 10_001, callNumber: "A1")]
    let facts = try openCheck().decide(nil, world)
    guard case .opened(let opened) = facts.first else { throw Missing() }
    #expect(facts.count == 1)
    #expect(opened.checkNumber == 10_001)
    #expect(opened.callNumber == "A1")
    #expect(opened.taxRule == world.rules.taxRule)
    #expect(opened.cashRounding == world.rules.cashRounding)
    #expect(opened.businessDay == "2026-06-01")
    #expect(refusal(openCheck(), Shop.check(), world) == .alreadyOpened)
    world.actor = Shop.employee("cem", .cook)
    #expect(refusal(openCheck(), nil, world) == .notAllowed(.roleForbids(.cook)))
  }

  /// A fact that should be there is not.
  private struct Missing: Error {}

  @Test func `a check on which nothing is due is closed`() throws {
    let free = Shop.check([.itemAdded(Shop.item("water", 0))])
    #expect(
      try close(free).decide(free, Shop.world())
        == [.sent(round: 1, [CheckItemID("water")]), .paid])
    #expect(free.with([.paid]).status == .closed)
  }

  @Test func `a check with nothing on it, or something due, or gone, stays as it is`() {
    let owing = Shop.check([.itemAdded(burger)])
    let parked = owing.with([.parked(name: "", again: false)])
    #expect(refusal(close(Shop.check()), Shop.check()) == .empty)
    #expect(refusal(close(owing), owing) == .stillDue(Shop.usd(850)))
    #expect(refusal(close(parked), parked) == .notOpen(.parked))
    #expect(refusal(close(owing), nil) == .noSuchCheck)
    var world = Shop.world()
    world.changesSinceShown = [.closed]
    #expect(refusal(close(owing), owing.with([.paid]), world) == .changedMeanwhile([.closed]))
  }

  @Test func `a check is parked under a name, and again under the same`() throws {
    let check = Shop.check([.itemAdded(burger)])
    func park(_ name: String) -> ParkCheck {
      ParkCheck(key: Shop.key(), actor: Shop.ana.id, checkID: check.id, name: name)
    }
    let facts = try park("Tom").decide(check, Shop.world())
    #expect(facts == [.parked(name: "Tom", again: false)])
    let again = check.with(facts).with([.recalled])
    #expect(try park("").decide(again, Shop.world()) == [.parked(name: "Tom", again: true)])
    #expect(refusal(park(""), Shop.check()) == .empty)
    #expect(refusal(park(""), check.with(facts)) == .notOpen(.parked))
    #expect(refusal(park(String(repeating: "x", count: 61)), check) == .noteTooLong(limit: 60))
    #expect(refusal(park("x"), nil) == .noSuchCheck)
  }

  @Test func `a parked check is taken up by whoever recalls it`() throws {
    let parked = Shop.check([.itemAdded(burger), .parked(name: "Tom", again: false)])
    let wish = RecallCheck(key: Shop.key(), actor: Shop.mia.id, checkID: parked.id)
    #expect(try wish.decide(parked, Shop.world(Shop.mia)) == [.recalled])
    #expect(try wish.decide(parked.with([.recalled]), Shop.world(Shop.mia)) == [.recalled])
    #expect(refusal(wish, parked.with([.paid])) == .notOpen(.closed))
    #expect(refusal(wish, nil) == .noSuchCheck)
    var taken = parked
    taken.apply(
      .recalled,
      FactStamp(
        eventID: EventID("r"), at: Shop.noon, lamport: 9, origin: DeviceID("L2"),
        actor: Shop.mia.id))
    #expect(taken.status == .open)
    #expect(taken.holder == Shop.mia.id)
    #expect(taken.heldOn == DeviceID("L2"))
    #expect(taken.owner == Shop.ana.id)
  }

  @Test func `a void above the cashier's limit needs who may void as much`() throws {
    let check = Shop.check([.itemAdded(Shop.item("feast", 6_000))])
    func void(_ approver: Employee?) -> CheckRefusal? {
      var world = Shop.world()
      world.approver = approver
      return refusal(wish(approver?.id), check, world)
    }
    func wish(_ approver: EmployeeID?) -> VoidCheck {
      VoidCheck(
        key: Shop.key(), actor: Shop.ana.id, checkID: check.id, reason: "left",
        approver: approver)
    }
    let limit = CheckRefusal.needsManager(.voidCheck(limit: Shop.usd(5_000)))
    #expect(void(nil) == limit)
    #expect(void(Shop.ana) == limit)
    #expect(void(Shop.employee("cem", .cook)) == limit)
    #expect(void(Shop.employee("max", .manager, isActive: false)) == limit)
    var world = Shop.world()
    world.approver = Shop.mia
    #expect(
      try wish(Shop.mia.id).decide(check, world)
        == [.voided(reason: "left", approver: Shop.mia.id)])
    #expect(
      try wish(nil).decide(Shop.check(), Shop.world()) == [.voided(reason: "left", approver: nil)])
  }

  @Test func `a check somebody paid for is not voided`() {
    let payment = Payment(
      id: PaymentID("p"), tender: .cash, applied: Shop.usd(100), tendered: Shop.usd(100))
    let check = Shop.check([.itemAdded(burger), .paymentTaken(payment)])
    let wish = VoidCheck(key: Shop.key(), actor: Shop.ana.id, checkID: check.id, reason: "")
    #expect(refusal(wish, check) == .hasPayments(Shop.usd(100)))
    #expect(refusal(wish, check.with([.paid])) == .notOpen(.closed))
    #expect(refusal(wish, nil) == .noSuchCheck)
  }
}
