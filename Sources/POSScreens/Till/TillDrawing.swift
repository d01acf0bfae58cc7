import POSModel
public import TerminalUI

extension TillScreen {
  /// Writes all cells; changes nothing.
  public func render(into surface: inout Surface, _ context: ScreenContext) {
    guard surface.hasRoom() else { return }
    var desk = desk
    desk.size = surface.size
    Header(desk: desk, check: shownCheck).draw(on: &surface, context)
    drawBody(on: &surface, desk, context)
    let layout = OrderLayout(surface.size)
    drawStatus(on: &surface, row: layout.statusRow, desk)
    drawEntry(on: &surface, row: layout.entryRow, desk, context)
    surface.writeKeys(keys(desk), row: layout.footerRow)
  }

  private var shownCheck: Check? {
    if case .paid(let screen) = place { return screen.check }
    return desk.check
  }

  private func drawBody(on surface: inout Surface, _ desk: Desk, _ context: ScreenContext) {
    if let help { return help.draw(on: &surface, desk: desk) }
    if let why { return why.draw(on: &surface, desk: desk) }
    if let report { return report.draw(on: &surface, desk: desk, context) }
    if let inspection { return inspection.draw(on: &surface, context) }
    if sync != nil, let state = desk.store.sync {
      return SyncPane(state: state).draw(on: &surface, context)
    }
    switch place {
    case .login(let screen): screen.draw(on: &surface, desk: desk, context)
    case .order: order.draw(on: &surface, desk: desk)
    case .payment(let screen): screen.draw(on: &surface, desk: desk)
    case .paid(let screen): screen.draw(on: &surface, desk: desk)
    case .checks(let screen): screen.draw(on: &surface, desk: desk, now: context.now)
    case .split(let screen): screen.draw(on: &surface, desk: desk)
    case .refund(let screen): screen.draw(on: &surface, desk: desk)
    }
  }

  /// The line above the entry line; a long sentence grows upwards rather than being cut.
  private func drawStatus(on surface: inout Surface, row: Int, _ desk: Desk) {
    guard let message = message(desk) else { return }
    let lines = TextFit.wrapped(message.text, to: surface.columns - 2).prefix(4)
    for (index, line) in lines.enumerated() {
      let place = row - lines.count + 1 + index
      surface.fill(rows: place..<(place + 1), columns: 0..<surface.columns)
      surface.write(line, row: place, column: 1, style: message.style)
    }
  }

  private func message(_ desk: Desk) -> Message? {
    if case .unsaved(_, let sentence) = errands { return .alert(sentence) }
    if let approval { return approval.message }
    let own = ownSentence(desk)
    if let shown = status.shown(before: own) { return shown }
    if !own.isEmpty { return .info(own) }
    return (trouble(desk) ?? desk.store.sync?.warning).map { .alert($0) }
  }

  /// What the screen says to the cashier by itself: a question, or a hint where there is room.
  func ownSentence(_ desk: Desk) -> String {
    let (wanted, idle) =
      switch place {
      case .order: (order.asks, order.hint(at: desk))
      case .payment(let screen): (screen.hint(at: desk), "")
      case .checks(let screen): (screen.hint, "")
      case .login, .paid, .split, .refund: ("", "")
      }
    // Trouble stands there until it is mended, wherever nothing is asked.
    return wanted.isEmpty && trouble(desk) == nil ? idle : wanted
  }

  private func trouble(_ desk: Desk) -> String? {
    desk.store.troubleLines(to: desk.size.columns - 2)
  }

  private func drawEntry(
    on surface: inout Surface, row: Int, _ desk: Desk, _ context: ScreenContext
  ) {
    if case .unsaved = errands {
      surface.write("Not saved. Enter: retry", row: row, column: 1, style: .alert)
      return
    }
    if let approval {
      let wait = approval.pin.wait(at: context.now).map {
        "no PIN is taken for \(Wording.duration(milliseconds: $0))"
      }
      let end = surface.write(" Manager's PIN > ", row: row, column: 0, style: .heading)
      surface.write(wait ?? "\(approval.pin.dots)_", row: row, column: end, style: .entry)
      // They answer for what they read here.
      if wait == nil, let matter = matter(of: approval.effect) {
        let start = end + PINLine.longest + 2
        surface.write(matter, row: row, column: start, width: surface.columns - start - 1)
      }
      return
    }
    switch place {
    case .login, .paid, .split: break
    case .refund(let screen): screen.drawEntry(on: &surface, row: row)
    case .order: order.drawEntry(on: &surface, row: row, desk: desk)
    case .payment(let screen): screen.drawEntry(on: &surface, row: row, desk: desk)
    case .checks(let screen): screen.drawEntry(on: &surface, row: row)
    }
  }

  private func keys(_ desk: Desk) -> [(key: String, label: String)] {
    if case .unsaved = errands {
      return [("Enter", "Retry")] + (errands.mayGiveUp ? [("Esc", "Give it up")] : [])
        + [("Ctrl-Q", "Leave, not saved")]
    }
    if let help { return help.keys(at: desk) }
    if let why { return why.keys(at: desk) }
    if let report { return report.keys(at: desk) }
    if let inspection { return inspection.keys(at: desk) }
    if sync != nil, let state = desk.store.sync { return SyncScreen.keys(state) }
    if approval != nil { return [("Enter", "Approve"), ("Esc", "Do not")] }
    switch place {
    case .login(let screen): return screen.keys
    case .order: return order.keys(at: desk)
    case .payment(let screen): return screen.keys(at: desk)
    case .paid(let screen): return screen.keys
    case .checks(let screen): return screen.keys
    case .split(let screen): return screen.keys
    case .refund(let screen): return screen.keys
    }
  }
}
