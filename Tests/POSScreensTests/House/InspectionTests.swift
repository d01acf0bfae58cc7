import POSModel
import POSScreens
import Testing

/// What a manager must look at, and how the till is.
struct InspectionTests {
  private func replay(_ count: Int = 1) -> Replay {
    var store = FakeStore.grill
    store.reviews = (1...count).map {
      .init("overpaid check", "Check #\($0): paid 5.00 too much", at: .start)
    }
    return Replay.ana(store)
  }

  @Test(arguments: ["F10", ".manager Enter"])
  func `what a manager must look at is shown for a manager's PIN alone`(keys: String) {
    var replay = replay()
    replay.press(keys)
    #expect(replay.status == " Looking at this needs a manager's PIN.")
    replay.press("1212 Enter")
    #expect(replay.status.hasPrefix(" They may not approve this either."))
    #expect(!replay.shows("overpaid check"))
    replay.approve()
    #expect(replay.shows("What a manager must look at"))
    #expect(replay.shows("overpaid check         2026-06-01 12:00 Check #1: paid 5.00 too much"))
    #expect(replay.footer == " any key closes it")
    replay.press("101")
    #expect(!replay.shows("overpaid check"))
    #expect(replay.entry.hasPrefix(" > 101_"))
  }

  @Test func `a manager looks without being asked, and scrolls`() {
    var replay = replay(30)
    replay.press("F12 9999 Enter F10")
    #expect(replay.shows("↓ 12 more"))
    #expect(replay.footer == " ↑ ↓ Scroll  any other key closes it")
    replay.press("PgDn")
    #expect(replay.shows("Check #30"))
    #expect(replay.shows("↑ 12 more"))
    replay.press("Up Esc")
    #expect(replay.shows("[1 Burgers]"))
  }

  @Test func `where all fits, an arrow closes the list and picks a line of the check`() {
    var replay = replay()
    replay.press("101 Enter F10")
    replay.approve()
    replay.press("Up Del")
    #expect(!replay.shows("overpaid check"))
    #expect(replay.lines.isEmpty)
  }

  @Test func `how the till is anybody may see, and nothing to look at is said`() {
    var replay = Replay.ana()
    replay.type(".diag")
    #expect(replay.entry.hasSuffix("= how this till is, and its printers and lines"))
    replay.press("Enter")
    #expect(replay.shows("How this till is"))
    #expect(replay.shows("Device                 L1"))
    replay.press("Esc F10")
    replay.approve()
    #expect(replay.shows("All is well."))
  }
}
