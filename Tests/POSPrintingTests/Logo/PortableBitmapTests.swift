import POSPrinting
import Testing

struct PortableBitmapTests {
  private func read(_ text: String, _ dots: [UInt8] = []) throws(BitmapFault) -> Bitmap {
    try PortableBitmap.read(Array(text.utf8) + dots, file: "logo.pbm")
  }

  @Test func `a text of dots is a picture`() throws {
    let picture = try read("P1\n# a corner\n10 2\n1111111111\n1 0 0 0 0 0 0 0 0 1\n")
    #expect(picture.width == 10 && picture.height == 2)
    #expect(picture.rows == [0xFF, 0xC0, 0x80, 0x40])
  }

  @Test func `bytes are the same picture, whatever their last bits`() throws {
    let picture = try read("P4\n# a corner\n10 2\n", [0xFF, 0xFF, 0x80, 0x7F])
    #expect(picture == (try read("P1 10 2 1111111111 1000000001")))
  }

  @Test func `a picture as large as the paper is wide is read`() throws {
    let dots = [UInt8](repeating: 0xAA, count: 72 * 576)
    #expect(try read("P4 576 576\n", dots).rows == dots)
  }

  @Test(arguments: [
    ("GIF89a", 1, "a portable bitmap begins with P1 or P4"),
    ("", 1, "a portable bitmap begins with P1 or P4"),
    ("P1\n#\nx", 3, "the width is not a number from 1 to 576"),
    ("P1\n577 1\n", 2, "the width is not a number from 1 to 576"),
    ("P1\n1\n\n0\n", 4, "the height is not a number from 1 to 576"),
    ("P1\n99999999999999999999 1", 2, "the width is not a number from 1 to 576"),
    ("P1\n2 2\n10\n1", 4, "ends before dot 2 of row 2"),
    ("P1\n2 2\n10\n12\n", 4, "dot 2 of row 2 is neither 0 nor 1"),
    ("P1\n1 1\n1\n1", 4, "goes on after its last dot"),
    ("P4\n8 2\n1", 3, "has 1 bytes of dots, not 2"),
    ("P4\n8 2", 2, "the dots are missing"),
  ])
  func `a file that is none is named with its line`(text: String, line: Int, reason: String) {
    let fault = #expect(throws: BitmapFault.self) { try read(text) }
    #expect(fault?.description == "logo.pbm:\(line): \(reason)")
  }

  @Test func `rows that do not fit their size are no picture`() {
    #expect(Bitmap(width: 9, height: 1, rows: [0xFF]) == nil)
    #expect(Bitmap(width: 0, height: 1, rows: []) == nil)
    #expect(Bitmap(width: 577, height: 1, rows: [UInt8](repeating: 0, count: 73)) == nil)
    #expect(Bitmap(width: 3, height: 1, rows: [0xFF])?.rows == [0xE0])
  }
}
