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
    opening.callNumber = "\(check.callNumber)/\(place + 2)"
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

  /// Discounts of a fixed amount on the check keep what falls on what stays.
  func amountsLeft() -> [CheckFact] {
    check.discounts.flatMap { discount -> [CheckFact] in
      guard discount.target == .check, case .amount = discount.kind else { return [] }
      var left = discount
      left.kind = .amount(shares(of: discount)[0])
      return [.discountRemoved(discount.id), .discountApplied(left)]
    }
  }

  /// A discount as it stands on a new check; nil when it has no part in it.
  private func moved(_ discount: Discount, _ moves: [ItemMove], amount: Money) -> Discount? {
    var copy = discount
    switch discount.target {
    case .item(let id):
      guard let move = moves.first(where: { $0.itemID == id }) else { return nil }
      copy.target = .item(move.newItemID)
    case .products: break
    case .check:
      if case .amount = discount.kind { copy.kind = .amount(amount) }
    }
    return copy
  }

  /// What of a check discount falls on what stays and on each new check; they add up to it.
  private func shares(of discount: Discount) -> [Money] {
    guard discount.target == .check, case .amount(let amount) = discount.kind else {
      return Array(repeating: .zero, count: parts.count + 1)
    }
    let pricing = check.pricing
    let worth = parts.map { part in
      part.moves.map { move -> Money in
        guard let line = pricing.line(move.itemID) else { return .zero }
        let all = Int128(max(1, line.item.quantity.thousandths))
        let moved = Int128(move.quantity.thousandths)
        return Rounding.money(Int128(line.gross.minorUnits) * moved, by: all).money
      }.sum()
    }
    let stays = max(.zero, pricing.lines.map(\.gross).sum() - worth.sum())
    return amount.split(by: [stays.minorUnits] + worth.map(\.minorUnits))
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
