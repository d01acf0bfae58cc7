import POSModel
import POSPrinting
import Testing

struct ESCPOSTests {
  private func bytes(
    _ elements: [PrintDocument.Element], columns: Int = 32, pages: [CodePage] = [.cp437],
    processID: [UInt8]? = nil
  ) -> [UInt8] {
    Printer.Language.escpos.bytes(
      of: PrintDocument(elements), on: PaperSpec(columns: columns, codePages: pages),
      processID: processID)
  }

  private func contains(_ bytes: [UInt8], _ part: [UInt8]) -> Bool { bytes.contains(part) }

  @Test func `a look is only sent when it changes`() {
    let bold = TextStyle(isBold: true)
    let sent = bytes([.text("a", bold), .text("b", bold), .text("c")])
    #expect(sent.ranges(of: [0x1B, 0x45]).count == 2)
    #expect(sent.ranges(of: [0x1B, 0x74, 0]).count == 1)
  }

  @Test func `an empty document only resets the printer`() {
    #expect(bytes([]) == [0x1B, 0x40])
    #expect(bytes([.logo]) == [0x1B, 0x40], "the paper has no picture")
  }

  @Test func `the printer is asked to answer at the very end`() {
    let end: [UInt8] = [0x1D, 0x28, 0x48, 6, 0, 48, 48, 0x30, 0x31, 0x7E, 0x20]
    #expect(bytes([.cut], processID: [0x30, 0x31, 0x7E, 0x20]).suffix(11) == end[...])
    #expect(bytes([], processID: [0x30, 0x31, 0x7F, 0x20]) == [0x1B, 0x40])
    #expect(bytes([], processID: [0x30]) == [0x1B, 0x40])
  }

  @Test func `a long QR code is of smaller modules, so that it fits the paper`() {
    func module(_ count: Int) -> UInt8? {
      let sent = bytes([.qr(String(repeating: "x", count: count))])
      return sent.firstRange(of: [0x31, 67]).map { sent[$0.upperBound] }
    }
    #expect(module(20) == 6)
    #expect(module(180) == 6)
    #expect(module(181) == 5)
    #expect(module(2331) == 2)
  }

  @Test func `an amount stands at the edge, though its sign is spelt out`() {
    let sent = bytes([.row(left: "Straße", right: "5 €")], columns: 16, pages: [.cp866])
    #expect(contains(sent, Array("Strasse    5 EUR\n".utf8)))
  }

  @Test func `a printer without code pages is taken for the usual`() {
    #expect(contains(bytes([.text("é")], pages: []), [0x1B, 0x74, 0, 0x82, 0x0A]))
  }

  @Test(arguments: UInt64(1)...200)
  func `no line is longer than the paper, and no text is a command`(seed: UInt64) {
    var random = RandomPaper(seed: seed)
    let document = random.document()
    let paper = PaperSpec(columns: 32)
    let sent = Printer.Language.escpos.bytes(of: document, on: paper)
    var parser = CommandReader(bytes: sent[...])
    for line in parser.lines() { #expect(line <= 32, "seed \(seed)") }
    #expect(parser.isSound, "seed \(seed)")
  }
}

/// Reads what a printer would: only the commands of text are known to it.
private struct CommandReader {
  var bytes: ArraySlice<UInt8>
  private(set) var isSound = true

  init(bytes: ArraySlice<UInt8>) { self.bytes = bytes }

  /// The columns of each line.
  mutating func lines() -> [Int] {
    var lines = [0]
    var size = 1
    while let byte = bytes.popFirst() {
      switch byte {
      case 0x0A: lines.append(0)
      case 0x1B:
        let command = bytes.popFirst()
        if command != UInt8(ascii: "@"), bytes.popFirst() == nil { isSound = false }
        if ![0x40, 0x74, 0x61, 0x45, 0x2D].contains(command) { isSound = false }
      case 0x1D:
        let command = bytes.popFirst()
        let argument = bytes.popFirst() ?? 0
        if command == UInt8(ascii: "!") { size = argument >= 0x10 ? 2 : 1 }
        if ![0x21, 0x42].contains(command) { isSound = false }
      case ..<0x20, 0x7F: isSound = false
      default: lines[lines.count - 1] += size
      }
    }
    return lines
  }
}
