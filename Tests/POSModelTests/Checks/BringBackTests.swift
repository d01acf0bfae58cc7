import POSModel
import Testing

/// What was taken off by mistake comes back as it was.
struct BringBackTests {
  private func back(_ kind: BringBack.Kind) -> BringBack {
    BringBack(key: Shop.key(), actor: Shop.mia.id, checkID: CheckID("c"), kind)
  }

  /// A wish to take a line off.
  private func off(_ id: String) -> RemoveItem {
    RemoveItem(
      key: Shop.key(), actor: Shop.mia.id, checkID: CheckID("c"), itemID: CheckItemID(id))
  }

  @Test func `a line comes back where it stood, with the price and the discount it had`() throws {
    var till = try Till.lunch()
    try till.ring("101", "201", "301")
    till.approver = Shop.mia
    try till.perform(
      ChangePrice(
        key: Shop.key(), actor: Shop.mia.id, checkID: CheckID("c"), itemID: CheckItemID("201"),
        price: Shop.usd(100), reason: "cold", approver: Shop.mia.id))
    try till.perform(till.discount(.percent(50_000), off: "201"))
    let before = try till.check("c")
    try till.perform(off("201"))
    #expect(try till.check("c").discounts == [])
    try till.perform(back(.item(CheckItemID("201"))))
    let after = try till.check("c")
    #expect(after.items == before.items)
    #expect(after.discounts == before.discounts)
    #expect(after.totals == before.totals)
    #expect(till.refusal(back(.item(CheckItemID("201")))) == .noSuchItem)
    #expect(till.refusal(back(.item(CheckItemID("x")))) == .noSuchItem)
  }

  @Test func `a line of a combo brings the combo back`() throws {
    var till = try Till.lunch()
    try till.ring("101", "201", "301")
    try till.perform(
      FormCombo(
        key: Shop.key(), actor: Shop.mia.id, checkID: CheckID("c"), comboUseID: ComboUseID("m"),
        comboID: ComboID("900"), productID: ProductID("900"), count: 1,
        items: ["101", "201", "301"].map { CheckItemID($0) }))
    let before = try till.check("c")
    try till.perform(off("301"))
    #expect(try till.check("c").combos == [])
    try till.perform(back(.item(CheckItemID("301"))))
    #expect(try till.check("c").combos == before.combos)
    try till.perform(
      DissolveCombo(
        key: Shop.key(), actor: Shop.mia.id, checkID: CheckID("c"), comboUseID: ComboUseID("m")))
    try till.perform(back(.combo(ComboUseID("m"))))
    #expect(try till.check("c").totals == before.totals)
    #expect(till.refusal(back(.combo(ComboUseID("m")))) == .comboPartsMissing)
    #expect(till.refusal(back(.combo(ComboUseID("x")))) == .noSuchCombo)
  }

  @Test func `a discount that was given up is given again, whoever had approved it`() throws {
    var till = try Till.lunch()
    try till.ring("101")
    till.approver = Shop.mia
    try till.perform(till.discount(.percent(500_000), approver: Shop.mia))
    let before = try till.check("c")
    try till.perform(
      RemoveDiscount(
        key: Shop.key(), actor: Shop.mia.id, checkID: CheckID("c"), discountID: DiscountID("d")))
    try till.perform(back(.discount(DiscountID("d"))))
    #expect(try till.check("c").discounts == before.discounts)
    #expect(till.refusal(back(.discount(DiscountID("d")))) == .noSuchDiscount)
  }

  @Test func `what a manager answered for does not come back on more than it was given for`() throws
  {
    var till = try Till.lunch()
    try till.ring("101")
    till.approver = Shop.mia
    try till.perform(till.discount(.comp, off: "101", approver: Shop.mia))
    try till.perform(
      RemoveDiscount(
        key: Shop.key(), actor: Shop.mia.id, checkID: CheckID("c"), discountID: DiscountID("d")))
    try till.perform(
      ChangeQuantity(
        key: Shop.key(), actor: Shop.mia.id, checkID: CheckID("c"), itemID: CheckItemID("101"),
        quantity: Quantity(thousandths: 5_000)))
    #expect(till.refusal(back(.discount(DiscountID("d")))) == .approvedLine("Comp"))
  }

  @Test func `what others sold meanwhile does not come back`() throws {
    var till = try Till.lunch()
    till.count("101", left: 1_000)
    try till.ring("101")
    try till.perform(off("101"))
    #expect(till.stock[ProductID("101")]?.left == 1_000)
    till.count("101", left: 0)
    #expect(till.refusal(back(.item(CheckItemID("101")))) == .tooFewLeft("Burger", left: 0))
    till.count("101", left: 3_000)
    try till.perform(back(.item(CheckItemID("101"))))
    #expect(till.stock[ProductID("101")]?.left == 2_000)
  }
}
