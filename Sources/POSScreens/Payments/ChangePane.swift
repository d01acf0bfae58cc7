import POSModel
import TerminalUI

/// What was taken and the change of it, large: nobody is to work out what they give back.
struct ChangePane {
  let check: Check
  /// The payment the change is of; nil when nothing was due.
  let payment: Payment?

  /// Draws a line of what was taken, what the change is of, and the change, from that row down.
  ///
  /// - Returns: The row below it.
  func draw(
    _ taken: String, tip: Money, on surface: inout Surface, row: Int, column: Int, width: Int
  ) -> Int {
    let currency = check.currency
    surface.write(taken, row: row, column: column, style: .good)
    if let payment, payment.change > .zero {
      surface.write(handedOver(payment), row: row + 1, column: column, width: width)
    }
    if tip > .zero {
      surface.write("TIP \(currency.text(tip))", row: row + 2, column: column)
    }
    let change = currency.text(payment?.change ?? .zero)
    surface.write("CHANGE \(change)", row: row + 4, column: column, style: .heading)
    return surface.writeAmount(change, row: row + 5, column: column, width: width)
  }

  /// What the change is of: of several payments it is the last one's.
  private func handedOver(_ payment: Payment) -> String {
    let currency = check.currency
    let notes = "of \(currency.text(payment.tendered)) in \(Wording.tender(payment.tender))"
    let isOnly = check.payments.count { !check.isTakenBack($0.payment.id) } == 1
    return isOnly ? notes : "the last \(currency.text(payment.applied)) \(notes)"
  }
}
