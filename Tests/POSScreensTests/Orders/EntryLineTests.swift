import POSModel
import POSScreens
import TerminalUI
import Testing

struct EntryLineTests {
  @Test func `the line says what Enter will do before it is pressed`() {
    var replay = Replay.ana()
    replay.press("2*101")
    #expect(replay.entry.contains("= 2 × Classic burger  17.00"))
    replay.press("Esc")
    replay.type("0.350*205")
    #expect(replay.entry.contains("= 0.350 kg × Coleslaw  4.20"))
    #expect(replay.store.all.isEmpty)
  }

  @Test func `a bad entry stays with the caret on the fault, and nothing is rung`() {
    var replay = Replay.ana()
    replay.press("2*999 Enter")
    #expect(replay.status == " There is no product 999.")
    #expect(replay.entry == " > 2*999")
    let row = replay.size.rows - 2
    #expect(replay.surface[row, 5].style == .selected)
    #expect(replay.store.all.isEmpty)
    // An editing key mends it.
    replay.press("Del Del Del 101 Enter")
    #expect(replay.check?.items.map(\.quantity.text) == ["2"])
  }

  @Test func `who types on after a bad entry, without looking, rings what is typed then`() {
    var replay = Replay.ana()
    replay.press("999 Enter 101 Enter 2*303 Enter")
    #expect(replay.check?.items.map(\.plu) == ["101", "303"])
  }

  @Test func `what is refused from its first character on is taken off from its end`() {
    var replay = Replay.ana()
    replay.press("999 Enter Backspace")
    #expect(replay.entry.hasPrefix(" > 99_"))
    replay.press("Backspace Backspace 101 Enter")
    #expect(replay.check?.items.map(\.plu) == ["101"])
  }

  @Test func `the caret moves inside the line`() {
    var replay = Replay.ana()
    replay.press("11 Left 0 Home 2 * End Enter")
    #expect(replay.check?.items.map(\.plu) == ["101"])
    #expect(replay.check?.items.map(\.quantity.text) == ["2"])
    replay.press("2019 Backspace Enter")
    #expect(replay.check?.items.last?.plu == "201")
  }

  @Test func `an empty Enter rings the last item again, quantity and all`() {
    var replay = Replay.ana()
    replay.press("2*101 Enter")
    #expect(replay.status == " Enter once more: 2 × Classic burger")
    replay.press("Enter Enter")
    #expect(replay.check?.items.map(\.quantity.text) == ["2", "2", "2"])
  }

  @Test func `letters list what matches, and Enter takes the first`() {
    var replay = Replay.ana()
    replay.press("fries")
    #expect(replay.shows(">1 201 Fries large"))
    #expect(replay.shows(" 2 202 Fries small"))
    replay.press("Enter")
    #expect(replay.check?.items.map(\.plu) == ["201"])
    #expect(replay.shows("[1 Burgers]"))
  }

  @Test func `arrows pick another one of the list, and typing on starts over`() {
    var replay = Replay.ana()
    replay.press("fries Down")
    #expect(replay.entry.contains("= 1 × Fries small  2.60"))
    replay.press("Down Down Enter")
    #expect(replay.check?.items.map(\.plu) == ["202"])
    replay.press("fries Down Up Enter frie Down s Enter")
    #expect(replay.check?.items.map(\.plu) == ["202", "201", "201"])
  }

  @Test func `a scan is rung while a search is open, and the search stays`() {
    var replay = Replay.ana()
    replay.press("bur 4006381333931 Enter")
    #expect(replay.check?.items.map(\.plu) == ["301"])
    #expect(replay.entry.hasPrefix(" > bur_"))
    replay.press("9520001001079 Enter Esc 4006381333931 Enter")
    #expect(replay.check?.items.map(\.plu) == ["301", "101", "301"])
  }

  @Test func `what the rules refuse stays in the line`() {
    var replay = Replay.ana()
    replay.press("9999*402 Enter")
    #expect(
      replay.status
        == " Not rung: this check would come to more than 10,000.00, your limit.")
    #expect(replay.entry.hasPrefix(" > 9999*402_"))
    #expect(replay.check == nil)
    #expect(replay.store.all.isEmpty)
  }

  @Test func `a line longer than the window scrolls with its caret`() {
    var replay = Replay.ana()
    replay.press("101 Enter")
    replay.type("n:" + String(repeating: "long ", count: 11) + "end")
    #expect(replay.entry.contains("end_"))
    replay.press("Home")
    #expect(replay.entry.contains("> n:long"))
    replay.press("Enter")
    #expect(replay.check?.items[0].note.hasSuffix("end") == true)
  }

  @Test func `wide characters keep their places`() {
    var replay = Replay.ana()
    replay.press("101 Enter")
    replay.type("n:牛肉 🍔x")
    #expect(replay.entry.hasPrefix(" > n:牛肉 🍔x_"))
    replay.press("Left Backspace Enter")
    #expect(replay.check?.items[0].note == "牛肉 x")
  }
}
