import TerminalUI
import Testing

struct KeyNameTests {
  private static let all: [Key] =
    [
      .enter, .escape, .tab, .up, .down, .left, .right, .home, .end, .pageUp, .pageDown, .delete,
      .backspace, .control(" "), .control("\\"), .control("]"), .control("^"), .control("_"),
    ] + (1...12).map(Key.function) + "abcdefghijklmnopqrstuvwxyz".map(Key.control)
    + "aAfFuU19+-#\"\\é火🍔 \u{301}\u{A0}\u{1F1E9}".map(Key.character)

  @Test(arguments: all) func `every key is found by its name`(key: Key) {
    #expect(Key(name: key.name) == key)
  }

  @Test func `the names are those of the manual`() {
    let names = [
      "Enter", "Esc", "Tab", "PgUp", "PgDn", "Del", "Backspace", "Space", "F12", "Ctrl-Z",
    ]
    #expect(names.compactMap { Key(name: $0) }.map(\.name) == names)
    #expect(Key(name: "Space") == .character(" "))
    #expect(Key(name: "enter") == .enter)
    #expect(Key(name: "ctrl-q") == .control("q"))
  }

  @Test func `a character that cannot be seen is named by its code points`() {
    #expect(Key.character("\u{301}").name == "U+0301")
    #expect(Key.character("🇩🇪").name == "U+1F1E9+1F1EA")
    #expect(Key(name: "U+1F1E9+1F1EA") == .character("🇩🇪"))
  }

  @Test(arguments: [
    "", "Return", "F0", "F13", "F01", "F+1", "Ctrl-", "Ctrl-AB", "Ctrl-é", "ab", "U+", "U+D800",
    "U+61+62", "\u{301}", "\t",
  ])
  func `other names are refused`(name: String) {
    #expect(Key(name: name) == nil)
  }
}
