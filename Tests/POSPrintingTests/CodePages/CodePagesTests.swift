import Foundation
import POSModel
import POSPrinting
import Testing

struct CodePagesTests {
  typealias Run = CodePages.Run

  private let usual: [CodePage] = [.cp437, .cp850, .cp858, .cp1252]

  private func runs(_ text: String, _ page: CodePage, _ supported: [CodePage]) -> [String] {
    CodePages.encode(text, starting: page, supported: supported).map { run in
      "\(run.page) " + run.bytes.map { String($0, radix: 16) }.joined(separator: " ")
    }
  }

  @Test func `plain text stays in the page that it is in`() {
    #expect(runs("Hi~", .cp866, usual) == ["cp866 48 69 7e"])
  }

  @Test func `a letter has the byte of its page`() {
    #expect(runs("é", .cp437, usual) == ["cp437 82"])
    #expect(runs("e\u{301}", .cp437, usual) == ["cp437 82"])
    #expect(runs("é", .cp1252, usual) == ["cp1252 e9"])
  }

  @Test func `a letter that the page lacks switches it, and the next stays`() {
    #expect(runs("aø€ø", .cp437, usual) == ["cp437 61", "cp850 9b", "cp858 d5 9b"])
    #expect(runs("Жá", .cp437, [.cp437, .cp866]) == ["cp866 86", "cp437 a0"])
  }

  @Test(arguments: [
    ("€5", "EUR5"), ("Straẞe", "StraSSe"), ("łódź đ", "lódz d"), ("ø", "o"), ("“so”", "\"so\""),
    ("it’s – a—b…", "it's - a-b..."), ("3 × •", "3 x *"), ("ẵ q\u{301}", "a q"), ("火🍔", "??"),
    ("👨‍👩‍👧", "?"), ("a\u{200B}b", "ab"), ("a\u{A0}b", "a b"), ("\u{AD}", ""), ("Œœ", "OEoe"),
    ("ß æ", "ß æ"),
  ])
  func `what no page has is spelt with plain letters`(text: String, printed: String) {
    #expect(CodePages.printable(text, supported: [.cp437]) == printed)
  }

  @Test func `sharp s and ligatures are spelt out where no page has them`() {
    #expect(CodePages.printable("ß æ Æ", supported: [.cp866]) == "ss ae AE")
  }

  @Test func `control characters become blanks`() {
    #expect(runs("a\u{1B}@\n\r\n\u{7F}\u{85}b", .cp437, usual) == ["cp437 61 20 40 20 20 20 20 62"])
  }

  @Test func `each byte of each page prints what the Unicode tables say`() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    let text = try String(
      contentsOf: folder.appending(path: "Fixtures/code-pages.txt"), encoding: .utf8)
    let lines = text.split(separator: "\n").map { $0.split(separator: " ") }
    #expect(lines.map { String($0[0]) } == CodePage.allCases.map(\.rawValue))
    for line in lines {
      let page = try #require(CodePage(rawValue: String(line[0])))
      #expect(line.count == 129)
      for (byte, code) in zip(UInt8(0x80)...0xFF, line.dropFirst()) {
        let value = try #require(UInt32(code, radix: 16))
        // Nothing, and the two that are printed as a blank or not at all.
        if [0xFFFD, 0xA0, 0xAD].contains(value) { continue }
        let scalar = try #require(Unicode.Scalar(value))
        let runs = CodePages.encode(String(Character(scalar)), starting: page, supported: [page])
        let bytes = runs.flatMap(\.bytes)
        #expect(runs.map(\.page) == [page] && bytes == [byte], "\(page) \(code)")
      }
    }
  }

  @Test(arguments: UInt64(1)...300)
  func `no text becomes a command`(seed: UInt64) {
    var random = RandomPaper(seed: seed)
    let text = random.text(upTo: 300)
    let supported = CodePage.allCases.shuffled(using: &random.chance).prefix(3)
    for page in CodePage.allCases {
      let runs = CodePages.encode(text, starting: page, supported: Array(supported))
      let bytes = runs.flatMap(\.bytes)
      #expect(!bytes.contains { $0 < 0x20 || $0 == 0x7F }, "seed \(seed)")
      #expect(zip(runs, runs.dropFirst()).allSatisfy { $0.page != $1.page }, "seed \(seed)")
      #expect(runs.allSatisfy { $0.page == page || supported.contains($0.page) }, "seed \(seed)")
    }
  }

  @Test(arguments: UInt64(1)...100)
  func `a printable text is one byte a character`(seed: UInt64) {
    var random = RandomPaper(seed: seed)
    let text = CodePages.printable(random.text(), supported: usual)
    #expect(CodePages.printable(text, supported: usual) == text, "seed \(seed)")
    let bytes = CodePages.encode(text, starting: .cp437, supported: usual).flatMap(\.bytes)
    #expect(bytes.count == text.count && PaperWidth.of(text) == text.count, "seed \(seed)")
  }
}
