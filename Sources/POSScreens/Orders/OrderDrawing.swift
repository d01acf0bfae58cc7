import POSModel
import TerminalUI

extension OrderScreen {
  /// Draws menu and check.
  func draw(on surface: inout Surface, desk: Desk) {
    let layout = OrderLayout(desk.size)
    let suggestions = Suggestions(line.text, choice: choice, grammar: desk.grammar)
    if let choices {
      choices.draw(on: &surface, desk: desk)
    } else if case .none = suggestions {
      MenuPane(desk: desk, page: category, scrolled: scrolled).draw(on: &surface)
    } else {
      SuggestionPane(suggestions: suggestions, desk: desk).draw(on: &surface)
    }
    CheckPane(
      check: desk.check, pick: pick, rows: layout.rows, columns: layout.check,
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
    if let choices {
      let end = surface.write(choices.prompt, row: row, column: 0, style: .heading)
      surface.write("_", row: row, column: end, style: .entry)
      return
    }
    let echo = echo(at: desk)
    let shortest = min(CellWidth.of(echo), columns / 2)
    let end = surface.write(line, prompt: " > ", row: row, width: columns - shortest - 2)
    let start = max(end + 2, min(17, columns - shortest - 1))
    surface.write(echo, row: row, column: start, style: .echo, width: columns - start - 1)
  }

  /// What it waits for an answer to; empty when for nothing.
  var asks: String { question?.hint ?? "" }

  /// What the line above says while nothing has happened.
  func hint(at desk: Desk) -> String {
    guard question == nil, choices == nil else { return "" }
    if line.isEmpty, let deal = desk.deal {
      return "= makes it \(deal.name) and saves \(desk.text(deal.saving))"
    }
    guard line.isEmpty, let last = desk.sale.lastRung, pick == nil,
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
    if let choices { return choices.footer(columns: desk.size.columns) }
    if !line.isEmpty {
      let list = Suggestions(line.text, choice: choice, grammar: desk.grammar)
      let arrows = list.count > 1 ? [(key: "↑ ↓", label: "Pick")] : []
      return [("Enter", verb)] + arrows + [("Esc", "Clear"), ("F1", "Help")]
    }
    if let item = pickedItem(on: desk) {
      return [
        ("+ -", "Quantity"), ("Del", item.isSent ? "Void" : "Take off"), ("F5", "Modify"),
        ("F6", "Discount"), ("n:", "Note"), ("w", "Why"), ("Esc", "Done"), ("F1", "Help"),
      ]
    }
    if pick == .total { return [("w", "Why"), ("F6", "Discount"), ("F8", "Pay"), ("Esc", "Done")] }
    return keysOfCheck(at: desk)
  }

  private func keysOfCheck(at desk: Desk) -> [(key: String, label: String)] {
    let check = desk.check
    let hasItems = !(check?.items.isEmpty ?? true)
    let isPaid = check.map { $0.totals.paid != .zero } ?? false
    let next = (check?.orderType ?? desk.sale.orderType).next
    var keys: [(key: String, label: String)] = [("F1", "Help")]
    if check?.items.contains(where: { !$0.isSent }) == true { keys.append(("F2", "Send")) }
    if hasItems { keys.append(("F3", "Park")) }
    keys.append(("F4", "Checks"))
    if hasItems {
      keys += [("F5", "Modify"), ("F6", "Disc")]
      if !isPaid { keys.append(("F7", "Void")) }
      keys.append(("F8", "Pay"))
    } else {
      keys.append(("F9", next.title))
    }
    if desk.sale.history.last != nil, !isPaid { keys.append(("^Z", "Undo")) }
    return keys + [("F12", "Log out"), ("← →", "Menu")]
  }
}
