import TerminalUI

/// Where the panes of the till stand in a window.
struct OrderLayout: Sendable, Equatable {
  /// The rows of both panes with their frames: between the header and the three lowest lines.
  let rows: Range<Int>
  /// The columns of the left pane with its frame.
  let menu: Range<Int>
  /// The columns of the check pane with its frame.
  let check: Range<Int>
  /// The line that answers the cashier.
  let statusRow: Int
  /// The line that is typed in.
  let entryRow: Int
  /// The keys that work now.
  let footerRow: Int

  /// The check pane grows with the window, but slower than the menu.
  init(_ size: Size) {
    let wider = max(0, size.columns - Size.smallest.columns)
    let checkWidth = min(38 + wider / 5, 72)
    rows = 1..<max(2, size.rows - 3)
    menu = 0..<max(0, size.columns - checkWidth)
    check = menu.upperBound..<max(menu.upperBound, size.columns)
    (statusRow, entryRow, footerRow) = (size.rows - 3, size.rows - 2, size.rows - 1)
  }

  /// Rows inside the frame of the menu.
  var menuRows: Int { rows.count - 2 }
}
