/// How a check comes apart: the lines, combos and discounts of each new check. What they come to
/// adds up to what the check came to, tax by tax.
struct Parting {
  private let check: Check
  private let parts: [SplitCheck.Part]
  /// How many of each combo stay, and how many go to each new check.
  private let combos: [ComboUseID: [Int64]]
  /// Names the combos that go.
  private let key: IdempotencyKey
  /// How the discounts that are shared out, because on each check alone they would not add up, are
  /// worked out on what stays and on each new check.
  private var shares: [DiscountID: [Discount.Kind]] = [:]

  init(of check: Check, by wish: SplitCheck) {
    (self.check, parts, key) = (check, wish.parts, wish.key)
    combos = check.combos(after: parts)
    // What one discount takes off decides what the next is worked out on.
    for discount in check.discounts.asWorkedOut {
      shares[discount.id] = shares(of: discount)
      // A percent of each is rounded, and the cents of what was taken off before may fall otherwise
      // on the lines of this one.
      guard discount.isOnCheck || discount.isPercent, isParted(.discount(discount.id)) else {
        continue
      }
      let off = check.pricing.amount(of: .discount(discount.id))
      shares[discount.id] = off.split(by: rests(before: discount)).map { .amount($0) }
    }
  }

  /// Refuses to part what saves more or less apart than together: the parts of a combo, of so many
  /// for a price, or of what fell on the lines of a check before.
  ///
  /// - Throws: `CheckRefusal.cannotPart`.
  func guardTogether() throws(CheckRefusal) {
    for combo in check.combos where isParted(.combo(combo.id)) { throw .cannotPart(combo.name) }
    for discount in check.discounts where isParted(.discount(discount.id)) {
      throw .cannotPart(discount.name)
    }
  }

  /// Whether the checks, when they are apart, are not given together what the check is.
  private func isParted(_ source: Pricing.Source) -> Bool {
    amount(of: source) != check.pricing.amount(of: source)
  }

  /// What the source takes off all checks, when they are apart.
  private func amount(of source: Pricing.Source) -> Money {
    trials().enumerated().map { place, trial in
      guard case .combo(let id) = source else { return trial.pricing.amount(of: source) }
      return trial.pricing.amount(of: .combo(comboID(id, place)))
    }.sum()
  }

