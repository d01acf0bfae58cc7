import TerminalUI
import Testing

struct KeyScriptWriterTests {
  private func script(_ presses: [(key: Key, at: Int64)]) -> String {
    var writer = KeyScriptWriter()
    return presses.map { writer.press($0.key, atMilliseconds: $0.at) }.joined() + writer.finish()
  }

  @Test func `runs of characters become one line and pauses are kept`() {
    let text = script([
      (.character("1"), 0), (.character("0"), 100), (.enter, 300), (.character("x"), 2_300),
      (.character("y"), 2_400), (.control("z"), 2_450), (.function(8), 3_000),
    ])
    #expect(
      text == """
        type 10
        key Enter
        wait 2300ms
        type xy
        key Ctrl-Z
        wait 700ms
        key F8

        """)
  }

  @Test func `a scan is a line with its Enter, and answers by hand are never one`() {
    var writer = KeyScriptWriter()
    var text = writer.press(.character("x"), atMilliseconds: 0)
    text += writer.scan("9520001001215", atMilliseconds: 10)
    for digit in "1234567890" {
      text += writer.press(.character(digit), isAnswer: digit == "1", atMilliseconds: 20)
    }
    text += writer.press(.enter, atMilliseconds: 30)
    for digit in "1234567890" { text += writer.press(.character(digit), atMilliseconds: 40) }
    #expect(
      text + writer.finish() == """
        type x
        type 9520001001215
        key Enter
        type 1234567
        type 890
        key Enter
        type 1234567890

        """)
  }

  @Test func `text that would be misread is quoted`() {
    #expect(script("a #\"".map { (.character($0), 0) }) == "type \"a #\\\"\"\n")
    #expect(script([(.character(" "), 0)]) == "type \" \"\n")
  }

  @Test func `the head sets the scene`() throws {
    let writer = KeyScriptWriter()
    let head = writer.header(size: .smallest, clock: "2026-06-01T12:00:00Z", seed: 7)
    #expect(try KeyScript(parsing: head, file: "t").steps.count == 3)
    var resized = writer
    #expect(resized.resize(Size(rows: 40, columns: 120), atMilliseconds: 0) == "size 120x40\n")
  }

  @Test func `what was recorded reads back as the same keys, none of them early`() throws {
    for seed in 1...200 as ClosedRange<UInt64> {
      var random = Chance(state: seed)
      var now: Int64 = 0
      let presses = (0..<60).map { _ -> (key: Key, at: Int64) in
        now += Int64(random.next(random.next(2) == 0 ? 400 : 5_000))
        return (random.key(), now)
      }
      let parsed = try KeyScript(parsing: script(presses), file: "\(seed)").steps.map(\.step)
      #expect(parsed.flatMap(\.keys) == presses.map(\.key), "seed \(seed)")
      let lateness = zip(times(of: parsed), presses).map { $1.at - $0 }
      #expect(lateness.allSatisfy { $0 >= 0 }, "seed \(seed)")
    }
  }

  /// When each key of a script is pressed, in milliseconds.
  private func times(of steps: [KeyScript.Step]) -> [Int64] {
    var clock: Int64 = 0
    return steps.flatMap { step in
      if case .wait(let milliseconds) = step { clock += milliseconds }
      return step.keys.map { _ in clock }
    }
  }

  /// A sequence of numbers that only its start decides.
  private struct Chance {
    var state: UInt64

    mutating func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }

    mutating func key() -> Key {
      let special: [Key] = [.enter, .escape, .tab, .up, .delete, .backspace, .control("z")]
      let characters =
        Array("01*.+-~:#\"\\ \t aé火🍔fF") + ["\u{301}", "\u{1F1E9}", "\u{1F1EA}", "\u{200D}"]
      switch next(4) {
      case 0: return special[next(special.count)]
      case 1: return .function(1 + next(12))
      default: return .character(characters[next(characters.count)])
      }
    }
  }
}
