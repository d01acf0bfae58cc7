import POSModel
import TerminalUI

/// The bar at the top: where, who, which check, how the sync is, what time it is.
struct Header {
  let desk: Desk
  let check: Check?

  /// Draws the bar over the whole first row.
  func draw(on surface: inout Surface, _ context: ScreenContext) {
    let columns = surface.columns
    surface.fill(rows: 0..<1, columns: 0..<columns, style: .title)
    let status = desk.saysOffline ? "○ Offline" : desk.store.sync?.statusText ?? ""
    let sync = status.isEmpty ? "" : "\(status)   "
    let right = sync + context.wallClock
    let rightStart = columns - 1 - CellWidth.of(right)
    surface.write(right, row: 0, column: rightStart, style: .title)
    let middle = self.middle
    let middleWidth = CellWidth.of(middle)
    let place = place(context, room: max(8, rightStart - middleWidth - 6))
    let end = surface.write(place, row: 0, column: 1, style: .title)
    // Above the check pane, where there is room.
    let pane = OrderLayout(surface.size).check.lowerBound + 2
    let start = max(end + 2, min(pane, rightStart - middleWidth - 3))
    surface.write(
      middle, row: 0, column: start,
      style: .title, width: max(0, rightStart - end - 3))
  }

  private var middle: String {
    guard desk.employee != nil else { return "" }
    guard let check else { return "New check  \(desk.sale.orderType.title)" }
    return "Check #\(check.number) \(check.callNumber)  "
      + check.orderType.title
  }

  /// Of a name too long, the store gives way before device and employee do.
  private func place(_ context: ScreenContext, room: Int) -> String {
    let employee = desk.employee.map { " · \($0.name)" } ?? ""
    let fixed = " · \(context.device.rawValue)\(employee)"
    let store = desk.rules.storeName.isEmpty ? "POS" : desk.rules.storeName
    let width = min(max(4, room - CellWidth.of(fixed)), CellWidth.of(store))
    return TextFit.truncated(TextFit.truncated(store, to: width) + fixed, to: room)
  }
}
