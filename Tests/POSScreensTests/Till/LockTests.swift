import POSModel
import POSScreens
import Testing

struct LockTests {
  @Test func `a till nobody touches locks, and the half-done check is there after log-in`() {
    var replay = Replay.ana(.grill { $0.lockSeconds = 60 })
    replay.press("101 Enter")
    replay.wait(seconds: 59)
    #expect(replay.screen.employee != nil)
    replay.wait(seconds: 1)
    #expect(replay.screen.employee == nil)
    #expect(!replay.shows("Classic burger"))
    replay.press("1111 Enter")
    #expect(replay.shows("Classic burger"))
    #expect(replay.status == " Check #10001 A1 is yours, and still open.")
  }

  @Test func `a check that is there after log-in is not paid by Enter, out of habit`() {
    var replay = Replay.ana()
    replay.press("101 Enter F12 1111 Enter F8")
    #expect(replay.status == " This check was taken up: c takes a card, k takes cash.")
    #expect(replay.entry.contains("k = exact cash 9.18"))
    replay.press("Enter")
    #expect(replay.store.all[0].payments.isEmpty)
    replay.press("k")
    #expect(replay.shows("PAID 9.18"))
    // The next guest's is.
    replay.press("Enter 101 Enter F8 Enter")
    #expect(replay.store.all.map(\.status) == [.closed, .closed])
  }

  @Test func `a key keeps the till awake, and 0 seconds never lock`() {
    var replay = Replay.ana(.grill { $0.lockSeconds = 60 })
    replay.wait(seconds: 50)
    replay.press("Up")
    replay.wait(seconds: 50)
    #expect(replay.screen.employee != nil)
    var awake = Replay.ana(.grill { $0.lockSeconds = 0 })
    awake.wait(seconds: 1000)
    #expect(awake.screen.employee != nil)
  }

  @Test(arguments: ["F12", ".lock Enter", ".logout Enter"])
  func `log-out leaves the check in the store for its owner`(keys: String) {
    var replay = Replay.ana()
    replay.press("101 Enter")
    replay.press(keys)
    #expect(replay.screen.employee == nil)
    replay.press("1212 Enter")
    #expect(replay.shows("New check"))
    replay.press("F12 1111 Enter")
    #expect(replay.check?.number == 10_001)
  }

  @Test func `a check on which nothing is left is voided when its owner leaves`() {
    var replay = Replay.ana()
    replay.press("101 Enter Ctrl-Z F12")
    #expect(replay.store.all.map(\.status) == [.voided])
    #expect(replay.store.all[0].voidReason == "empty")
    #expect(replay.screen.employee == nil)
  }

  @Test func `a till that locks while the sync is shown shows the log-in`() {
    var store = FakeStore.grill { $0.lockSeconds = 60 }
    store.sync = SyncState()
    var replay = Replay.ana(store)
    replay.enter(".sync")
    #expect(replay.shows("Last answer"))
    replay.wait(seconds: 60)
    #expect(!replay.shows("Last answer"))
    #expect(replay.shows("PIN"))
    replay.press("1111 Enter")
    #expect(!replay.shows("Last answer"))
  }

  @Test func `a save that failed keeps the till from locking over it`() {
    var replay = Replay.ana(.grill { $0.lockSeconds = 60 })
    replay.store.failure = "The disk is full."
    replay.press("101 Enter")
    replay.wait(seconds: 100)
    #expect(replay.entry == " Not saved. Enter: retry")
  }
}
