import POSModel
import POSScreens
import Testing

/// What stands picked in a list of checks stays picked: what others do puts no other in its place.
struct PickedCheckTests {
  private let dan = EmployeeID("e4")

  /// Three parked burgers, and a fourth check of fries on the screen.
  private func parked() -> Replay {
    var replay = Replay.ana()
    for _ in 1...3 { replay.press("101 Enter F3 Enter") }
    replay.press("201 Enter")
    return replay
  }

  /// Burgers that were sold: one, then two, then three of them.
  private func closed() -> Replay {
    var replay = Replay.ana()
    for count in 1...3 { replay.press("\(count)*101 Enter F8 Enter Enter") }
    return replay
  }

  private func void(_ check: Check?) -> Effect {
    .wish(
      VoidCheck(
        key: IdempotencyKey("x"), actor: EmployeeID("e5"), checkID: check?.id ?? CheckID(""),
        reason: "left"))
  }

  /// Another till opens a check again that was closed.
  private func reopen(_ check: Check?) -> Effect {
    .wish(
      ReopenCheck(
        key: IdempotencyKey("y"), actor: EmployeeID("e5"), checkID: check?.id ?? CheckID(""),
        reason: "there"))
  }

  /// Another till opens a check, which sells nothing yet.
  private var opening: Effect {
    .wish(
      OpenCheck(key: IdempotencyKey("z"), actor: dan, checkID: CheckID("c9"), orderType: .eatIn))
  }

  @Test func `a check that goes is merged by nobody else's number`() {
    var replay = parked()
    replay.enter(".merge")
    replay.press("Down")
    #expect(replay.shows(">#10002"))
    replay.elsewhere(void(replay.store.all[1]))
    #expect(!replay.shows(">#1"))
    #expect(replay.status == " The check you picked is gone: pick another with ↑ ↓.")
    #expect(!replay.footer.contains("Enter"))
    replay.press("Enter")
    #expect(replay.status == " The check you picked is gone: pick another with ↑ ↓.")
    #expect(replay.store.all.map(\.status) == [.parked, .voided, .parked, .open])
    replay.press("Down Enter")
    #expect(replay.status == " Both are Check #10004 now.")
    #expect(replay.store.all[0].mergedInto == replay.check?.id)
  }

  @Test func `a list that was empty for a moment picks nobody else's check`() {
    var replay = Replay.ana()
    replay.press("101 Enter F3 Enter 201 Enter")
    replay.enter(".merge")
    #expect(replay.shows(">#10001"))
    replay.elsewhere(void(replay.store.all[0]))
    #expect(replay.shows("No other check is open or parked."))
    replay.elsewhere(opening)
    #expect(replay.shows("#10003"))
    #expect(!replay.shows(">#1"))
    replay.press("Enter")
    #expect(replay.status == " The check you picked is gone: pick another with ↑ ↓.")
    #expect(replay.store.all.map(\.status) == [.voided, .open, .open])
    replay.press("Down")
    #expect(replay.shows(">#10003"))
  }

  @Test func `nor does what was typed for the one that is gone`() {
    var replay = Replay.ana()
    replay.press("101 Enter F3 Enter 201 Enter")
    replay.enter(".merge")
    replay.press("A")
    replay.elsewhere(void(replay.store.all[0]))
    replay.elsewhere(opening)
    #expect(replay.shows("#10003"))
    #expect(!replay.shows(">#1"))
  }

  @Test func `a list that was empty from the start picks the first check there is`() {
    var replay = Replay.ana()
    replay.press("101 Enter")
    replay.enter(".merge")
    #expect(replay.shows("No other check is open or parked."))
    replay.elsewhere(opening)
    #expect(replay.shows(">#10002"))
  }

  @Test func `from the end of the list Up picks the last again`() {
    var replay = parked()
    replay.press("F3 Enter F4 End")
    replay.elsewhere(void(replay.store.all[3]))
    #expect(!replay.shows(">#1"))
    replay.press("Up Enter")
    #expect(replay.check?.number == 10_003)
  }

  @Test func `what was typed goes to no check of a longer number when its own is gone`() {
    var replay = Replay.ana()
    for _ in 1...10 { replay.press("101 Enter F3 Enter") }
    replay.press("F4 A1")
    #expect(replay.shows(">#10001"))
    replay.elsewhere(void(replay.store.all[0]))
    replay.press("Enter")
    #expect(replay.status == " The check you picked is gone: pick another with ↑ ↓.")
    #expect(replay.check == nil)
    // Whoever types on picks anew.
    replay.press("0 Enter")
    #expect(replay.check?.number == 10_010)
  }

  @Test func `the check that was searched for stays picked while others sell`() {
    var replay = closed()
    replay.store.closedListed = 2
    replay.enter(".reopen")
    replay.press("10001 Enter Enter")
    replay.type("no drink")
    replay.elsewhere(opening)
    replay.press("Enter")
    // Who approves it reads which one it is.
    #expect(replay.entry.hasSuffix("Check #10001 A1, 9.18: no drink"))
    replay.approve()
    #expect(replay.store.all.map(\.status) == [.open, .closed, .closed, .open])
  }

  @Test func `a closed list is asked for as it was searched, and goes on with what was picked`() {
    var replay = closed()
    replay.store.closedListed = 2
    replay.enter(".refund")
    #expect(!replay.shows("#10001"))
    replay.press("10001 Enter")
    #expect(replay.shows(">#10001"))
    replay.elsewhere(opening)
    #expect(replay.effects.last == .listClosedChecks(matching: "10001"))
    #expect(replay.shows(">#10001"))
    replay.press("Enter")
    #expect(replay.shows("Refund · Check #10001"))
  }

  @Test func `of a check opened again elsewhere meanwhile no other is opened`() {
    var replay = closed()
    replay.enter(".reopen")
    replay.press("Down Enter")
    replay.type("no drink")
    replay.elsewhere(reopen(replay.store.all[1]))
    replay.press("Enter")
    #expect(replay.status == " This check is open already.")
    #expect(replay.store.all.map(\.status) == [.closed, .open, .closed])
  }

  @Test func `the receipt of another check is not printed for one that is gone`() {
    var replay = closed()
    replay.enter(".reprint")
    replay.press("Down")
    replay.elsewhere(reopen(replay.store.all[1]))
    replay.press("Enter")
    #expect(!replay.store.commands.contains("reprint_receipt"))
    #expect(replay.status == " The check you picked is gone: pick another with ↑ ↓.")
  }

  @Test func `how the cloud is asks for no list`() {
    var store = FakeStore.grill
    store.sync = SyncState()
    store.sync?.line = .up
    var replay = Replay.ana(store)
    replay.press("101 Enter F3 Enter F4")
    replay.notice()
    let asked = replay.effects.count
    replay.store.sync?.queued = 12
    replay.notice()
    #expect(replay.shows("◐ Syncing 12"))
    #expect(replay.effects.count == asked)
  }

  @Test func `a list of open checks that becomes empty speaks of no closed ones`() {
    var replay = Replay.ana()
    replay.press("101 Enter F3 Enter F4 7")
    replay.elsewhere(void(replay.store.all[0]))
    #expect(replay.shows("No check is open or parked."))
    #expect(!replay.text.contains("closed check"))
  }
}
