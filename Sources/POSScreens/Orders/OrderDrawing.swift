import POSModel
import TerminalUI

extension OrderScreen {
  /// Draws menu and check.
  func draw(on surface: inout Surface, desk: Desk) {
    let layout = OrderLayout(desk.size)
    let suggestions = Suggestions(line.text, choice: choice, menu: desk.menu)
    if case .none = suggestions {
      MenuPane(desk: desk, page: category, scrolled: scrolled).draw(on: &surface)
    } else {
      SuggestionPane(suggestions: suggestions, desk: desk).draw(on: &surface)
    }
    CheckPane(
      check: desk.check, picked: picked, rows: layout.rows, columns: layout.check,
      openChecks: desk.store.openChecks
    ).draw(on: &surface)
  }

  /// Draws the entry line, or what the till asks for in its place.
  func drawEntry(on surface: inout Surface, row: Int, desk: Desk) {
    let columns = surface.columns
    if let question {
      surface.write(question.line, prompt: question.prompt(desk), row: row, width: columns)
      return
    }
    let echo = echo(at: desk)
    let shortest = min(CellWidth.of(echo), columns / 2)
    let end = surface.write(line, prompt: " > ", row: row, width: columns - shortest - 2)
    let start = max(end + 2, min(17, columns - shortest - 1))
    surface.write(echo, row: row, column: start, style: .echo, width: columns - start - 1)
  }

  /// What the line above says while nothing has happened.
  func hint(at desk: Desk) -> String {
    if let question { return question.hint }
    guard line.isEmpty, let last = desk.sale.lastRung, picked == nil,
      let item = desk.check?.items.last(where: { $0.productID == last.productID })
    else { return "" }
    return "Enter once more: \(last.quantity.text) × \(TextFit.truncated(item.name, to: 48))"
  }

  /// What Enter does with a typed line.
  private var verb: String {
    let whole = EntryPart(line.text)
    if EntryGrammar.isCommand(whole) { return "Do it" }
    return EntryGrammar.note(whole) == nil ? "Ring" : "Note it"
  }

  /// The keys that work now.
  func keys(at desk: Desk) -> [(key: String, label: String)] {
    if let question { return question.keys }
    if !line.isEmpty {
      let list = Suggestions(line.text, choice: choice, menu: desk.menu)
      let arrows = list.count > 1 ? [(key: "↑ ↓", label: "Pick")] : []
      return [("Enter", verb)] + arrows + [("Esc", "Clear"), ("F1", "Help")]
    }
    let hasItems = !(desk.check?.items.isEmpty ?? true)
    if pickedItem(on: desk) != nil {
      return [
        ("+ -", "Quantity"), ("Del", "Take off"), ("n:", "Note"), ("↑ ↓", "Line"),
        ("Esc", "Done"), ("F8", "Pay"), ("F1", "Help"),
      ]
    }
    let isPaid = !(desk.check?.payments.isEmpty ?? true)
    let other: OrderType = desk.sale.orderType == .eatIn ? .takeOut : .eatIn
    var keys: [(key: String, label: String)] = [("F1", "Help")]
    if hasItems { keys.append(("F3", "Park")) }
    keys.append(("F4", "Checks"))
    if hasItems, !isPaid { keys.append(("F7", "Void")) }
    if hasItems { keys.append(("F8", "Pay")) }
    if !hasItems { keys.append(("F9", Wording.orderTypeTitle(other))) }
    if desk.sale.history.last != nil, !isPaid { keys.append(("Ctrl-Z", "Undo")) }
    return keys + [("F12", "Log out"), ("← →", "Menu")]
  }
}

extension OrderScreen.Question {
  func prompt(_ desk: Desk) -> String {
    switch subject {
    case .parkName: " Park as > "
    case .voidReason: " Void why > "
    }
  }

  var hint: String {
    switch subject {
    case .parkName: "A name to find it by, or Enter without one."
    case .voidReason: "Voids the whole check. A word or two why, for the report."
    }
  }

  var keys: [(key: String, label: String)] {
    switch subject {
    case .parkName: [("Enter", "Park"), ("Esc", "Back")]
    case .voidReason: [("Enter", "Void the check"), ("Esc", "Back")]
    }
  }
}
