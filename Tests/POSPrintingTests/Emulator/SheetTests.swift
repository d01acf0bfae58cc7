import Testing

@testable import POSPrinting

struct SheetTests {
  private func receipt() -> Sheet {
    var reader = ESCPOSReader()
    return reader.read(Sample.receipt).sheets.first ?? Sheet()
  }

  @Test(arguments: [32, 42, 48])
  func `a receipt is text`(columns: Int) {
    #expect(
      receipt().text(columns: columns) == """
        \(spaces(columns / 2 - 6))[image 16x2]
        \(spaces((columns - 4) / 2))CAFE
        2 Tea   5.00 €
        Total
        \(spaces((columns - 11) / 2))[QR: \u{10}\u{4}\u{1}AB]
        [1B 7B]


        --- cut ---

        """)
  }

  @Test func `what is wider than the paper goes on in the next line`() {
    let sheet = Sheet(ESCPOSReader.rows([0x1D, 0x21, 0x10] + Sample.text("abcdef")))
    #expect(sheet.text(columns: 8) == "abcd\nef\n")
    #expect(sheet.dots(columns: 8).height == 24 + 60 + 24)
  }

  @Test func `the drawer is in the text`() {
    #expect(Sheet(ESCPOSReader.rows([0x1B, 0x70, 0, 1, 1, 0x41])).text() == "[drawer]\nA\n")
  }

  @Test func `a picture has its dots on the paper, in the middle`() {
    let dots = receipt().dots(columns: 32)
    let left = 24 + (384 - 16) / 2
    #expect(dots[left + 3, 24] && dots[left + 13, 24] && !dots[left + 4, 24])
    #expect((7..<16).allSatisfy { dots[left + $0, 25] })
    #expect((0..<24).allSatisfy { x in (0..<26).allSatisfy { !dots[x, $0] } })
  }

  @Test func `looks differ on the paper`() {
    let plain = black([0x41])
    let looks: [[UInt8]] = [
      [0x1B, 0x45, 1, 0x41], [0x1B, 0x2D, 1, 0x41], [0x1D, 0x42, 1, 0x41],
      [0x1D, 0x21, 0x11, 0x41],
    ]
    for look in looks { #expect(black(look) > plain) }
    #expect(black([0x1B, 0x4D, 1, 0x41]) < plain)
  }

  private func black(_ bytes: [UInt8]) -> Int {
    Sheet(ESCPOSReader.rows(bytes)).dots().black.count { $0 }
  }

  private func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }
}
