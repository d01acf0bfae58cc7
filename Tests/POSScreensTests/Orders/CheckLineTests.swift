import POSModel
import POSScreens
import Testing

struct CheckLineTests {
  private func three() -> Replay {
    var replay = Replay.ana()
    replay.press("101 Enter 102 Enter 201 Enter")
    return replay
  }

  @Test func `up from the entry line picks the last line, down goes to the total and then lets go`()
  {
    var replay = three()
    replay.press("Up")
    #expect(replay.shows("│> 3  1 Fries large"))
    replay.press("Up Up Up")
    #expect(replay.shows("│> 1  1 Classic burger"))
    replay.press("Down Down Down")
    #expect(replay.shows("│>TOTAL"))
    replay.press("Down")
    #expect(!replay.shows("│>"))
    replay.press("Home")
    #expect(replay.shows("│> 1"))
    replay.press("End")
    #expect(replay.shows("│> 3"))
    replay.press("Esc")
    #expect(!replay.shows("│>"))
  }

  @Test func `plus and minus change the picked line, and less than one takes it off`() {
    var replay = three()
    replay.press("Up + +")
    #expect(replay.check?.items.map(\.quantity.text) == ["1", "1", "3"])
    replay.press("- - -")
    #expect(replay.check?.items.map(\.plu) == ["101", "102"])
    replay.press("Ctrl-Z")
    #expect(replay.check?.items.map(\.plu) == ["101", "102", "201"])
  }

  @Test func `without a picked line plus, minus and Del say to pick one`() {
    var replay = three()
    for key in ["+", "-", "Del"] {
      replay.press(key)
      #expect(replay.status == " Pick a line of the check with ↑ ↓ first.")
    }
    #expect(replay.check?.items.count == 3)
  }

  @Test func `a quantity below nothing is refused as a whole, and nothing is rung`() {
    var replay = three()
    replay.press("-1*101")
    #expect(replay.entry.hasPrefix(" > -1*101_"))
    replay.press("Enter")
    #expect(replay.status == " “-1” is no quantity: type 2*101 or 0.350*205.")
    replay.press("Esc -101 Enter")
    #expect(replay.status == " There is no product -101.")
    #expect(replay.check?.items.map(\.plu) == ["101", "102", "201"])
    // Any other key between them, and what is typed begins anew.
    replay.press("Esc - Esc 103 Enter")
    #expect(replay.check?.items.map(\.plu) == ["101", "102", "201", "103"])
  }

  @Test(arguments: ["Del", "F7", ".void Enter"])
  func `the picked line is taken off`(keys: String) {
    var replay = three()
    replay.press("Home")
    replay.press(keys)
    #expect(replay.check?.items.map(\.plu) == ["102", "201"])
    #expect(!replay.shows("│>"))
  }

  @Test func `a note goes on the picked line, else on the last, and off again`() {
    var replay = three()
    replay.press("Home")
    replay.type("n:no salt")
    #expect(replay.entry.contains("= note on Classic burger"))
    replay.press("Enter Esc")
    replay.type(".note well done")
    replay.press("Enter")
    #expect(replay.check?.items.map(\.note) == ["no salt", "", "well done"])
    #expect(replay.shows("· no salt"))
    replay.press("n: Enter")
    #expect(replay.check?.items.map(\.note) == ["no salt", "", ""])
  }

  @Test func `digits typed while a line is picked go to the entry line`() {
    var replay = three()
    replay.press("Home 103 Enter")
    #expect(replay.check?.items.map(\.plu) == ["101", "102", "201", "103"])
    #expect(!replay.shows("│>"))
  }

  @Test func `a quantity by command is for the picked line, else the last`() {
    var replay = three()
    replay.type(".qty 5")
    #expect(replay.entry.contains("= 5 × Fries large"))
    replay.press("Enter Home")
    replay.type(".qty 2")
    replay.press("Enter")
    #expect(replay.check?.items.map(\.quantity.text) == ["2", "1", "5"])
  }

  @Test func `of a long check the last lines are shown, or those around the picked one`() {
    var replay = Replay.ana()
    for _ in 0..<80 { replay.press("101 Enter") }
    #expect(replay.shows("80  1 Classic burger"))
    #expect(replay.shows("↑ 66 more"))
    replay.press("Home")
    #expect(replay.shows("> 1  1 Classic burger"))
    #expect(replay.shows("↓ 66 more"))
    replay.press("PgDn")
    #expect(replay.shows(">10  1 Classic burger"))
    replay.press("102 Enter")
    #expect(replay.shows("81  1 Cheeseburger"))
  }
}
