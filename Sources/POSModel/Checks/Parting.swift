/// How a check comes apart: the lines, combos and discounts of each new check.
struct Parting {
  private let check: Check
  private let parts: [SplitCheck.Part]

  init(of check: Check, into parts: [SplitCheck.Part]) { (self.check, self.parts) = (check, parts) }

  /// How the new check of that place begins.
  func facts(of place: Int, number: Int64, device: DeviceID) -> [CheckFact] {
    let part = parts[place]
    var opening = check.opening
    (opening.checkNumber, opening.device) = (number, device)
    opening.callNumber = "\(check.callNumber)/\(check.timesParted + place + 2)"
    (opening.orderType, opening.splitFrom) = (check.orderType, check.id)
    var facts: [CheckFact] = [.opened(opening)]
    if !check.name.isEmpty { facts.append(.named(check.name)) }
    let items = part.moves.compactMap { move in check.item(move.itemID)?.moved(by: move) }
    facts += items.map { .itemAdded($0) }
    let ids = part.moves.wholeLines(of: check)
    facts += check.combos.compactMap { $0.moved(ids) }.map { .comboFormed($0) }
    facts += check.discounts.compactMap { discount in
      moved(discount, part.moves, amount: shares(of: discount)[place + 1])
    }.map { .discountApplied($0) }
    // The new check is nobody's to work on yet: it waits among the open ones.
    return facts + [.parked(name: check.name, again: false)]
  }

  /// Discounts of a fixed amount or price on the check keep what falls on what stays.
  func amountsLeft() -> [CheckFact] {
    let onCheck = check.discounts.filter(\.isOnCheck)
    guard onCheck.contains(where: { $0.kind.isSharedOut }) else { return [] }
    // All of them anew, so that they stay in order: each is worked out on what the last one left.
    let left = onCheck.map { discount in
      var left = discount
      left.kind = discount.kind.with(shares(of: discount)[0])
      return CheckFact.discountApplied(left)
    }
    return onCheck.map { .discountRemoved($0.id) } + left
  }

  /// A discount as it stands on a new check; nil when it has no part in it.
  private func moved(_ discount: Discount, _ moves: [ItemMove], amount: Money) -> Discount? {
    var copy = discount
    switch discount.target {
    case .item(let id):
      guard let move = moves.first(where: { $0.itemID == id }) else { return nil }
      copy.target = .item(move.newItemID)
    case .products: break
    case .check: copy.kind = discount.kind.with(amount)
    case .lines(let ids):
      let moved = moves.filter { ids.contains($0.itemID) }.map(\.newItemID)
      guard !moved.isEmpty else { return nil }
      (copy.target, copy.kind) = (.lines(moved), discount.kind.with(amount))
    }
    return copy
  }

  /// What of a check discount falls on what stays and on each new check; they add up to it.
  private func shares(of discount: Discount) -> [Money] {
    switch discount.kind {
    case .amount(let amount) where discount.isOnCheck:
      return amount.split(by: weights { $0.off(discount.id) })
    case .fixedPrice(let price) where discount.isOnCheck:
      let later = later(than: discount)
      return price.split(
        by: weights { $0.off(discount.id) > .zero ? $0.left(before: later) : .zero })
    default: return Array(repeating: .zero, count: parts.count + 1)
    }
  }

  /// The discounts on the check that are worked out on what this one left.
  private func later(than discount: Discount) -> Set<Pricing.Source> {
    let onCheck = check.discounts.filter(\.isOnCheck).map(\.id)
    return Set(onCheck.drop { $0 != discount.id }.dropFirst().map { .discount($0) })
  }

  /// How much of something that is booked on lines falls on what stays and on each new check.
  private func weights(_ amount: (Pricing.Line) -> Money) -> [Int64] {
    let pricing = check.pricing
    let moved = parts.map { part in
      part.moves.map { move -> Money in
        guard let line = pricing.line(move.itemID) else { return .zero }
        let all = Int128(max(1, line.item.quantity.thousandths))
        let taken = Int128(move.quantity.thousandths)
        return Rounding.money(Int128(amount(line).minorUnits) * taken, by: all).money
      }.sum()
    }
    let stays = pricing.lines.map(amount).sum() - moved.sum()
    return ([stays] + moved).map { max(0, $0.minorUnits) }
  }
}

extension Discount.Kind {
  /// Whether a check that comes apart shares it out.
  fileprivate var isSharedOut: Bool {
    switch self {
    case .amount, .fixedPrice: true
    case .percent, .countForPrice: false
    }
  }

  /// The same for another amount or price; what is not shared out stays as it is.
  fileprivate func with(_ money: Money) -> Discount.Kind {
    switch self {
    case .amount: .amount(money)
    case .fixedPrice: .fixedPrice(money)
    case .percent, .countForPrice: self
    }
  }
}

extension Pricing.Line {
  /// What a discount takes off the line.
  fileprivate func off(_ id: DiscountID) -> Money {
    reductions.lazy.filter { $0.source == .discount(id) }.map(\.amount).sum()
  }

  /// What the line comes to before those reductions are taken off.
  fileprivate func left(before later: Set<Pricing.Source>) -> Money {
    net + reductions.lazy.filter { later.contains($0.source) }.map(\.amount).sum()
  }
}

extension CheckItem {
  /// The line as it stands on the check it goes to; the kitchen is not told again.
  func moved(by move: ItemMove) -> CheckItem {
    var item = self
    (item.id, item.movedFrom) = (move.newItemID, id)
    if move.quantity != quantity { (item.quantity, item.voids) = (move.quantity, []) }
    item.voids = item.voids.map { void in
      var void = void
      void.itemID = move.newItemID
      return void
    }
    return item
  }
}

extension [ItemMove] {
  /// The new ids of the lines that move as a whole.
  func wholeLines(of check: Check) -> [CheckItemID: CheckItemID] {
    Dictionary(
      filter { check.item($0.itemID)?.quantity == $0.quantity }.map { ($0.itemID, $0.newItemID) },
      uniquingKeysWith: { first, _ in first })
  }
}

extension ComboUse {
  /// The combo on another check; nil when not all of its lines went there.
  func moved(_ ids: [CheckItemID: CheckItemID]) -> ComboUse? {
    let moved = items.compactMap { ids[$0] }
    guard moved.count == items.count else { return nil }
    var combo = self
    combo.items = moved
    return combo
  }
}
