import POSModel
import POSScreens
import Testing

struct ChecksTests {
  /// Bob's burger and two fries are parked.
  private func parked() -> Replay {
    var replay = Replay.ana()
    replay.press("101 Enter F3 Bob Enter")
    replay.wait(seconds: 90)
    replay.press("2*201 Enter F3 Enter")
    replay.wait(seconds: 60)
    return replay
  }

  @Test func `a check is parked under a name or without one`() {
    var replay = Replay.ana()
    replay.press("101 Enter F3")
    #expect(replay.entry == " Park as > _")
    replay.press("Bob Enter")
    #expect(replay.status == " Check #10001 A1 · Bob is parked.")
    #expect(replay.shows("New check"))
    replay.press("102 Enter F3 Enter")
    #expect(replay.status == " Check #10002 A2 is parked.")
    replay.press("102 Enter")
    replay.type(".park Table 7")
    replay.press("Enter")
    #expect(replay.store.all.map(\.name) == ["Bob", "", "Table 7"])
    #expect(replay.store.all.map(\.status) == [.parked, .parked, .parked])
  }

  @Test func `an empty check says how many checks wait, whoever counted them`() {
    var replay = Replay.ana()
    replay.press("101 Enter F3 Enter")
    #expect(replay.shows("1 check waits (F4)."))
    replay.notice()
    #expect(replay.shows("1 check waits (F4)."))
    replay.press("101 Enter F3 Enter 101 Enter F8 Enter Enter")
    #expect(replay.shows("2 checks wait (F4)."))
    replay.press("101 Enter Ctrl-Z F7")
    #expect(replay.shows("2 checks wait (F4)."))
    replay.press("F4 Enter F8 k Enter F4 Enter F8 k Enter")
    #expect(!replay.shows("(F4)"))
  }

  @Test func `the list shows what there is to know, oldest first`() {
    var replay = parked()
    replay.press("F4")
    #expect(replay.shows(">#10001 A1   Bob"))
    #expect(replay.shows("Bob"))
    #expect(replay.shows("2 min"))
    #expect(replay.shows("parked"))
    replay.wait(seconds: 120)
    #expect(replay.shows("4 min"))
  }

  @Test func `Enter takes the picked check up`() {
    var replay = parked()
    replay.press("F4 Down Enter")
    #expect(replay.status == " Check #10002 A2 is taken up.")
    #expect(replay.shows("Fries large"))
    #expect(replay.store.all.map(\.status) == [.parked, .open])
  }

  @Test(arguments: ["10001", "A1", "a1", "bob"])
  func `a number, a call number or a name jumps`(typed: String) {
    var replay = parked()
    replay.press("F4 End")
    replay.press(typed)
    replay.press("Enter")
    #expect(replay.check?.number == 10_001)
  }

  @Test(arguments: ["table 7", "Table 7", "TABLE 7", "7"])
  func `a name of two words jumps by all of it, and by either`(typed: String) {
    var replay = parked()
    replay.enter("103")
    replay.enter(".park Table 7")
    replay.press("F4")
    replay.enter(typed)
    #expect(replay.check?.name == "Table 7")
  }

  @Test func `what matches no check takes none up`() {
    var replay = parked()
    replay.press("F4 777 Enter")
    #expect(replay.status == " No check of these matches “777”.")
    #expect(replay.store.all.map(\.status) == [.parked, .parked])
    replay.press("Esc Esc")
    #expect(replay.shows("Burgers"))
  }

  @Test func `a check taken up wants its tender by key`() {
    var replay = parked()
    replay.press("F4 Enter F8")
    #expect(replay.entry.contains("k = exact cash 9.18"))
    replay.press("Enter")
    #expect(replay.status == " This check was taken up: press c for card or k for cash.")
    replay.press("20 Enter")
    #expect(replay.store.all[0].payments.isEmpty)
    // So much is asked for again, by the key that takes it.
    replay.press("400k")
    #expect(replay.status == " The change would be 390.82. k again if that is right.")
    replay.press("Esc 20k")
    #expect(replay.store.all[0].payments.map(\.payment.tendered.minorUnits) == [2_000])
    #expect(replay.shows("CHANGE"))
    replay.press("Enter 101 Enter F8 Enter")
    #expect(replay.shows("PAID 9.18"))
  }

  @Test func `a check with items is parked or paid before another is taken up`() {
    var replay = parked()
    replay.press("101 Enter F4 Enter")
    #expect(replay.status == " Park or pay Check #10003 first: Esc, then F3 or F8.")
    #expect(replay.store.all.map(\.status) == [.parked, .parked, .open])
  }

  @Test func `the check on the screen is in the list, and Enter goes back to it`() {
    var replay = parked()
    replay.press("103 Enter F4")
    #expect(replay.shows("here"))
    replay.press("10003 Enter")
    #expect(replay.shows("Veggie burger"))
    #expect(!replay.store.commands.contains("recall"))
  }

  @Test func `a check on which nothing is left is voided silently when another is taken up`() {
    var replay = parked()
    replay.press("101 Enter Ctrl-Z F4")
    #expect(!replay.shows("here"))
    replay.press("Enter")
    #expect(replay.store.all.map(\.status) == [.open, .parked, .voided])
    #expect(replay.check?.number == 10_001)
  }

  @Test func `a check that is gone is said so, and the list is as it is now`() {
    var replay = parked()
    replay.press("F4")
    replay.elsewhere(
      quietly: true,
      .wish(
        VoidCheck(
          key: IdempotencyKey("x"), actor: EmployeeID("e5"), checkID: replay.store.all[0].id,
          reason: "left")))
    replay.press("Enter")
    #expect(replay.status == " This check is voided already.")
    #expect(!replay.shows("#10001"))
    #expect(replay.shows("#10002"))
  }

  @Test func `the list keeps what is picked when another till opens checks`() {
    var replay = parked()
    replay.press("F4 Down")
    replay.elsewhere(
      .wish(
        VoidCheck(
          key: IdempotencyKey("x"), actor: EmployeeID("e5"), checkID: replay.store.all[0].id,
          reason: "left")))
    replay.press("Enter")
    #expect(replay.check?.number == 10_002)
  }
}
