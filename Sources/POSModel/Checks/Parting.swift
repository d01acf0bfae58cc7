/// How a check comes apart: the lines, combos and discounts of each new check. What they come to
/// adds up to what the check came to, tax by tax.
struct Parting {
  private let check: Check
  private let parts: [SplitCheck.Part]
  /// The discounts by percent that would not add up; each check gets its share of the amount.
  private var amounts: Set<DiscountID> = []

  init(of check: Check, into parts: [SplitCheck.Part]) {
    (self.check, self.parts) = (check, parts)
    // What one discount takes off decides what the next is worked out on.
    for discount in check.discounts {
      guard case .percent = discount.kind else { continue }
      let source = Pricing.Source.discount(discount.id)
      let sum = trials().map { $0.pricing.amount(of: source) }.sum()
      if sum != check.pricing.amount(of: source) { amounts.insert(discount.id) }
    }
  }

  /// What happens to the check itself.
  func leaving() -> [CheckFact] {
    departures() + evening(0)
  }

  /// How the new check of that place begins.
  func facts(of place: Int, number: Int64, device: DeviceID) -> [CheckFact] {
    // The new check is nobody's to work on yet: it waits among the open ones.
    arrivals(of: place, number: number, device: device) + evening(place + 1)
      + [.parked(name: check.name, again: false)]
  }

  /// The lines that go, and what stays of the discounts.
  private func departures() -> [CheckFact] {
    parts.map { .itemsMoved($0.moves, to: $0.checkID) } + amountsLeft()
  }

  /// The checks as they would come of it, the check itself first, with taxes that may not add up.
  private func trials() -> [Check] {
    let stamp = FactStamp(
      eventID: EventID(""), at: check.changedAt, lamport: check.lamport, origin: check.origin,
      actor: check.owner)
    var rest = check
    for fact in departures() + [.taxesEvened([])] { rest.apply(fact, stamp) }
    return [rest]
      + parts.indices.map { place in
        let facts = arrivals(of: place, number: check.number, device: check.opening.device)
        guard var part = Check(id: parts[place].checkID, beginning: facts[0], stamp) else {
          preconditionFailure("a check begins by being opened")
        }
        for fact in facts.dropFirst() { part.apply(fact, stamp) }
        return part
      }
  }

  /// What makes the taxes add up, on the check of that place among them all.
  private func evening(_ place: Int) -> [CheckFact] {
    let taxes = trials().map(\.totals.taxes)
    let evened = check.totals.taxes.compactMap { whole -> TaxPart? in
      let parts = taxes.map { $0.first { $0.rate == whole.rate } }
      let shares = whole.amount.split(by: parts.map { max(0, $0?.base.minorUnits ?? 0) })
      let amount = shares[place] - (parts[place]?.amount ?? .zero)
      return amount == .zero ? nil : TaxPart(rate: whole.rate, amount: amount)
    }
    return evened.isEmpty && (place > 0 || check.evenedTaxes.isEmpty) ? [] : [.taxesEvened(evened)]
  }

  private func arrivals(of place: Int, number: Int64, device: DeviceID) -> [CheckFact] {
    let part = parts[place]
    var opening = check.opening
    (opening.checkNumber, opening.device) = (number, device)
    opening.callNumber = "\(check.callNumber)/\(check.timesParted + place + 2)"
    (opening.orderType, opening.splitFrom) = (check.orderType, check.id)
    var facts: [CheckFact] = [.opened(opening)]
    if !check.name.isEmpty { facts.append(.named(check.name)) }
    // What was sent of it is marked already; what is not yet is in a hurry too.
    if check.isRush { facts.append(.rushed) }
    let items = part.moves.compactMap { move in
      check.item(move.itemID)?.moved(by: move, from: check)
    }
    facts += items.map { .itemAdded($0) }
    let ids = part.moves.wholeLines(of: check)
    facts += check.combos.compactMap { $0.moved(ids) }.map { .comboFormed($0) }
    facts += check.discounts.compactMap { discount in
      moved(discount, part.moves, amount: shares(of: discount)[place + 1])
    }.map { .discountApplied($0) }
    return facts
  }

  /// Discounts that are shared out keep what falls on what stays.
  private func amountsLeft() -> [CheckFact] {
    guard check.discounts.contains(where: isSharedOut) else { return [] }
    let gone = Set(parts.flatMap(\.moves).wholeLines(of: check).keys)
    let staying = check.discounts.filter { discount in
      guard case .item(let id) = discount.target else { return true }
      return !gone.contains(id)
    }
    // All of them anew, so that they stay in order: each is worked out on what the last one left.
    let left = staying.map { discount in
      var left = discount
      left.kind = kind(of: discount, share: shares(of: discount)[0])
      return CheckFact.discountApplied(left)
    }
    return staying.reversed().map { .discountRemoved($0.id) } + left
  }

  /// Whether each check gets its share of an amount or a price.
  private func isSharedOut(_ discount: Discount) -> Bool {
    switch discount.kind {
    case .amount, .fixedPrice: discount.isOnCheck
    case .percent: amounts.contains(discount.id)
    case .countForPrice: false
    }
  }

  /// How a discount is worked out on a check that gets this share of it.
  private func kind(of discount: Discount, share: Money) -> Discount.Kind {
    guard isSharedOut(discount) else { return discount.kind }
    if case .fixedPrice = discount.kind { return .fixedPrice(share) }
    return .amount(share)
  }

  /// A discount as it stands on a new check; nil when it has no part in it.
  private func moved(_ discount: Discount, _ moves: [ItemMove], amount: Money) -> Discount? {
    var copy = discount
    switch discount.target {
    case .item(let id):
      guard let move = moves.first(where: { $0.itemID == id }) else { return nil }
      copy.target = .item(move.newItemID)
    case .products, .check: break
    case .lines(let ids):
      let moved = moves.filter { ids.contains($0.itemID) }.map(\.newItemID)
      guard !moved.isEmpty else { return nil }
      copy.target = .lines(moved)
    }
    copy.kind = kind(of: discount, share: amount)
    return copy
  }

  /// What of a check discount falls on what stays and on each new check; they add up to it.
  private func shares(of discount: Discount) -> [Money] {
    switch discount.kind {
    case .amount(let amount) where discount.isOnCheck:
      return amount.split(by: weights { $0.off(discount.id) })
    case .fixedPrice(let price) where discount.isOnCheck:
      // One that takes nothing off is no price of anything: it stays as it is.
      guard check.pricing.amount(of: .discount(discount.id)) > .zero else {
        return Array(repeating: price, count: parts.count + 1)
      }
      let later = later(than: discount)
      return price.split(
        by: weights { $0.off(discount.id) > .zero ? $0.left(before: later) : .zero })
    case .percent where amounts.contains(discount.id):
      return check.pricing.amount(of: .discount(discount.id))
        .split(by: weights { $0.off(discount.id) })
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
  func moved(by move: ItemMove, from check: Check) -> CheckItem {
    var item = self
    if isSent, fired == nil { item.fired = FiredLine(checkID: check.id, itemID: id) }
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
