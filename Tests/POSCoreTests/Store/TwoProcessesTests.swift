import POSModel
import POSTestSupport
import Testing

@testable import POSCore

/// Two processes at one store file: each has its own connections and memory.
struct TwoProcessesTests {
  private let mine: Till
  private let theirs: Till

  init() throws {
    mine = try Till.fresh()
    theirs = try mine.neighbour()
  }

  @Test func `paying what another process changed is refused with what changed`() throws {
    let shown = try mine.check(with: "101")
    let item = try #require(shown.items.first)
    try theirs.ring("201", Quantity(thousandths: 2_000), on: shown.id)
    try theirs.store.perform(
      ChangeNote(
        key: theirs.key(), actor: theirs.employee, checkID: shown.id, itemID: item.id,
        note: "no salt"))
    try theirs.store.perform(
      RemoveItem(key: theirs.key(), actor: theirs.employee, checkID: shown.id, itemID: item.id))
    let changes: [CheckChange] = [
      .itemAdded(name: "Cola", quantity: Quantity(thousandths: 2_000)),
      .noteChanged(name: "Classic burger"), .itemRemoved(name: "Classic burger"),
    ]
    #expect(throws: PaymentRefusal.changedMeanwhile(changes)) { try mine.pay(shown) }
    let fresh = try #require(try mine.store.check(shown.id))
    #expect(try mine.pay(fresh).subject.status == .closed)
  }

  @Test func `a payment another process took is not taken again`() throws {
    let shown = try mine.check(with: "101")
    try theirs.pay(shown)
    #expect(
      throws: PaymentRefusal.changedMeanwhile([.paymentTaken(shown.totals.due), .sent, .closed])
    ) { try mine.pay(shown) }
  }

  @Test func `closing what another process changed is refused with what changed`() throws {
    let shown = try mine.check(with: "900")
    func close(_ check: Check) throws -> Check {
      try mine.store.perform(
        CloseCheck(
          key: mine.key(), actor: mine.employee, checkID: check.id,
          shownVersion: check.version)
      ).subject
    }
    try theirs.store.perform(
      ParkCheck(key: theirs.key(), actor: theirs.employee, checkID: shown.id, name: "Tom"))
    try theirs.store.perform(
      RecallCheck(key: theirs.key(), actor: theirs.employee, checkID: shown.id))
    #expect(throws: CheckRefusal.changedMeanwhile([.parked, .recalled])) { try close(shown) }
    let fresh = try #require(try mine.store.check(shown.id))
    #expect(try close(fresh).status == .closed)
  }

  @Test func `what one process remembers is never older than what the other wrote`() throws {
    var random = SeededGenerator(seed: 4)
    let tills = [mine, theirs]
    let checks = try (0..<3).map { _ in try mine.open().id }
    var expected: [CheckID: Int] = [:]
    for _ in 0..<120 {
      let till = tills[Int.random(in: 0...1, using: &random)]
      let id = checks[Int.random(in: 0...2, using: &random)]
      let check = try till.ring("102", on: id)
      expected[id, default: 0] += 1
      #expect(check.items.count == expected[id])
      #expect(check.version == check.items.count + 1)
    }
    #expect(try theirs.store.verify() == [])
  }

  @Test func `rules, prices and staff another process changed count at once`() throws {
    let check = try mine.check(with: "101")
    var entry = TestMenu.entries[0]
    entry.price = Money(minorUnits: 1_000)
    let manager = TestStaff.manager
    try theirs.store.perform(
      EnterProduct(
        key: theirs.key(), actor: manager, productID: TestMenu.id("101"), entry: entry))
    try theirs.store.perform(
      ChangeSetting(
        key: theirs.key(), actor: manager, setting: SettingID("tax.rates"),
        value: "food=10 drink=10"))
    let item = try #require(try mine.ring("101", on: check.id).items.last)
    #expect(item.unitPrice == Money(minorUnits: 1_000))
    #expect(item.taxes.first?.partsPerMillion == 100_000)
    try theirs.store.perform(
      EnterEmployee(
        key: theirs.key(), actor: manager, employeeID: TestStaff.cashier,
        entry: EmployeeEntry(name: "Ana", role: .cashier, isActive: false)))
    #expect(throws: CheckRefusal.notAllowed(.inactive(name: "Ana"))) {
      try mine.ring("101", on: check.id)
    }
  }

  @Test func `what another process has begun to count is counted at once`() throws {
    let check = try mine.check(with: "101")
    try mine.ring("101", on: check.id)
    try theirs.count("101", left: 0)
    #expect(throws: CheckRefusal.self) { try mine.ring("101", on: check.id) }
  }

  @Test func `a wish tells where its events stand, so that a screen knows its own`() throws {
    let before = try mine.store.arrivals()
    func opening() -> OpenCheck {
      OpenCheck(key: mine.key(), actor: mine.employee, checkID: mine.id(), orderType: .eatIn)
    }
    let wish = opening()
    let opened = try mine.store.perform(wish)
    #expect(opened.arrivals == before + 1..<before + 2)
    #expect(try mine.store.perform(wish).arrivals.isEmpty)
    try theirs.open()
    #expect(try mine.store.perform(opening()).arrivals == before + 3..<before + 4)
    #expect(try mine.store.arrivals() == before + 3)
  }

  @Test func `a watch tells of what others commit, once`() throws {
    let watch = try mine.store.watchChanges()
    #expect(try watch.hasChanged() == false)
    try theirs.open()
    #expect(try watch.hasChanged())
    #expect(try watch.hasChanged() == false)
    try mine.open()
    #expect(try watch.hasChanged())
  }

  @Test func `news name what a screen must read again`() throws {
    let before = try mine.store.arrivals()
    try theirs.open()
    let sale = try mine.store.news(since: before)
    #expect(
      sale
        == StoreNews(
          arrival: before + 1, hasCatalogueChanges: false, hasStockChanges: false,
          hasPayments: false))
    try theirs.store.perform(
      EnterProduct(
        key: theirs.key(), actor: TestStaff.manager, productID: TestMenu.id("101"),
        entry: TestMenu.entries[0]))
    let change = try mine.store.news(since: sale.arrival)
    #expect(
      change
        == StoreNews(
          arrival: before + 2, hasCatalogueChanges: true, hasStockChanges: false,
          hasPayments: false))
    #expect(try mine.store.news(since: change.arrival).arrival == change.arrival)
  }
}
