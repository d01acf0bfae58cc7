import POSModel
import Testing

@testable import POSPrinting

struct PortionsTests {
  @Test(arguments: 0..<50 as Range<UInt64>)
  func `portions of any size give the same receipt`(seed: UInt64) {
    let bytes =
      Sample.receipt + [0x10, 0x04, 4, 0x1D, 0x28, 0x48, 6, 0, 48, 48, 1, 2, 3, 4]
      + Sample.receipt + Sample.text("uncut")
    #expect(events(ESCPOSReader(), bytes, seed) == events(ESCPOSReader(), bytes, nil))
    #expect(events(AnyPrinterLanguage(), bytes, seed) == events(ESCPOSReader(), bytes, nil))
  }

  @Test(arguments: 0..<50 as Range<UInt64>)
  func `portions of any size give the same label`(seed: UInt64) {
    let bytes = Array(
      """
      ^XA^CI28^PW400^FO10,20^A0N,40,40^FH^FDCr_C3_A8me é^FS~HS
      ^FO10,80^BQN,2,4^FDQA,https://pos.example^FS^GB10,10,2^FS^XZ~HS^XA^FDx^FS^XZ
      """.utf8)
    #expect(events(ZPLReader(), bytes, seed) == events(ZPLReader(), bytes, nil))
    #expect(events(AnyPrinterLanguage(), bytes, seed) == events(ZPLReader(), bytes, nil))
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func `no bytes make it stumble`(seed: UInt64) {
    var chance = SeededGenerator(seed: seed)
    let likely: [UInt8] = [0x10, 0x1B, 0x1D, 0x1C, 0x28, 0x6B, 0x04, 0, 1, 48, 49, 0x5E, 0x7E]
    let bytes = (0..<300).map { _ in
      Bool.random(using: &chance)
        ? likely.randomElement(using: &chance) ?? 0 : UInt8.random(in: 0...255, using: &chance)
    }
    #expect(events(ESCPOSReader(), bytes, seed) == events(ESCPOSReader(), bytes, nil))
    let label = Array("^XA".utf8) + bytes.map { $0 & 0x7F } + Array("^XZ".utf8)
    #expect(events(ZPLReader(), label, seed) == events(ZPLReader(), label, nil))
  }

  private func events(
    _ language: some PrinterLanguage, _ bytes: [UInt8], _ seed: UInt64?
  ) -> [PrintEvent] {
    var language = language
    guard let seed else { return language.read(bytes) + language.finish() }
    var chance = SeededGenerator(seed: seed)
    var rest = bytes[...]
    var events: [PrintEvent] = []
    while !rest.isEmpty {
      let portion = rest.prefix(Int.random(in: 0...9, using: &chance))
      events += language.read(Array(portion))
      rest = rest.dropFirst(portion.count)
    }
    return events + language.finish()
  }
}
