import POSModel
import Testing

/// What each wish about a line leads to, and why it may be refused.
struct CheckItemCommandTests {
  private let check = Shop.check([.itemAdded(Shop.item("1", 850))])
  private let line = CheckItemID("1")
  private let other = CheckItemID("2")

  private func refusal(
    _ wish: some CheckCommand, _ check: Check?, _ world: World = Shop.world()
  ) -> CheckRefusal? {
    do throws(CheckRefusal) { _ = try wish.decide(check, world) } catch { return error }
    return nil
  }

  private func add(_ quantity: Int64 = 1000, id: String = "2", note: String = "") -> AddItem {
    AddItem(
      key: Shop.key(), actor: Shop.ana.id, checkID: check.id, itemID: CheckItemID(id),
      productID: ProductID("101"), quantity: Quantity(thousandths: quantity), note: note)
  }

  private func change(_ quantity: Int64, of item: CheckItemID) -> ChangeQuantity {
    ChangeQuantity(
      key: Shop.key(), actor: Shop.ana.id, checkID: check.id, itemID: item,
      quantity: Quantity(thousandths: quantity))
  }

  private func remove(_ item: CheckItemID) -> RemoveItem {
    RemoveItem(
      key: Shop.key(), actor: Shop.ana.id, checkID: check.id, itemID: item)
  }

  private func world(_ product: Product?, actor: Employee = Shop.ana) -> World {
    var world = Shop.world(actor)
    world.products = product.map { [$0.id: $0] } ?? [:]
    return world
  }

  @Test func `a product is rung at its present price and tax`() throws {
    let facts = try add(2_000, note: "no salt").decide(check, world(Shop.product()))
    guard case .itemAdded(let item) = facts.first else {
      Issue.record("nothing was rung")
      return
    }
    #expect(facts.count == 1)
    #expect(item.amount == Shop.usd(1_700))
    #expect(item.taxes == [Shop.food])
    #expect(item.note == "no salt")
    #expect(item.name == "Product 101")
    #expect(check.with(facts).items.map(\.id) == [line, other])
  }

  @Test func `what is not sold, or not so, is not rung`() {
    var entry = ProductEntry(
      plu: "101", name: "Burger", category: "", position: 0, price: Shop.usd(850))
    entry.isActive = false
    let product = world(Shop.product())
    #expect(refusal(add(), check, world(nil)) == .noSuchProduct)
    #expect(refusal(add(), check, world(Shop.product(entry))) == .noSuchProduct)
    #expect(refusal(add(0), check, product) == .badQuantity)
    #expect(refusal(add(-1_000), check, product) == .badQuantity)
    #expect(refusal(add(.max), check, product) == .badQuantity)
    #expect(refusal(add(350), check, product) == .wholePiecesOnly("Product 101"))
    #expect(refusal(add(350), check, world(Shop.product(weighed: true))) == nil)
    #expect(refusal(add(), check, world(Shop.product(taxes: ["beer"]))) == .noSuchTax("beer"))
    #expect(refusal(add(id: "1"), check, product) == .itemExists)
    let note = String(repeating: "é", count: 61)
    #expect(refusal(add(note: note), check, product) == .noteTooLong(limit: 60))
    #expect(refusal(add(note: String(note.dropLast())), check, product) == nil)
    #expect(refusal(add(), nil, product) == .noSuchCheck)
    #expect(refusal(add(), check.with([.paid]), product) == .notOpen(.closed))
  }

  @Test func `a check larger than the role may ring is refused, beyond all counting too`() {
    let dear = world(Shop.product("101", 900_000, taxes: []))
    let limit = Shop.rules.limits(of: .cashier).checkTotal
    #expect(refusal(add(2_000), check, dear) == .beyondLimit(limit))
    #expect(refusal(add(1_000), check, dear) == nil)
    let town = world(Shop.product("101", Money.limit.minorUnits, taxes: []), actor: Shop.mia)
    #expect(refusal(add(1_000), check, town) == .beyondLimit(.limit))
    #expect(refusal(add(1_000_000_000), check, town) == .beyondLimit(.limit))
  }

  @Test func `a check above the role's limit may still be made smaller`() throws {
    let large = Shop.check([.itemAdded(Shop.item("1", 900_000, 3_000))])
    #expect(refusal(change(2_000, of: line), large) == nil)
    #expect(refusal(change(4_000, of: line), large) != nil)
    let two = large.with([.itemAdded(Shop.item("2", 1_500_000))])
    #expect(refusal(remove(other), two) == nil)
    let endless = Shop.check([
      .itemAdded(Shop.item("1", Money.limit.minorUnits, 1_000_000_000)),
      .itemAdded(Shop.item("2", Money.limit.minorUnits)),
    ])
    #expect(endless.flags == [.amountBeyondLimit])
    #expect(refusal(remove(line), endless) == nil)
  }

  @Test func `a quantity is changed within the same bounds`() throws {
    #expect(
      try change(3_000, of: line).decide(check, Shop.world())
        == [.itemQuantityChanged(line, Quantity(thousandths: 3_000))])
    #expect(refusal(change(0, of: line), check) == .badQuantity)
    #expect(refusal(change(1_000, of: other), check) == .noSuchItem)
    let piece = CheckItem(
      id: other, product: Shop.product(), quantity: .one, taxes: [])
    #expect(
      refusal(change(500, of: other), check.with([.itemAdded(piece)]))
        == .wholePiecesOnly("Product 101"))
  }

  @Test func `a line is taken off, and what was paid must stay covered`() throws {
    #expect(try remove(line).decide(check, Shop.world()) == [.itemRemoved(line)])
    #expect(check.with([.itemRemoved(line)]).items == [])
    #expect(refusal(remove(other), check) == .noSuchItem)
    let payment = Payment(
      id: PaymentID("p"), tender: .cash, applied: Shop.usd(500), tendered: Shop.usd(500))
    let paid = check.with([.paymentTaken(payment)])
    #expect(refusal(remove(line), paid) == .belowPaid(Shop.usd(500)))
    #expect(refusal(change(100, of: line), paid) == .belowPaid(Shop.usd(500)))
  }

  @Test func `a note is set and taken off`() throws {
    func note(_ text: String, _ item: CheckItemID) -> ChangeNote {
      ChangeNote(
        key: Shop.key(), actor: Shop.ana.id, checkID: check.id, itemID: item, note: text)
    }
    let noted = check.with(try note("no salt", line).decide(check, Shop.world()))
    #expect(noted.item(line)?.note == "no salt")
    #expect(noted.with(try note("", line).decide(noted, Shop.world())).item(line)?.note == "")
    #expect(refusal(note("x", other), check) == .noSuchItem)
    #expect(
      refusal(note(String(repeating: "x", count: 61), line), check) == .noteTooLong(limit: 60))
  }
}
