import TerminalUI
import Testing

struct BigDigitsTests {
  @Test func `an amount is drawn five rows high`() {
    var surface = Surface(rows: 5, columns: 20)
    #expect(surface.writeBig("-1.50", row: 0, column: 0) == 20)
    #expect(
      surface.text == """
              █    ████ ████
             ██    █    █  █
        ███   █    ████ █  █
              █       █ █  █
             ███ █ ████ ████
        """)
    #expect(surface[2, 0].style == .amount)
  }

  @Test(arguments: ["1,234.50", "USD 24.62", "€ 7.00", "火 1", "", "KES 12,345,678.90"])
  func `what is drawn takes the size that was promised`(text: String) {
    let size = BigDigits.size(of: text)
    var surface = Surface(rows: 5, columns: size.columns + 10)
    #expect(surface.writeBig(text, row: 0, column: 3) == size.columns + 3)
    #expect(size.rows == 5)
  }

  @Test func `every digit looks different`() {
    let digits = Set(
      "0123456789".map { digit in
        var surface = Surface(rows: 5, columns: 5)
        surface.writeBig(String(digit), row: 0, column: 0)
        return surface.text
      })
    #expect(digits.count == 10)
  }

  @Test func `a character without a large form is shown as it is`() {
    var surface = Surface(rows: 5, columns: 10)
    surface.writeBig("1ß", row: 0, column: 0)
    #expect(surface.text(row: 2) == "  █  ß")
  }
}
