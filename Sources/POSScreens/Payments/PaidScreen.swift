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
    let currency = check.currency
    surface.frame(rows: layout.rows, columns: layout.menu, title: "Paid")
    let left = layout.menu.lowerBound + 3
    let width = layout.menu.insideFrame.count - 3
    var row = layout.rows.lowerBound + 2
    surface.write(
      "PAID \(currency.text(check.totals.paid))", row: row, column: left, style: .good)
    if check.totals.tips > .zero {
      surface.write("TIP \(currency.text(check.totals.tips))", row: row + 2, column: left)
    }
    if let payment, payment.change > .zero {
      surface.write(handedOver(payment), row: row + 1, column: left, width: width)
    }
    row += 4
    let change = currency.text(payment?.change ?? .zero)
    surface.write("CHANGE \(change)", row: row, column: left, style: .heading)
    row = surface.writeAmount(change, row: row + 1, column: left, width: width)
    CheckPane(check: check, pick: nil, rows: layout.rows, columns: layout.check)
      .draw(on: &surface)
  }

  /// What the change is of: of several payments it is the last one's.
  private func handedOver(_ payment: Payment) -> String {
    let currency = check.currency
    let notes = "of \(currency.text(payment.tendered)) in \(Wording.tender(payment.tender))"
    let isOnly = check.payments.count { !check.isTakenBack($0.payment.id) } == 1
    return isOnly ? notes : "the last \(currency.text(payment.applied)) \(notes)"
  }

  /// The keys that work now.
  var keys: [(key: String, label: String)] {
    [("Enter", "Next guest"), ("any other key", "begins the next order")]
  }
}
