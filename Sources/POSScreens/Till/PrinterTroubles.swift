public import POSModel
import TerminalUI

extension StoreView {
  /// Takes what is wrong with printers; the lane's own goes first: it matters most to its cashier.
  public mutating func takeTroubles(
    _ troubles: [(printer: PrinterID, trouble: String)], own: PrinterID?
  ) {
    let mine = troubles.filter { $0.printer == own }
    let parts = (mine + troubles.filter { $0.printer != own }).map { found in
      let trouble = String(found.trouble.reversed().drop { $0 == "." }.reversed())
      return "\(found.printer.rawValue): \(trouble)"
    }
    printerTrouble =
      parts.isEmpty
      ? "" : "Printer\(parts.count > 1 ? "s" : "") \(parts.joined(separator: "; "))."
  }

  /// What is wrong with printers as it fits in two lines of so many cells; nil when nothing is.
  func troubleLines(to width: Int) -> String? {
    let lines = TextFit.wrapped(printerTrouble, to: width)
    guard lines.count > 2 else { return printerTrouble.isEmpty ? nil : printerTrouble }
    let rest = lines.dropFirst().joined(separator: " ")
    return "\(lines[0]) \(TextFit.truncated(rest, to: width))"
  }
}
