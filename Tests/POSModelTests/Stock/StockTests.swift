import POSModel
import Testing

/// What is left of a product: counted down by what is rung, and back up by what is taken off.
struct StockTests {
  /// A cashier at a till where so many burgers are left.
  ///
  /// - Throws: the refusal of a wish.
  private func lunch(left: Int64) throws -> Till {
    var till = try Till.lunch()
    till.count("101", left: left * 1_000)
    till.actor = Shop.ana
    return till
  }

  private func left(_ till: Till) -> Int64? { till.stock[ProductID("101")]?.left }

  @Test func `what is rung, changed and taken off is counted`() throws {
    var till = try lunch(left: 5)
    try till.perform(till.add("101", 2))
    #expect(left(till) == 3_000)
    let item = try till.check("c").items[0]
    func change(_ pieces: Int64) -> ChangeQuantity {
      ChangeQuantity(
        key: Shop.key(), actor: Shop.ana.id, checkID: CheckID("c"), itemID: item.id,
        quantity: Quantity(thousandths: 1_000 * pieces))
    }
    #expect(till.refusal(change(6)) == .tooFewLeft("Burger", left: 3_000))
    try till.perform(change(5))
    #expect(left(till) == 0)
    try till.perform(change(1))
    #expect(left(till) == 4_000)
    try till.perform(
      RemoveItem(key: Shop.key(), actor: Shop.ana.id, checkID: CheckID("c"), itemID: item.id))
    #expect(left(till) == 5_000)
  }

  @Test func `what has run out is not rung, unless a manager lets it`() throws {
    var till = try lunch(left: 1)
    let none = CheckRefusal.needsManager(.soldOut("Burger", left: 1_000))
    #expect(till.refusal(till.add("101", 2)) == none)
    try till.perform(till.add("101"))
    var more = till.add("101", as: "more")
    #expect(till.refusal(more) == .needsManager(.soldOut("Burger", left: 0)))
    till.approver = Shop.mia
    more.approver = Shop.mia.id
    try till.perform(more)
    #expect(try till.check("c").items.map(\.soldOutApprover) == [nil, Shop.mia.id])
    #expect(left(till) == -1_000)
    #expect(till.stock[ProductID("101")]?.isSoldOut == true)
    #expect(till.refusal(till.add("101", as: "third")) == nil)
    till.approver = Shop.ana
    #expect(
      till.refusal(till.add("101", as: "third")) == .needsManager(.soldOut("Burger", left: 0)))
  }

  @Test func `what nobody counts is never out`() throws {
    var till = try Till.lunch()
    try till.perform(till.add("101", 999))
    #expect(left(till) == nil)
    till.count("101", left: nil)
    try till.perform(till.add("101", 2, as: "more"))
    #expect(left(till) == nil)
  }

  @Test func `a voided check gives back what the kitchen did not have`() throws {
    var till = try lunch(left: 9)
    try till.perform(till.add("101", 2))
    try till.send()
    try till.perform(till.add("101", 3, as: "more"))
    #expect(left(till) == 4_000)
    till.actor = Shop.mia
    try till.perform(
      VoidCheck(
        key: Shop.key(), actor: Shop.mia.id, checkID: CheckID("c"), reason: "left"))
    #expect(left(till) == 7_000)
  }

  @Test func `what was made and voided is not left again, nor what came back`() throws {
    var till = try lunch(left: 9)
    till.actor = Shop.mia
    try till.perform(till.add("101", 2))
    try till.send()
    try till.perform(
      VoidItem(
        key: Shop.key(), actor: Shop.mia.id, checkID: CheckID("c"), itemID: CheckItemID("101"),
        quantity: .one, reason: "dropped"))
    try till.payAll()
    try till.perform(try till.refund(.whole))
    #expect(left(till) == 7_000)
  }

  private func count(
    _ left: Int64?, _ actor: Employee = Shop.ana, product: String = "101"
  ) -> CheckRefusal? {
    var world = Shop.world(actor)
    world.products = [ProductID("101"): Shop.product()]
    let wish = CountStock(
      key: Shop.key(), actor: actor.id, productID: ProductID(product), left: left)
    do throws(CheckRefusal) { _ = try wish.decide(nil, world) } catch { return error }
    return nil
  }

  @Test func `whoever works with food says what is left, and nobody says less than nothing`() {
    #expect(count(0) == nil)
    #expect(count(nil) == nil)
    #expect(count(12_500, Shop.employee("cem", .cook)) == nil)
    #expect(
      count(0, Shop.employee("tec", .technician)) == .notAllowed(.roleForbids(.technician)))
    #expect(count(-1) == .badQuantity)
    #expect(count(Quantity.limit.thousandths + 1) == .badQuantity)
    #expect(count(0, product: "999") == .noSuchProduct)
  }

  @Test func `two lanes that sold the last one leave less than nothing, until it is counted`() {
    let facts: [StockFact] = [.counted(1_000, approver: nil), .adjusted(-1_000), .adjusted(-1_000)]
    var stock = Stock(id: ID("101"), left: nil, version: 0, lamport: 0)
    for fact in facts { stock.apply(fact, Shop.stamp()) }
    #expect((stock.left, stock.isSoldOut) == (-1_000, true))
    stock.apply(.adjusted(.min), Shop.stamp())
    #expect(stock.left == -1_000)
    stock.apply(.counted(nil, approver: nil), Shop.stamp())
    stock.apply(.adjusted(-5), Shop.stamp())
    #expect((stock.left, stock.isSoldOut) == (nil, false))
    let wish = CountStock(
      key: Shop.key(), actor: Shop.ana.id, productID: ProductID("101"), left: nil)
    #expect(wish.respond(stock, []) == StockAnswer(productID: ProductID("101"), left: nil))
    #expect(wish.subjectID == ID<Stock>("101"))
  }
}
