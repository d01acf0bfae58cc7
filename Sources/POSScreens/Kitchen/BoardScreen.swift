public import POSModel
public import TerminalUI

/// The guests' board: which call numbers are being made, and which are ready.
public struct BoardScreen: Sendable {
  private var view = KitchenView()
  private var rules = KitchenRules()

  /// A board that has read nothing yet.
  public init() {}

  /// Takes what the store said.
  public mutating func update(_ view: KitchenView, _ rules: KitchenRules) {
    (self.view, self.rules) = (view, rules)
  }

  /// Writes all cells; changes nothing.
  public func render(into surface: inout Surface, _ context: ScreenContext) {
    guard surface.hasRoom() else { return }
    surface.fill(rows: 0..<1, columns: 0..<surface.columns, style: .title)
    surface.write(context.wallClock, row: 0, rightEdge: surface.columns - 1, style: .title)
    let half = surface.columns / 2
    let (preparing, ready) = numbers(at: context.now)
    draw("PREPARING", preparing, columns: 0..<half, style: .normal, on: &surface)
    draw("✓ READY", ready, columns: half..<surface.columns, style: .good, on: &surface)
  }

  /// The call numbers of checks in the making, the oldest first, and of those that are ready or
  /// were served just now, the last first.
  private func numbers(at now: Instant) -> (preparing: [String], ready: [String]) {
    var (preparing, ready): ([String], [String]) = ([], [])
    // What is voided is on its way to nobody, though the cook may still have to see that.
    let active = view.active.filter(\.isWanted)
    let waiting = Set(active.filter { $0.status != .ready }.map(\.key.checkID))
    for ticket in active.sorted(by: { $0.sentAt < $1.sentAt }) {
      let number = ticket.callNumber
      if waiting.contains(ticket.key.checkID) {
        if !preparing.contains(number) { preparing.append(number) }
      } else if !ready.contains(number) {
        ready.append(number)
      }
    }
    let since = now.adding(milliseconds: -60_000 * Int64(rules.boardMinutes))
    for ticket in view.bumped where ticket.bumpedAt ?? since > since {
      let number = ticket.callNumber
      if !preparing.contains(number), !ready.contains(number), ticket.isWanted {
        ready.append(number)
      }
    }
    return (preparing, ready)
  }

  private func draw(
    _ title: String, _ numbers: [String], columns: Range<Int>, style: Style,
    on surface: inout Surface
  ) {
    surface.write(title, row: 2, column: columns.lowerBound + 2, style: .heading)
    let width = max(8, (numbers.map { CellWidth.of($0) }.max() ?? 0) + 3)
    let across = max(1, (columns.count - 3) / width)
    let rows = max(1, (surface.rows - 5) / 2)
    let shown = numbers.prefix(across * rows)
    for (index, number) in shown.enumerated() {
      surface.write(
        number, row: 4 + index / across * 2,
        column: columns.lowerBound + 2 + index % across * width, style: style)
    }
    if numbers.count > shown.count {
      surface.write(
        "and \(numbers.count - shown.count) more", row: surface.rows - 1,
        column: columns.lowerBound + 2, style: .dim)
    }
  }
}
