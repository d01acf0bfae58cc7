/// What each line of a check comes to once combos and discounts are taken off.
///
/// In this order, each on what the one before left: combos, discounts on a line, so many for a
/// price, discounts on the check. Every reduction is booked on lines, in proportion and to the
/// minor unit, so that each line's taxes are right. Nothing goes below zero.
public struct Pricing: Sendable, Equatable {
  /// Where a reduction comes from.
  public enum Source: Hashable, Sendable {
    /// A combo.
    case combo(ComboUseID)
    /// A discount.
    case discount(DiscountID)
  }

  /// What one source takes off one line; more than nothing.
  public struct Reduction: Hashable, Sendable {
    /// Where it comes from.
    public let source: Source
    /// How much it takes off.
    public let amount: Money
  }

  /// One line.
  public struct Line: Sendable, Equatable {
    /// The check item.
    public let item: CheckItem
    /// What it comes to by its price.
    public let gross: Money
    /// What is taken off, in the order it is worked out.
    public fileprivate(set) var reductions: [Reduction] = []
    /// What is left: what the guest pays, before tax that is added.
    public fileprivate(set) var net: Money
    /// Pieces that combos, and so many for a price, have taken.
    fileprivate(set) var piecesTaken: Int64 = 0
  }

  /// The lines, in the order of the check.
  public private(set) var lines: [Line]
  /// How many of each combo the check holds whole.
  public private(set) var combosHeld: [ComboUseID: Int64] = [:]
  /// Whether an amount was beyond `Money.limit` and is held there.
  public private(set) var isBeyondLimit = false

  /// Prices lines under combos and discounts, each in the order they were given.
  public init(items: [CheckItem], combos: [ComboUse] = [], discounts: [Discount] = []) {
    var held = false
    lines = items.map { item in
      let (gross, isHeld) = item.pricing
      held = held || isHeld
      return Line(item: item, gross: gross, net: gross)
    }
    isBeyondLimit = held
    guard !combos.isEmpty || !discounts.isEmpty else { return }
    for combo in combos { take(combo) }
    for discount in discounts {
      if case .item(let id) = discount.target { take(discount, offLine: id) }
    }
    for discount in discounts {
      if case .products(let products) = discount.target { take(discount, offProducts: products) }
    }
    for discount in discounts {
      switch discount.target {
      case .check: take(discount, offTogether: Array(lines.indices))
      case .lines(let ids):
        let covered = Set(ids)
        take(discount, offTogether: lines.indices.filter { covered.contains(lines[$0].item.id) })
      case .item, .products: break
      }
    }
  }

  /// What one source takes off in all.
  public func amount(of source: Source) -> Money {
    lines.reduce(.zero) { sum, line in
      line.reductions.reduce(sum) { $1.source == source ? $0 + $1.amount : $0 }
    }
  }

  /// The line of that item.
  public func line(_ id: CheckItemID) -> Line? { lines.first { $0.item.id == id } }

  /// Whether the check holds all parts of a combo, beside what other combos took.
  func holds(_ combo: ComboUse) -> Bool {
    guard (1...ComboUse.mostCount).contains(combo.count) else { return false }
    return held(of: combo) == combo.count
  }

  /// How many of a combo the check still holds whole.
  private func held(of combo: ComboUse) -> Int64 {
    let held = combo.pieces.map { id, times -> Int64 in
      guard let line = line(id) else { return 0 }
      return max(0, line.item.liveThousandths / 1000 - line.piecesTaken) / times
    }
    return min(held.min() ?? 0, combo.count, ComboUse.mostCount)
  }

  private mutating func take(_ combo: ComboUse) {
    let count = held(of: combo)
    guard count > 0 else { return }
    combosHeld[combo.id] = count
    let places = combo.items.compactMap { id in lines.firstIndex { $0.item.id == id } }
    let prices = places.map { lines[$0].item.unitPrice.minorUnits }
    let regular = prices.reduce(Int128(0)) { $0 + Int128($1) }
    let saving = Rounding.hold(
      max(0, regular - Int128(combo.price.minorUnits)) * Int128(count)
    ).money
    for place in places { lines[place].piecesTaken += count }
    spread(saving, over: places, weights: prices, .combo(combo.id))
  }

  private mutating func take(_ discount: Discount, offLine id: CheckItemID) {
    guard let place = lines.firstIndex(where: { $0.item.id == id }) else { return }
    let line = lines[place]
    let off: Money
    switch discount.kind {
    case .percent(let parts): off = line.net.part(perMillion: parts)
    case .amount(let money): off = money
    case .fixedPrice(let price): off = line.net - line.item.liveQuantity.priced(at: price).money
    case .countForPrice: return
    }
    book(off, on: place, .discount(discount.id))
  }

  /// So many for a price: the dearest pieces first, whole pieces that nothing else took.
  private mutating func take(_ discount: Discount, offProducts products: [ProductID]) {
    guard case .countForPrice(let count, let price) = discount.kind, count > 0 else { return }
    let sought = Set(products)
    var pieces: [(place: Int, count: Int64)] = []
    for (place, line) in lines.enumerated()
    where sought.contains(line.item.productID) && line.net > .zero {
      let free = line.item.liveThousandths / 1000 - line.piecesTaken
      if free > 0 { pieces.append((place, free)) }
    }
    pieces.sort { left, right in
      let (one, other) = (lines[left.place].item.unitPrice, lines[right.place].item.unitPrice)
      return (other, left.place) < (one, right.place)
    }
    let sets = pieces.reduce(0) { $0 + $1.count } / count
    var wanted = sets * count
    var (places, weights): ([Int], [Int64]) = ([], [])
    for piece in pieces where wanted > 0 {
      let taken = min(wanted, piece.count)
      wanted -= taken
      lines[piece.place].piecesTaken += taken
      places.append(piece.place)
      let unit = lines[piece.place].item.unitPrice
      weights.append(Quantity(thousandths: taken * 1000).priced(at: unit).money.minorUnits)
    }
    let regular = weights.reduce(Int128(0)) { $0 + Int128($1) }
    let saving = Rounding.hold(max(0, regular - Int128(sets) * Int128(price.minorUnits))).money
    spread(saving, over: places, weights: weights, .discount(discount.id))
  }

  private mutating func take(_ discount: Discount, offTogether places: [Int]) {
    let nets = places.map { lines[$0].net.minorUnits }
    let rest = Rounding.hold(nets.reduce(Int128(0)) { $0 + Int128($1) }).money
    let off: Money
    switch discount.kind {
    case .percent(let parts): off = rest.part(perMillion: parts)
    case .amount(let money): off = min(money, rest)
    case .fixedPrice(let price): off = max(.zero, rest - price)
    case .countForPrice: return
    }
    spread(off, over: places, weights: nets, .discount(discount.id))
  }

  private mutating func spread(
    _ amount: Money, over places: [Int], weights: [Int64], _ source: Source
  ) {
    guard amount > .zero, weights.contains(where: { $0 > 0 }) else { return }
    for (place, part) in zip(places, amount.split(by: weights.map { max(0, $0) })) {
      book(part, on: place, source)
    }
  }

  private mutating func book(_ amount: Money, on place: Int, _ source: Source) {
    let taken = min(amount, lines[place].net)
    guard taken > .zero else { return }
    lines[place].reductions.append(Reduction(source: source, amount: taken))
    lines[place].net -= taken
  }
}
