import POSModel
import POSScreens
import Testing

/// How a guest takes the order, and what the check is called.
struct OrderTypeTests {
  @Test func `F9 goes round the order types, of the next check and of the one on the screen`() {
    var replay = Replay.full()
    replay.press("F9")
    #expect(replay.status == " The next check is take-out.")
    replay.press("F9 F9 F9 101 Enter")
    #expect(replay.check?.orderType == .takeOut)
    replay.press("F9")
    #expect(replay.status == " Check #10001 is drive-through.")
    replay.enter(".drive")
    #expect(replay.status == " Check #10001 is drive-through already.")
    replay.enter(".eatin")
    #expect(replay.check?.orderType == .eatIn)
    #expect(replay.check?.opening.orderType == .takeOut)
  }

  @Test func `of what was sent the till says that the kitchen does not know`() {
    var replay = Replay.full()
    replay.press("101 Enter F2 F9")
    #expect(
      replay.status
        == " Check #10001 is take-out. The kitchen has it as before: tell them.")
  }

  @Test func `taxes follow the order type, and come back with Ctrl-Z`() {
    var replay = Replay.full(.fullGrill { $0.taxRatesByOrderType = [.takeOut: ["Tax": 50_000]] })
    replay.press("101 Enter")
    #expect(replay.total == 918)
    replay.press("F9")
    #expect(replay.total == 893)
    #expect(replay.shows("Tax 5%"))
    replay.press("201 Enter")
    #expect(replay.total == 1292)
    replay.press("Ctrl-Z Ctrl-Z")
    #expect(replay.total == 918)
  }

  @Test func `the call number has the letter of the order type, until the kitchen calls it`() {
    var replay = Replay.full(
      .fullGrill { $0.callLetters = [.takeOut: "T", .driveThrough: "D"] })
    replay.press("101 Enter F9")
    #expect(replay.check?.callNumber == "TA1")
    replay.press("F9")
    #expect(replay.check?.callNumber == "DA1")
    replay.press("Ctrl-Z F2")
    replay.enter(".eatin")
    #expect(replay.check?.callNumber == "TA1")
  }

  @Test func `a check has the guest's name until it is taken off`() {
    var replay = Replay.full()
    replay.press("101 Enter")
    replay.enter(".guest Zoë")
    #expect(replay.shows("Check #10001 A1 · Zoë"))
    replay.enter(".guest")
    #expect(!replay.shows("Zoë"))
    replay.press("Ctrl-Z")
    #expect(replay.shows("Zoë"))
  }

  @Test func `too long a name is refused and stays in the line`() {
    var replay = Replay.full()
    replay.press("101 Enter")
    replay.enter(".guest " + String(repeating: "x", count: 61))
    #expect(replay.status == " A note or name has at most 60 characters.")
    #expect(replay.check?.name.isEmpty == true)
  }
}
