/// What was taken off a check and may be brought back as it was: unsent lines, discounts, combos.
public struct TakenOff: Hashable, Sendable {
  /// A line, where it stood and what hung on it.
  struct Line: Hashable, Sendable {
    let item: CheckItem
    let place: Int
    let discounts: [DiscountID]
    let combos: [ComboUseID]
  }

  /// A discount, and where it stood: the order decides what each is worked out on.
  struct Given: Hashable, Sendable {
    let discount: Discount
    let place: Int
    /// What the lines came to that it was taken off, before anything was.
    let worth: Money
  }

  /// A price, and why it was that.
  struct Price: Hashable, Sendable {
    let unitPrice: Money
    let override: PriceOverride?
  }

  private(set) var lines: [Line] = []
  /// How much there was of lines, since somebody answered for a price or a discount last.
  private(set) var quantities: [CheckItemID: [Quantity]] = [:]
  /// What lines cost before.
  private(set) var prices: [CheckItemID: [Price]] = [:]
  private(set) var discounts: [Given] = []
  private(set) var combos: [ComboUse] = []

  /// Notes a line, with what hangs on it, before it is taken off `check`.
  mutating func add(_ id: CheckItemID, of check: Check) {
    guard let place = check.items.firstIndex(where: { $0.id == id }) else { return }
    let discounts = check.discounts.filter { $0.target == .item(id) }.map(\.id)
    let combos = check.combos.filter { $0.items.contains(id) }
    lines.removeAll { $0.item.id == id }
    lines.append(
      Line(
        item: check.items[place], place: place, discounts: discounts, combos: combos.map(\.id)))
    for discount in discounts { add(discount, of: check) }
    for combo in combos { add(combo) }
  }

  /// Notes a discount before it is taken off `check`.
  mutating func add(_ id: DiscountID, of check: Check) {
    guard let place = check.discounts.firstIndex(where: { $0.id == id }) else { return }
    discounts.removeAll { $0.discount.id == id }
    let discount = check.discounts[place]
    discounts.append(Given(discount: discount, place: place, worth: check.worth(under: discount)))
  }

  /// Notes how much there is of a line before it becomes another quantity.
  mutating func addQuantity(of item: CheckItem?) {
    if let item { quantities[item.id, default: []].append(item.quantity) }
  }

  /// Notes what a line costs before it costs something else.
  mutating func addPrice(of item: CheckItem?) {
    guard let item else { return }
    prices[item.id, default: []].append(
      Price(unitPrice: item.unitPrice, override: item.override))
    forgetQuantities()
  }

  /// What somebody answers for from now on does not grow back.
  mutating func forgetQuantities() { quantities = [:] }

  /// Notes a combo before it comes apart.
  mutating func add(_ combo: ComboUse) {
    combos.removeAll { $0.id == combo.id }
    combos.append(combo)
  }

  /// The line of that id, if it was taken off.
  func line(_ id: CheckItemID) -> Line? { lines.first { $0.item.id == id } }

  /// The discount of that id, if it was taken off.
  func given(_ id: DiscountID) -> Given? { discounts.first { $0.discount.id == id } }
}

extension Check {
  /// What the lines come to that a discount is taken off, before anything is.
  func worth(under discount: Discount) -> Money {
    pricing.lines.filter { discount.isOn($0.item) }.map(\.gross).sum()
  }
}
