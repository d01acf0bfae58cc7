import POSModel
import TerminalUI
import Testing

@testable import POSScreens

/// What is wrong with printers stands before the cashier's eyes until it is mended.
struct PrinterTroublesTests {
  private static let front = PrinterID("front")
  private let paper = [(printer: front, trouble: "paper out")]

  private func told(
    _ troubles: [(printer: PrinterID, trouble: String)], own: PrinterID? = front
  ) -> StoreView {
    var view = FakeStore.grill.view(showing: nil)
    view.takeTroubles(troubles, own: own)
    return view
  }

  private func tell(_ troubles: [(printer: PrinterID, trouble: String)], _ till: inout Replay) {
    var view = till.store.view(showing: till.screen.checkID)
    view.takeTroubles(troubles, own: Self.front)
    till.send(.storeChanged(view))
  }

  @Test func `it stands before the hints of an order, while it is rung too`() {
    var till = Replay.full()
    till.press("101 Enter")
    #expect(till.status == " Enter once more: 1 × Classic burger")
    tell(paper, &till)
    #expect(till.status == " Printer front: paper out.")
    till.press("Enter")
    #expect(till.status == " Printer front: paper out.")
    tell([], &till)
    #expect(till.status == " Enter once more: 1 × Classic burger")
  }

  @Test func `it stands before the meal that would be cheaper`() {
    var till = Replay.full()
    till.press("101 Enter 201 Enter 302 Enter")
    #expect(till.status.contains("= makes it"), "\(till)")
    tell(paper, &till)
    #expect(till.status == " Printer front: paper out.", "\(till)")
  }

  @Test func `a question of the order and a code that is asked stand before it`() {
    var till = Replay.full()
    till.press("101 Enter")
    tell(paper, &till)
    till.press("F3")
    #expect(till.status == " A name to find it by, or Enter without one.")
    till.press("Esc F8 c")
    #expect(till.status.contains("Charge the card"), "\(till)")
  }

  @Test func `all printers in trouble are named, the lane's own first`() {
    let troubles = [
      (printer: PrinterID("back"), trouble: "paper out"),
      (printer: Self.front, trouble: "cover open"),
      (printer: PrinterID("kitchen"), trouble: "the file /dev/lp0 does not exist."),
    ]
    #expect(
      told(troubles).printerTrouble
        == "Printers front: cover open; back: paper out; kitchen: the file /dev/lp0 does not exist."
    )
    #expect(
      told(Array(troubles.suffix(1))).printerTrouble.hasSuffix(
        "kitchen: the file /dev/lp0 does not exist."))
    #expect(told([]).printerTrouble.isEmpty)
  }

  @Test func `more of them than fit in two lines are cut at the end`() {
    let view = told((1...9).map { (PrinterID("printer-\($0)"), "cover open") })
    let lines = TextFit.wrapped(view.troubleLines(to: 78) ?? "", to: 78)
    #expect(lines.count == 2)
    #expect(lines.last?.hasSuffix("…") == true)
    #expect(view.troubleLines(to: 300) == view.printerTrouble)
  }
}
