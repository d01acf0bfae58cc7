import POSModel
import POSScreens
import TerminalUI
import Testing

struct HelpTests {
  @Test(arguments: ["F1", "?", ".help Enter"])
  func `help opens over the screen and Esc closes it`(keys: String) {
    var replay = Replay.ana()
    replay.press("101 Enter")
    replay.press(keys)
    #expect(replay.shows("All keys"))
    replay.press("Esc")
    #expect(replay.shows("Classic burger"))
  }

  @Test func `every line of the help can be reached at the smallest size`() {
    var replay = Replay.ana()
    replay.press("F1")
    var seen = replay.text
    replay.press("PgDn End")
    seen += replay.text
    for words in ["0.350*205", "Ctrl-Z", "10c", "F12", ".logout", ".help"] {
      #expect(seen.contains(words))
    }
    #expect(!seen.contains("…") || seen.contains("1 … 4"))
  }

  @Test func `help that fits into the window has nothing to scroll and does not say so`() {
    var replay = Replay.ana()
    replay.press("F1")
    #expect(replay.footer.hasPrefix(" ↑ ↓ PgUp PgDn Scroll  Esc Close"))
    replay.resize(to: Size(rows: 60, columns: 100))
    #expect(replay.footer == " Esc Close  any other key closes it and acts")
  }

  @Test func `a key that is no help key closes it and is not lost`() {
    var replay = Replay.ana()
    replay.press("F1 101 Enter")
    #expect(replay.check?.items.map(\.plu) == ["101"])
    replay.press("F1 F8")
    #expect(replay.shows("DUE"))
  }

  @Test func `a question mark inside an entry is a character`() {
    var replay = Replay.ana()
    replay.press("101 Enter")
    replay.type("n:rare?")
    replay.press("Enter")
    #expect(replay.check?.items[0].note == "rare?")
  }
}
