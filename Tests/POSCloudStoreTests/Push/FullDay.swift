import POSCore
import POSModel
import POSTestSupport
import Testing

/// A day on which something of everything happens, so that no table stays empty.
extension CloudDay {
  /// Puts a meal with extras and a discount on the menu, and money into the drawer.
  func furnish() throws {
    let (store, manager) = (till.store, TestStaff.manager)
    try store.perform(
      EnterModifierGroup(
        key: till.key(), actor: manager, groupID: ModifierGroupID("extras"),
        entry: ModifierGroupEntry(
          position: 1, least: 0, most: 2, free: 0,
          modifiers: [.init(name: "cheese", price: Money(minorUnits: 50))])))
    var meal = ProductEntry(
      plu: "801", name: "Meal", category: "All", position: 801, price: Money(minorUnits: 900))
    meal.taxes = ["food"]
    try store.perform(
      EnterProduct(
        key: till.key(), actor: manager, productID: TestMenu.id("801"), entry: meal))
    try store.perform(
      EnterCombo(
        key: till.key(), actor: manager, comboID: ComboID("801"),
        entry: ComboEntry(
          slots: [("Burger", "101"), ("Drink", "201")].map { name, plu in
            .init(name: name, choices: [.init(plu: plu)])
          })))
    try store.perform(
      EnterDiscountRule(
        key: till.key(), actor: manager, ruleID: DiscountRuleID("happy"),
        entry: DiscountRuleEntry(name: "Happy hour", scope: .item, kind: .percent(333_333))))
    try till.setFloat(10_000)
  }

  /// Sells a meal, with a second cola at a discount.
  func sellMeal() throws {
    let check = try till.check(with: "101", "201")
    let meal = try till.store.perform(
      FormCombo(
        key: till.key(), actor: till.employee, checkID: check.id, comboUseID: till.id(),
        comboID: ComboID("801"), productID: TestMenu.id("801"), count: 1,
        items: check.items.map(\.id))
    ).subject
    let cola = try #require(till.ring("201", on: meal.id).items.last)
    let cheaper = try till.store.perform(
      ApplyDiscount(
        key: till.key(), actor: till.employee, checkID: meal.id, discountID: till.id(),
        itemID: cola.id, offer: .rule(DiscountRuleID("happy")))
    ).subject
    try till.pay(cheaper)
  }

  /// What a seed wills: so many guests, and between them whatever people do at a till.
  func happen(guests: Int, seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    try furnish()
    try sellMeal()
    let shift = RandomShift(till: till)
    for guest in 0..<guests {
      till.employee = TestStaff.cashier
      do { try serve(guest) } catch let error where error is any Refusal {
        // What was on the menu this morning may not be there any more.
      }
      for _ in 0..<6 { try shift.step(&random) }
    }
  }
}