  /// What a combo is called on the check of that place among them all: of one that is parted there
  /// is some on several.
  private func comboID(_ id: ComboUseID, _ place: Int) -> ComboUseID {
    guard place > 0 else { return id }
    let number = check.combos.firstIndex { $0.id == id } ?? 0
    return ComboUseID(key.eventID(1 + (place - 1) * check.combos.count + number).rawValue)
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

  /// The lines that go, and what stays of combos and discounts.
  private func departures() -> [CheckFact] {
    parts.map { .itemsMoved($0.moves, to: $0.checkID) } + combosLeft() + amountsLeft()
  }

  /// The lines of which nothing stays.
  private var gone: Set<CheckItemID> {
    Set(parts.flatMap(\.moves).filter { check.isWhole($0) }.map(\.itemID))
  }

  /// The combos of which some go with pieces of their lines.
  private func combosLeft() -> [CheckFact] {
    let gone = gone
    let staying = check.combos.filter { gone.isDisjoint(with: $0.items) }
    let left = staying.compactMap { combo -> ComboUse? in
      guard let counts = combos[combo.id], counts.dropFirst().contains(where: { $0 > 0 }) else {
        return combo
      }
      return combo.times(counts[0])
    }
    guard left != staying else { return [] }
    // All of them anew, so that they stay in order: each takes of what the one before left.
    return staying.map { .comboDissolved($0.id) } + left.map { .comboFormed($0) }
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
    facts += check.combos.compactMap { combo in
      var moved = combo.moved(part.moves.newIDs)?.times(combos[combo.id]?[place + 1] ?? 0)
      moved?.id = comboID(combo.id, place + 1)
      return moved
    }.map { .comboFormed($0) }
    facts += check.discounts.compactMap { moved($0, part.moves, place + 1) }
      .map { .discountApplied($0) }
    return facts
  }

  /// Discounts that are shared out keep what falls on what stays.
  private func amountsLeft() -> [CheckFact] {
    guard !shares.isEmpty else { return [] }
    let gone = gone
    let staying = check.discounts.filter { discount in
      guard case .item(let id) = discount.target else { return true }
      return !gone.contains(id)
    }
    // All of them anew, so that they stay in order: each is worked out on what the last one left.
    return staying.reversed().map { .discountRemoved($0.id) }
      + staying.map { .discountApplied(share(of: $0, 0)) }
  }

  /// A discount with what of it falls on the check of that place among them all.
  private func share(of discount: Discount, _ place: Int) -> Discount {
    guard let kind = shares[discount.id]?[place] else { return discount }
    var copy = discount
    copy.kind = kind
    return copy
  }

  /// A discount as it stands on the new check of that place; nil when it has no part in it.
  private func moved(_ discount: Discount, _ moves: [ItemMove], _ place: Int) -> Discount? {
    var copy = share(of: discount, place)
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
    return copy
  }

  /// What of an amount or a price of the check falls on what stays and on each new check. Nil for
  /// what is worked out on each as it is.
  private func shares(of discount: Discount) -> [Discount.Kind]? {
    guard discount.isOnCheck else { return nil }
    switch discount.kind {
    case .amount(let amount):
      return amount.split(by: rests(before: discount)).map { .amount($0) }
    // A price that takes nothing off is no price of anything: it stays as it is.
    case .fixedPrice(let price)
    where check.pricing.amount(of: .discount(discount.id)) > .zero:
      return price.split(by: rests(before: discount)).map { .fixedPrice($0) }
    default: return nil
    }
  }

  /// What it is worked out on, on what stays and on each new check.
  private func rests(before discount: Discount) -> [Int64] {
    let order = check.discounts.asWorkedOut.map(\.id)
    let later = Set(
      order.drop { $0 != discount.id }.map { Pricing.Source.discount($0) })
    return trials().map { trial in
      guard let copy = trial.discounts.first(where: { $0.id == discount.id }) else { return 0 }
      let rest = trial.pricing.lines.filter { copy.isOn($0.item) }
        .map { $0.left(before: later) }.sum()
      return max(0, rest.minorUnits)
    }
  }
}

extension Pricing.Line {
  /// What the line comes to before those reductions are taken off.
  fileprivate func left(before later: Set<Pricing.Source>) -> Money {
    net + reductions.lazy.filter { later.contains($0.source) }.map(\.amount).sum()
  }
}

extension [Discount] {
  /// In the order of ``Pricing``.
  fileprivate var asWorkedOut: [Discount] {
    func rank(_ discount: Discount) -> Int {
      switch discount.target {
      case .item: 0
      case .products: 1
      case .check, .lines: 2
      }
    }
    return (0...2).flatMap { place in filter { rank($0) == place } }
  }
}

extension Check {
  /// Whether all of a line goes.
  fileprivate func isWhole(_ move: ItemMove) -> Bool {
    item(move.itemID)?.quantity == move.quantity
  }

  /// How many of each combo stay and go when those lines go: as many on each check as have all of
  /// their pieces there.
  fileprivate func combos(after parts: [SplitCheck.Part]) -> [ComboUseID: [Int64]] {
    guard !combos.isEmpty else { return [:] }
    var pieces = parts.map { part in
      part.moves.reduce(into: [CheckItemID: Int64]()) { sums, move in
        let live = item(move.itemID)?.liveThousandths ?? 0
        sums[move.itemID, default: 0] += (isWhole(move) ? live : move.quantity.thousandths) / 1_000
      }
    }
    let staying = items.map { item in
      (item.id, item.liveThousandths / 1_000 - pieces.reduce(0) { $0 + ($1[item.id] ?? 0) })
    }
    pieces.insert(Dictionary(staying, uniquingKeysWith: { first, _ in first }), at: 0)
    var counts: [ComboUseID: [Int64]] = [:]
    for combo in combos {
      let needed = combo.pieces
      var left = max(0, min(combo.count, ComboUse.mostCount))
      counts[combo.id] = pieces.indices.map { place in
        let whole = needed.map { max(0, pieces[place][$0] ?? 0) / $1 }.min() ?? 0
        let count = min(whole, left)
        left -= count
        for (id, times) in needed { pieces[place][id, default: 0] -= count * times }
        return count
      }
    }
    return counts
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
  /// The ids of the lines on the other check.
  var newIDs: [CheckItemID: CheckItemID] {
    Dictionary(map { ($0.itemID, $0.newItemID) }, uniquingKeysWith: { first, _ in first })
  }
}

extension ComboUse {
  /// So many of it; nil where that is none.
  fileprivate func times(_ count: Int64) -> ComboUse? {
    guard count > 0 else { return nil }
    var combo = self
    combo.count = count
    return combo
  }

  /// The combo on another check; nil when not of all of its lines something went there.
  func moved(_ ids: [CheckItemID: CheckItemID]) -> ComboUse? {
    let moved = items.compactMap { ids[$0] }
    guard moved.count == items.count else { return nil }
    var combo = self
    combo.items = moved
    return combo
  }
}
