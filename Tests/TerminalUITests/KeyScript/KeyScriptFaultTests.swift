import TerminalUI
import Testing

struct KeyScriptFaultTests {
  @Test(arguments: [
    ("press Enter", "unknown step `press`"), ("key Return", "unknown key `Return`"),
    ("key", "`key` needs something after it"), ("key Enter Enter", "`key` takes one word"),
    ("size 80", "`80` is no size"), ("size 0x24", "`0x24` is no size"),
    ("size 80x+24", "no size"), ("size 1001x24", "no size"), ("seed x", "`x` is no seed"),
    ("seed -1", "no seed"), ("clock noon", "`noon` is no time"),
    ("clock 2026-02-29T12:00:00Z", "is no time"), ("clock 2026-06-01T12:00:00", "is no time"),
    ("clock 2026-06-01T24:00:00Z", "is no time"), ("wait 500", "`500` is no pause"),
    ("wait 1h", "is no pause"), ("wait -1s", "is no pause"),
    ("wait 9999999999999m", "longer than a year"), ("type", "`type` needs something to type"),
    ("type # nothing", "needs something to type"), ("type a\tb", "control character"),
    (#"type "a"#, "the closing quote is missing"), (#"type "a" b"#, "after the closing quote"),
    (#"type "\n""#, "after a backslash"), ("expect TOTAL", "needs a text in quotes"),
    (#"expect """#, "are empty"), (#"expect row 0 "x""#, "`0` is no row"),
    (#"expect row "x""#, "is no row"), ("snapshot ../x", "no snapshot name"),
    ("snapshot .x", "no snapshot name"), ("snapshot a/b", "no snapshot name"),
    ("seed 1\nseed 2", "`seed` may stand in a script once"),
  ])
  func `a bad line is named with what is wrong`(text: String, reason: String) {
    let fault = #expect(throws: KeyScriptFault.self) {
      try KeyScript(parsing: "# first\n\(text)", file: "shift.keys")
    }
    let line = 1 + text.split(separator: "\n").count
    #expect(fault?.description.hasPrefix("shift.keys:\(line): ") == true)
    #expect(fault?.reason.contains(reason) == true)
  }

  @Test(arguments: ["clock 2026-06-01T12:00:00Z", "seed 7"])
  func `the scene is set before the first key`(line: String) {
    for key in ["key Enter", "type 1"] {
      let fault = #expect(throws: KeyScriptFault.self) {
        try KeyScript(parsing: "\(key)\n\(line)", file: "t")
      }
      #expect(fault?.line == 2)
      #expect(fault?.reason.contains("before the first key") == true)
    }
  }
}
