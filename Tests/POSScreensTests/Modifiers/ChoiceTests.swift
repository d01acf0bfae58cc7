import POSModel
import POSScreens
import TerminalUI
import Testing

/// Choices in the menu's place: one key each.
struct ChoiceTests {
  @Test func `what must be chosen is asked for right away, and one key answers`() {
    var replay = Replay.full()
    replay.enter("2*104")
    #expect(replay.shows("Rib steak: doneness"))
    #expect(replay.shows("choose 1"))
    #expect(replay.entry.hasPrefix(" doneness > _"))
    #expect(replay.store.all.isEmpty)
    replay.press("2")
    #expect(replay.lines == ["2 × 104 +medium"])
    #expect(replay.entry == " > _")
  }

  @Test func `Enter without a choice says what is missing, arrows and Space choose too`() {
    var replay = Replay.full()
    replay.enter("104")
    replay.press("Enter")
    #expect(replay.status == " Choose one of doneness, or Esc.")
    replay.press("Down Down Down Space")
    #expect(replay.lines == ["1 × 104 +well done"])
  }

  @Test func `Esc rings nothing and gives the entry back`() {
    var replay = Replay.full()
    replay.enter("104+garlic")
    replay.press("Esc")
    #expect(replay.status == " Not done.")
    #expect(replay.entry.hasPrefix(" > 104+garlic_"))
    #expect(replay.store.all.isEmpty)
    replay.press("Enter 1")
    #expect(replay.lines == ["1 × 104 +garlic +rare"])
  }

  @Test func `what was typed already is not asked for`() {
    var replay = Replay.full()
    replay.enter("104+rare+garlic+ketchup")
    #expect(replay.lines == ["1 × 104 +rare +garlic +ketchup"])
    // Leaving one off is no choice.
    replay.enter("104-rare")
    #expect(replay.shows("Rib steak: doneness"))
    replay.press("2")
    #expect(replay.lines.last == "1 × 104 -rare +medium")
  }

  @Test func `a key that is no choice changes nothing`() {
    var replay = Replay.full()
    replay.enter("104")
    replay.press("9 x 4 F5 F8 F3 Tab Ctrl-Z")
    #expect(replay.shows("Rib steak: doneness"))
    #expect(replay.store.all.isEmpty)
    replay.press("3")
    #expect(replay.lines == ["1 × 104 +well done"])
  }

  @Test func `who knows the choices types straight through them`() {
    var replay = Replay.full()
    replay.type("104")
    replay.press("Enter 2 101 Enter 2*104 Enter 3 201 Enter")
    #expect(replay.lines == ["1 × 104 +medium", "1 × 101", "2 × 104 +well done", "1 × 201"])
  }

  @Test func `an empty Enter after a choice rings the same again without asking`() {
    var replay = Replay.full()
    replay.enter("104")
    replay.press("1 Enter")
    #expect(replay.lines == ["1 × 104 +rare", "1 × 104 +rare"])
  }

  @Test func `Enter is offered only where it does something`() {
    var replay = Replay.full()
    replay.enter("104")
    #expect(!replay.footer.contains("Enter"))
    replay.press("1 F5")
    #expect(replay.footer.contains("Enter Next"))
    replay.press("Enter")
    #expect(replay.footer.contains("Enter Done"))
  }

  @Test func `F5 shows every group of the line, and what is chosen`() {
    var replay = Replay.full()
    replay.enter("104+rare")
    replay.press("F5")
    #expect(replay.shows("Rib steak: doneness"))
    #expect(replay.shows("1 of 2, choose 1"))
    #expect(replay.shows("1 + "))
    // Another doneness takes the place of the first.
    replay.press("3")
    #expect(replay.shows("2 of 2, up to 3"))
    replay.press("1 + 3 - 2")
    #expect(replay.shows("extra "))
    #expect(replay.shows("no     mayonnaise"))
    replay.press("Enter")
    #expect(replay.lines == ["1 × 104 +well done +ketchup ++garlic -mayonnaise"])
    #expect(replay.check?.totals.subtotal.minorUnits == 1900)
  }

  @Test func `pressed again, a choice is taken back`() {
    var replay = Replay.full()
    replay.enter("101+cheese")
    replay.press("F5 1 2 Enter")
    #expect(replay.lines == ["1 × 101 +bacon"])
    replay.press("F5 2 Enter")
    #expect(replay.lines == ["1 × 101"])
  }

  @Test func `more than there may be is refused in place`() {
    var replay = Replay.full()
    replay.enter("101")
    replay.press("F5 1 2 3 4")
    #expect(replay.status == " At most 3 of extras.")
    replay.press("- 4 Enter")
    #expect(replay.lines == ["1 × 101 +cheese +bacon +onion -pickles"])
  }

  @Test func `the left arrow goes back a group, and Esc changes nothing at all`() {
    var replay = Replay.full()
    replay.enter("104+rare")
    replay.press("F5 2 Left")
    #expect(replay.shows("1 of 2"))
    replay.press("Esc")
    #expect(replay.lines == ["1 × 104 +rare"])
    #expect(replay.entry == " > _")
  }

  @Test func `F5 is for the picked line, and says why when it cannot be`() {
    var replay = Replay.full()
    replay.press("F5")
    #expect(replay.status == " There is no line to modify: ring something first.")
    replay.press("101 Enter 103 Enter F5")
    #expect(replay.status == " Veggie burger takes no modifiers; n: writes a note.")
    replay.press("Home F5 1 Enter")
    #expect(replay.lines == ["1 × 101 +cheese", "1 × 103"])
    replay.press("F2 Home F5")
    #expect(replay.status == " Classic burger is with the kitchen already.")
  }

  @Test func `a group with nothing in it is no trap`() {
    var store = FakeStore.fullGrill
    store.groups["extras"] = FakeStore.group("extras", 0...3, [])
    var replay = Replay.full(store)
    replay.enter("101")
    replay.press("F5 Down Up Down Space 1 Enter")
    #expect(replay.lines == ["1 × 101"])
  }

  @Test func `a long list scrolls with what is picked, and its keys go on with letters`() {
    var store = FakeStore.fullGrill
    let names = (1...30).map { ("topping \($0)", Int64(10)) }
    store.groups["extras"] = FakeStore.group("extras", 0...30, names)
    var replay = Replay.full(store)
    replay.enter("101")
    replay.press("F5")
    #expect(replay.shows("topping 16"))
    #expect(!replay.shows("topping 30"))
    for _ in 0..<40 { replay.press("Down") }
    #expect(replay.shows("topping 30"))
    replay.press("Space a Enter")
    #expect(replay.lines == ["1 × 101 +topping 30 +topping 10"])
  }
}
