import POSModel
import Testing

@testable import POSPrinting

/// Whoever reaches the emulator's port may send it anything.
struct WildNumbersTests {
  private static let wild = [
    "", "0", "1", "-1", "28", "203", "32000", "-32001", "99999999999", "\(Int.max)", "\(Int.min)",
    "99999999999999999999", "x", "1.5",
  ]

  /// The label that comes of it.
  private func label(_ text: String) throws -> Label {
    var reader = ZPLReader()
    let sheet = try #require(reader.read(Array(text.utf8)).sheets.first)
    _ = sheet.text()
    for case .label(let label) in sheet.rows { return label }
    throw Missing()
  }

  private struct Missing: Error {}

  @Test func `a picture that was torn off is none`() {
    let begun: [UInt8] = [0x1D, 0x76, 0x30, 0, 0xFF, 0xFF, 0xFF, 0xFF]
    #expect(Sheet(ESCPOSReader.rows(Sample.text("Tea") + begun)).text() == "Tea\n")
    #expect(ESCPOSReader.rows(begun + [1, 2, 3]) == [])
  }

  @Test func `a label is no larger than labels are`() throws {
    let large = try label("^XA^PW99999999999^LL99999999999^FO0,0^FDx^FS^XZ")
    #expect(large.width == Label.widest && large.length == Label.longest)
    let far = try label("^XA^FO0,\(Int.max)^FDx^FS^XZ").dots(width: 10)
    #expect((far.width, far.height) == (10, Label.longest))
  }

  @Test(
    arguments: [
      "^FO#,0^FDx", "^LH#,#^FO#,#^FDx", "^FT#,#^FDx", "^FO#,#^A0N,#,#^FDx", "^CF0,#,#^FO9,9^FDx",
      "^FO#,#^FB#,#,#,C^FDx y", "^FO#,#^GB#,#,#", "^FO#,#^BQN,2,#^FDQA,x", "^PQ#^FDx",
    ], ["\(Int.max)", "\(Int.min)", "99999999999"])
  func `no number makes the picture of a label stumble`(field: String, number: String) throws {
    let text = "^XA\(field.replacing("#", with: number))^FS^LL100^XZ"
    let dots = try label(text).dots(width: 100)
    #expect((dots.width, dots.height) == (100, 100))
  }

  @Test(arguments: 0..<30 as Range<UInt64>)
  func `chance makes no label it stumbles over`(seed: UInt64) throws {
    var chance = SeededGenerator(seed: seed)
    let names = [
      "^PW", "^LH", "^CI", "^PQ", "^CF", "^CF0,", "^FO", "^FO", "^FT", "^A0N,", "^FB", "^FH", "^FR",
      "^FD", "^FD", "^FDQA,", "^BQN,2,", "^GB", "^GB", "^FS", "^FS", "^FS", "^ZZ",
    ]
    var text = "^XA"
    for _ in 0..<20 {
      let numbers = (0..<Int.random(in: 0...4, using: &chance)).map { _ in
        Self.wild.randomElement(using: &chance) ?? ""
      }
      text += (names.randomElement(using: &chance) ?? "") + numbers.joined(separator: ",")
    }
    let label = try label(text + "^FS^LL40^XZ")
    #expect(label.dots(width: 200).height == 40)
  }

  @Test(arguments: 0..<15 as Range<UInt64>)
  func `chance makes no receipt it stumbles over`(seed: UInt64) {
    var chance = SeededGenerator(seed: seed)
    let likely: [UInt8] = [
      0x1B, 0x1D, 0x1D, 0x28, 0x76, 0x30, 0x6B, 0x64, 0x4A, 0x21, 0x0A, 0, 1, 3, 49, 0xFF,
    ]
    let bytes = (0..<400).map { _ in
      Int.random(in: 0...3, using: &chance) > 0
        ? likely.randomElement(using: &chance) ?? 0 : UInt8.random(in: 0...255, using: &chance)
    }
    let size = (0..<4).map { _ in UInt8.random(in: 0...255, using: &chance) }
    for row in ESCPOSReader.rows(bytes, [0x1D, 0x76, 0x30, 0] + size) {
      let dots = Sheet([row]).dots(columns: 16)
      #expect(dots.width == 240 && dots.height <= 32_000)
    }
  }

  @Test func `a code has modules that a printer has`() throws {
    let size: [UInt8] = [0x1D, 0x28, 0x6B, 3, 0, 49, 67, 255]
    let said: [UInt8] = [0x1D, 0x28, 0x6B, 4, 0, 49, 80, 48, 0x41]
    let rows = ESCPOSReader.rows(size + said + Sample.qr.suffix(8))
    guard case .qr(let symbol, _) = rows.first else {
      Issue.record("no code")
      return
    }
    #expect(symbol.picture.width == 21 * 16)
  }

  @Test func `what is longer than a roll of paper ends with it, and so does its picture`() {
    var reader = ESCPOSReader()
    let feeds = (0..<200).flatMap { _ in [0x1B, 0x64, 255] as [UInt8] }
    let sheets = reader.read(feeds).sheets + reader.finish().sheets
    #expect(sheets.reduce(0) { $0 + $1.rows.count } == 200 * 255)
    #expect(sheets.allSatisfy { $0.rows.count < 21_000 })
    let long = Sheet(Array(repeating: .feed(dots: 255), count: 1000))
    #expect(long.dots(columns: 16).height == 32_000)
  }
}
