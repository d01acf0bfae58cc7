import TerminalUI
import Testing

struct KeyScriptTests {
  private func steps(_ text: String) throws -> [KeyScript.Step] {
    try KeyScript(parsing: text, file: "t.keys").steps.map(\.step)
  }

  @Test func `the script of the manual is read step by step`() throws {
    let script = try KeyScript(
      parsing: """
        size 80x24
        clock 2026-06-01T12:00:00Z      # virtual; it moves only by `wait`
        seed 7                          # ids and anything random

        # log in
        type 1111                       # each character is a key
        key Enter
        wait 500ms
        expect "TOTAL"                  # somewhere on the screen
        expect row 1 "Check #1"
        expect-not "Error"
        snapshot paid
        """, file: "t.keys")
    #expect(
      script.steps == [
        NumberedStep(line: 1, step: .size(.smallest)),
        NumberedStep(
          line: 2, step: .clock("2026-06-01T12:00:00Z", milliseconds: 1_780_315_200_000)),
        NumberedStep(line: 3, step: .seed(7)),
        NumberedStep(line: 6, step: .type("1111")),
        NumberedStep(line: 7, step: .key(.enter)),
        NumberedStep(line: 8, step: .wait(milliseconds: 500)),
        NumberedStep(line: 9, step: .expect("TOTAL")),
        NumberedStep(line: 10, step: .expectRow(1, "Check #1")),
        NumberedStep(line: 11, step: .expectNot("Error")),
        NumberedStep(line: 12, step: .snapshot("paid")),
      ])
  }

  @Test(arguments: [
    ("type 3*101", "3*101"), ("type  n:no salt  # a note", "n:no salt"), ("type a#b", "a#b"),
    (#"type " a # \"b\" \\ ""#, #" a # "b" \ "#), (#"type 5" pipe"#, #"5" pipe"#),
    ("type \"#\" # hash", "#"), ("type \"\u{301}\"", "\u{301}"), ("type 火锅 é", "火锅 é"),
  ])
  func `typed text is kept, its comment is not`(line: String, typed: String) throws {
    #expect(try steps(line) == [.type(typed)])
    #expect(try steps(line).flatMap(\.keys) == typed.map(Key.character))
  }

  @Test(arguments: [("500ms", 500), ("2s", 2_000), ("1m", 60_000), ("0ms", 0)])
  func `pauses have a unit`(text: String, milliseconds: Int64) throws {
    #expect(try steps("wait \(text)") == [.wait(milliseconds: milliseconds)])
  }

  @Test(arguments: [
    ("1970-01-01T00:00:00Z", 0), ("2000-02-29T23:59:59.5Z", 951_868_799_500),
    ("2026-06-01T14:00:00+02:00", 1_780_315_200_000), ("1969-12-31T23:59:59.999Z", -1),
    ("2026-06-01T12:00:00.1239999Z", 1_780_315_200_123),
    ("0001-01-01T00:00:00Z", -62_135_596_800_000),
  ])
  func `a clock is counted in milliseconds since 1970`(text: String, value: Int64) throws {
    #expect(try steps("clock \(text)") == [.clock(text, milliseconds: value)])
  }

  @Test func `a size may come later, as a resize`() throws {
    #expect(try steps("key Enter\nsize 120x40").last == .size(Size(rows: 40, columns: 120)))
  }

  @Test func `line ends of all kinds and a byte order mark are fine`() throws {
    #expect(
      try KeyScript(parsing: "\u{FEFF}key Tab\r\n\r\n\tkey Esc\rkey Up\n", file: "t").steps == [
        NumberedStep(line: 1, step: .key(.tab)), NumberedStep(line: 3, step: .key(.escape)),
        NumberedStep(line: 4, step: .key(.up)),
      ])
    #expect(try steps("") == [])
  }
}
