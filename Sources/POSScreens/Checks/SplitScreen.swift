import POSModel
import TerminalUI

/// Parts a check by line: a digit says which check the picked piece goes to, 1 is this one.
struct SplitScreen: Sendable, Equatable {
  /// One piece that can go elsewhere: a line, or one of its pieces.
  struct Piece: Sendable, Equatable {
    let item: CheckItem
    let quantity: Quantity
    /// The combo it is sold in, which goes as a whole; empty when in none.
    var combo = ""
    /// The check it goes to; 1 is this one.
    var target = 1

    /// What it comes to; what was voided of a line that stays together does not count.
    var worth: Money {
      quantity == item.quantity ? item.amount : quantity.priced(at: item.priceOfOne).money
    }
  }

  private(set) var pieces: [Piece]
  private(set) var picked = 0
  private let check: Check

  /// The most pieces a line is shown as; a line of more stays together.
  private static let mostPieces: Int64 = 24

  init(_ check: Check) {
    self.check = check
    pieces = check.items.filter { !$0.isVoided }.flatMap { item -> [Piece] in
      let count = item.quantity.thousandths / 1000
      return check.canPart(item) && (2...Self.mostPieces).contains(count)
        ? (0..<count).map { _ in Piece(item: item, quantity: .one) }
        : [Piece(item: item, quantity: item.quantity)]
    }
    let held = check.pricing.combosHeld
    for combo in check.combos {
      for id in combo.items { mark(id, combo.name, held[combo.id] ?? 0) }
    }
  }

  /// Says of as many pieces of a line as a combo has that they are in it; any others are free.
  private mutating func mark(_ id: CheckItemID, _ combo: String, _ count: Int64) {
    var left = count
    for place in pieces.indices
    where left > 0 && pieces[place].item.id == id && pieces[place].combo.isEmpty {
      pieces[place].combo = combo
      left -= max(1, pieces[place].quantity.thousandths / 1000)
    }
  }

  mutating func press(_ key: Key, at desk: Desk) -> Move {
    switch key {
    case .escape: return .showOrder
    case .up: picked = max(0, picked - 1)
    case .down: picked = min(pieces.count - 1, picked + 1)
    case .home: picked = 0
    case .end: picked = pieces.count - 1
    case .character("s"): return takeSeats() ?? .none
    case .character(let digit):
      guard let target = digit.wholeNumberValue, (1...SplitCheck.mostParts).contains(target) else {
        return .unused
      }
      pieces[picked].target = target
      picked = min(pieces.count - 1, picked + 1)
    case .enter: return split()
    default: return .unused
    }
    return .none
  }

  /// Every seat's lines go to a check of their own, and what is for no seat stays; where all have
  /// one, the first seat's stay. What there is to say where that cannot be, else nil.
  mutating func takeSeats() -> Move? {
    let seats = Set(pieces.compactMap(\.item.seat)).sorted()
    let leaving = pieces.contains { $0.item.seat == nil } ? seats : Array(seats.dropFirst())
    guard !leaving.isEmpty else {
      return .say(.alert("All lines are for one seat: .seat 2 says whom a line is for."))
    }
    guard leaving.count < SplitCheck.mostParts else {
      return .say(.alert("That is more than \(SplitCheck.mostParts) checks: go by line."))
    }
    for (place, piece) in pieces.enumerated() {
      let seat = piece.item.seat.flatMap { leaving.firstIndex(of: $0) }
      pieces[place].target = seat.map { $0 + 2 } ?? 1
    }
    return nil
  }

  /// What was chosen is done.
  func split() -> Move {
    let targets = Set(pieces.map(\.target)).sorted()
    guard targets.contains(1) else {
      return .say(.alert("Something must stay on check 1."))
    }
    guard targets.count > 1 else {
      return .say(.info("All is on check 1: a digit sends the picked line to another."))
    }
    return .change(
      .split(targets.dropFirst().map { shares(of: $0) }, shownVersion: check.version))
  }

  private func shares(of target: Int) -> [ItemShare] {
    check.items.compactMap { item in
      let sum = pieces.filter { $0.item.id == item.id && $0.target == target }
        .reduce(0) { $0 + $1.quantity.thousandths }
      return sum > 0
        ? ItemShare(itemID: item.id, quantity: Quantity(thousandths: sum)) : nil
    }
  }

  /// Draws the pieces, and what each check comes to by its lines.
  func draw(on surface: inout Surface, desk: Desk) {
    let layout = OrderLayout(desk.size)
    let inside = layout.menu.insideFrame
    surface.frame(
      rows: layout.rows, columns: layout.menu, title: "Split \(Wording.name(of: check))")
    let height = layout.menuRows
    let first = ListWindow.offset(count: pieces.count, selected: picked, height: height)
    for place in first..<min(first + height, pieces.count) {
      let row = layout.rows.lowerBound + 1 + place - first
      let piece = pieces[place]
      let style: Style = place == picked ? .selected : .normal
      if place == picked {
        surface.fill(rows: row..<(row + 1), columns: inside, style: style)
        surface.write(">", row: row, column: inside.lowerBound, style: style)
      }
      let seat = piece.item.seat.map { " s\($0)" } ?? ""
      let combo = piece.combo.isEmpty ? "" : " in \(piece.combo)"
      let worth = desk.text(piece.worth)
      surface.write(
        "[\(piece.target)] \(piece.quantity.text)\(seat) \(piece.item.name)\(combo)", row: row,
        column: inside.lowerBound + 1, style: style, width: inside.count - worth.count - 3)
      surface.write(worth, row: row, rightEdge: inside.upperBound - 1, style: style)
    }
    surface.mark(
      above: first, below: max(0, pieces.count - first - height),
      row: layout.rows.upperBound - 1, rightEdge: inside.upperBound - 1)
    drawSums(on: &surface, layout, desk)
  }

  /// What the sums of the lines do not have yet.
  private var sumsTitle: String {
    let isInclusive = check.opening.taxRule.mode == .inclusive
    let hasDiscounts = check.totals.discount > .zero
    let missing = (isInclusive ? [] : ["tax"]) + (hasDiscounts ? ["discounts"] : [])
    return missing.isEmpty
      ? "Checks, tax included" : "Checks, before \(missing.joined(separator: " and "))"
  }

  private func drawSums(on surface: inout Surface, _ layout: OrderLayout, _ desk: Desk) {
    let inside = layout.check.insideFrame
    surface.frame(rows: layout.rows, columns: layout.check, title: sumsTitle)
    var row = layout.rows.lowerBound + 1
    for target in 1...SplitCheck.mostParts where row < layout.rows.upperBound - 1 {
      let mine = pieces.filter { $0.target == target }
      guard !mine.isEmpty else { continue }
      let sum = mine.map(\.worth).sum()
      let name = target == 1 ? "1 stays here" : "\(target) new check"
      surface.write(
        "\(name), \(mine.count == 1 ? "1 piece" : "\(mine.count) pieces")", row: row,
        column: inside.lowerBound + 1,
        width: inside.count - 12)
      surface.write(desk.text(sum), row: row, rightEdge: inside.upperBound - 1)
      row += 1
    }
  }

  var keys: [(key: String, label: String)] {
    [
      ("1 … 9", "To that check"), ("s", "By seat"), ("↑ ↓", "Pick"), ("Enter", "Split"),
      ("Esc", "Back"),
    ]
  }
}
