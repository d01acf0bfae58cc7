/// A combo that lines already on a check make, for less than they cost one by one.
public struct ComboOffer: Sendable, Equatable {
  /// The combo.
  public let combo: Combo
  /// The product that stands for it.
  public let product: Product
  /// The line for each slot.
  public let items: [CheckItemID]
  /// What the guest saves, before tax that is added.
  public let saving: Money

  /// The best combo there is for what was not put into one yet; nil when none saves anything.
  ///
  /// For each slot the dearest line that fits is taken, so that the guest saves most.
  public static func best(for check: Check, combos: [Combo], menu: Menu) -> ComboOffer? {
    let pricing = check.pricing
    var best: ComboOffer?
    for combo in combos where combo.entry.isActive {
      guard let product = menu.product(code: combo.plu),
        let items = fill(combo, from: pricing),
        let surcharge = combo.surcharge(for: items.map(\.plu))
      else { continue }
      let use = ComboUse(
        id: ComboUseID(""), productID: product.id, name: product.name,
        price: product.price + surcharge, count: 1, items: items.map(\.id))
      guard pricing.holds(use) else { continue }
      let saving = items.map(\.unitPrice).sum() - use.price
      guard saving > .zero, saving > best?.saving ?? .zero else { continue }
      best = ComboOffer(combo: combo, product: product, items: use.items, saving: saving)
    }
    return best
  }

  /// A line for each slot, each piece used once; nil when a slot stays empty.
  private static func fill(_ combo: Combo, from pricing: Pricing) -> [CheckItem]? {
    var free = Dictionary(
      pricing.lines.map { ($0.item.id, $0.freePieces) }, uniquingKeysWith: { first, _ in first })
    var chosen: [CheckItem] = []
    for slot in combo.entry.slots {
      let plus = Set(slot.choices.map(\.plu))
      let fitting = pricing.lines.map(\.item).filter {
        plus.contains($0.plu) && free[$0.id, default: 0] > 0 && $0.override == nil
      }
      guard let item = fitting.max(by: { ($0.unitPrice, $1.id) < ($1.unitPrice, $0.id) }) else {
        return nil
      }
      free[item.id, default: 0] -= 1
      chosen.append(item)
    }
    return chosen.isEmpty ? nil : chosen
  }
}

extension Pricing.Line {
  /// Whole pieces that are still ordered and in no combo.
  var freePieces: Int64 { max(0, item.liveThousandths / 1000 - piecesTaken) }
}
