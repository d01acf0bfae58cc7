import TerminalUI
import Testing

struct FooterKeysTests {
  private let keys = [
    (key: "F2", label: "Send"), (key: "F3", label: "Park"), (key: "F8", label: "Pay"),
  ]

  @Test func `keys and what they do stand in one row`() {
    var surface = Surface(rows: 1, columns: 30)
    #expect(surface.writeKeys(keys, row: 0) == 3)
    #expect(surface.text == " F2 Send  F3 Park  F8 Pay")
    #expect(surface[0, 1].style == .keyName)
    #expect(surface[0, 4].style == .keyLabel)
  }

  @Test func `a pair that does not fit is left out whole`() {
    var surface = Surface(rows: 1, columns: 24)
    #expect(surface.writeKeys(keys, row: 0) == 2)
    #expect(surface.text == " F2 Send  F3 Park")
  }

  @Test func `what stood in the row before is gone, and other rows are not touched`() {
    var surface = Surface(rows: 2, columns: 20)
    surface.write("something before, long", row: 1, column: 0)
    surface.writeKeys([], row: 0)
    surface.writeKeys([("Esc", "Back")], row: 1)
    #expect(surface.text == "\n Esc Back")
    surface.writeKeys(keys, row: 9)
    #expect(surface.text == "\n Esc Back")
  }
}
