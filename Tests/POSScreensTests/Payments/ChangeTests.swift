import POSModel
import POSScreens
import Testing

/// The change of a part stays large until the next key, which does what it always does.
struct ChangeTests {
  @Test func `.pay cash of so much is asked for again, as on the payment screen`() {
    var replay = Replay.full()
    replay.press("101 Enter")
    replay.enter(".pay cash 918")
    #expect(replay.status == " The change would be 908.82. Enter again if that is right.")
    #expect(replay.entry.hasPrefix(" > .pay cash 918_"))
    #expect(replay.check?.payments.isEmpty == true)
    // Any other key begins anew.
    replay.press("Esc")
    replay.enter(".pay cash 918")
    #expect(replay.check?.payments.isEmpty == true)
    replay.press("Enter")
    #expect(replay.first?.payments.map(\.payment.change.minorUnits) == [90_882])
  }

  @Test func `.pay cash of a product's number says that it is one`() {
    var replay = Replay.full()
    replay.press("202 Enter")
    replay.enter(".pay cash 201")
    #expect(replay.shows("201 is a product too. The change would be 198.19. Enter again"))
    replay.press("Esc")
    replay.enter(".pay cash 5")
    #expect(replay.first?.payments.map(\.payment.change.minorUnits) == [219])
  }

  /// 18.36, to be paid in two parts.
  private func halved() -> Replay {
    var replay = Replay.full()
    replay.press("2*101 Enter")
    replay.enter(".split 2")
    return replay
  }

  @Test func `the change of a part is shown with what was given and what is still due`() {
    var replay = halved()
    replay.press("20 Enter")
    #expect(replay.shows("TAKEN 9.18"))
    #expect(replay.shows("of 20.00 in cash"))
    #expect(replay.shows("CHANGE 10.82"))
    #expect(replay.shows("█"))
    #expect(replay.shows("PART 2 of 2: 9.18, DUE 9.18"))
    #expect(replay.status == " 9.18 cash taken. 9.18 is still due.")
    // Neither time nor what others do takes it away.
    replay.wait(seconds: 30)
    replay.notice()
    #expect(replay.shows("CHANGE 10.82"))
  }

  @Test func `a part that a command pays shows its change too`() {
    var replay = halved()
    replay.press("Esc")
    replay.enter(".pay cash 20")
    #expect(replay.shows("CHANGE 10.82"))
  }

  @Test func `the next key ends it and counts`() {
    var replay = halved()
    replay.press("20 Enter 5")
    #expect(!replay.shows("CHANGE"))
    #expect(replay.shows("1 =  5.00"))
    #expect(replay.entry.hasPrefix(" > 5_"))
    replay.press("0 Enter")
    #expect(replay.shows("PAID 18.36"))
    #expect(replay.shows("the last 9.18 of 50.00 in cash"))
    #expect(replay.shows("CHANGE 40.82"))
    var ahead = halved()
    ahead.press("20 Enter Enter")
    #expect(ahead.shows("PAID 18.36"))
    var left = halved()
    left.press("20 Enter Esc")
    #expect(left.shows("[1 Burgers]"))
  }

  @Test func `a part that leaves no change shows what is due at once`() {
    var replay = halved()
    replay.press("c A1 Enter")
    #expect(!replay.shows("CHANGE"))
    #expect(replay.shows("PART 2 of 2: 9.18, DUE 9.18"))
  }

  @Test func `what was taken names the tip in it`() {
    var replay = halved()
    replay.press("1t c A1 Enter")
    #expect(replay.status == " 9.18 card and a tip of 1.00 taken. 9.18 is still due.")
    var cash = halved()
    cash.press("1t 20 Enter")
    #expect(cash.shows("TIP 1.00"))
    #expect(cash.shows("CHANGE 9.82"))
  }
}
