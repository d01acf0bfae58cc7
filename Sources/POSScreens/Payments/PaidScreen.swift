import POSModel
import TerminalUI

/// Shows the change of a check that is paid, until the next key.
struct PaidScreen: Sendable, Equatable {
  let check: Check
  /// The last payment; nil when nothing was due.
  let payment: Payment?

  /// Enter, Esc and Space make room for the next guest; any other key is the next guest's already.
  func press(_ key: Key) -> Move {
    switch key {
    case .enter, .escape, .character(" "): .showOrder
    default: .passOn(key)
    }
  }

  /// Draws the change, large, and the check beside it.
  func draw(on surface: inout Surface, desk: Desk) {
    let layout = OrderLayout(desk.size)
    surface.frame(rows: layout.rows, columns: layout.menu, title: "Paid")
    let left = layout.menu.lowerBound + 3
    let width = layout.menu.insideFrame.count - 3
    _ = ChangePane(check: check, payment: payment).draw(
      "PAID \(check.currency.text(check.totals.paid))", tip: check.totals.tips, on: &surface,
      row: layout.rows.lowerBound + 2, column: left, width: width)
    CheckPane(check: check, pick: nil, rows: layout.rows, columns: layout.check)
      .draw(on: &surface)
  }

  /// The keys that work now.
  var keys: [(key: String, label: String)] {
    [("Enter", "Next guest"), ("any other key", "begins the next order")]
  }
}
