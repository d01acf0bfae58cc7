import POSModel
import POSScreens
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
