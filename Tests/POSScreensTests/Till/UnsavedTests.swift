import POSModel
import POSScreens
import Testing

struct UnsavedTests {
  @Test func `a retry after a failed save asks for the same thing under the same key`() {
    var replay = Replay.ana()
    replay.store.failure = "The disk is full."
    replay.press("101 Enter")
    #expect(replay.status == " The disk is full.")
    #expect(replay.entry == " Not saved. Enter: retry")
    replay.press("Enter")
    #expect(replay.effects.suffix(2).first == replay.effects.last)
    replay.store.failure = nil
    replay.press("Enter")
    #expect(replay.check?.items.map(\.plu) == ["101"])
    #expect(replay.entry == " > _")
  }

  @Test func `given up, the entry is in the line again and nothing is rung`() {
    var replay = Replay.ana()
    replay.store.failure = "The disk is full."
    replay.press("2*101 Enter Esc")
    #expect(replay.status == " Not saved, and given up.")
    #expect(replay.entry.hasPrefix(" > 2*101_"))
    #expect(replay.store.all.isEmpty)
    replay.store.failure = nil
    replay.press("Enter")
    #expect(replay.check?.items.map(\.quantity.text) == ["2"])
  }

  @Test(arguments: [".zreport 9 1", ".voucher V7", ".checks", ".refund", ".diag"])
  func `what asks for something that cannot be read stays in the line`(
    entry: String
  ) {
    var replay = Replay.ana()
    replay.press("101 Enter")
    replay.store.failure = "The disk is full."
    replay.enter(entry)
    #expect(replay.status == " The disk is full.")
    #expect(replay.entry.hasPrefix(" > \(entry)_"))
    replay.press("Esc")
    #expect(replay.entry == " > _")
  }

  @Test func `what is typed while a save fails comes after it`() {
    var replay = Replay.ana()
    replay.store.failure = "The disk is full."
    replay.press("101 Enter 102 Enter 2*103 Enter")
    #expect(replay.check == nil)
    replay.store.failure = nil
    replay.press("Enter")
    #expect(replay.check?.items.map(\.plu) == ["101", "102", "103"])
  }

  @Test func `tried again many times, nothing is rung twice`() {
    var replay = Replay.ana()
    replay.store.failure = "The disk is full."
    replay.press("101 Enter Enter Enter 102 Enter Enter Enter")
    replay.store.failure = nil
    replay.press("Enter")
    #expect(replay.check?.items.map(\.plu) == ["101", "102"])
  }

  @Test func `no payment is begun on what is not saved, however fast the keys come`() {
    var replay = Replay.ana()
    replay.store.failure = "The disk is full."
    replay.press("101 Enter 102 Enter F8 Enter")
    replay.store.failure = nil
    replay.press("Enter")
    #expect(replay.check?.items.map(\.plu) == ["101", "102"])
    #expect(replay.check?.payments.isEmpty == true)
    replay.press("F8 Enter")
    #expect(replay.store.all[0].status == .closed)
  }

  @Test func `a card that was charged is never given up`() {
    var replay = Replay.ana()
    replay.press("101 Enter F8 c 4417")
    replay.store.failure = "The disk is full."
    replay.press("Enter Esc Esc")
    #expect(replay.entry == " Not saved. Enter: retry")
    #expect(!replay.footer.contains("Esc"))
    replay.store.failure = nil
    replay.press("Enter")
    #expect(replay.store.all[0].payments.map(\.payment.approvalCode) == ["4417"])
  }

  @Test func `cash that could not be saved may be given up, and is not paid then`() {
    var replay = Replay.ana()
    replay.press("101 Enter F8 20")
    replay.store.failure = "The disk is full."
    replay.press("Enter Esc")
    replay.store.failure = nil
    #expect(replay.entry.hasPrefix(" > 20_"))
    replay.press("Enter")
    #expect(replay.store.all[0].payments.count == 1)
  }

  @Test func `who leaves is logged out on the screen even when that cannot be saved`() {
    var replay = Replay.ana()
    replay.store.failure = "The disk is full."
    replay.press("F12")
    #expect(replay.screen.employee == nil)
    #expect(replay.shows("Logged out, but that could not be saved: The disk is full."))
  }

  @Test func `a log-in that could not be saved is tried again with its PIN`() {
    var replay = Replay()
    replay.store.failure = "The disk is full."
    replay.press("1111 Enter")
    #expect(replay.entry == " Not saved. Enter: retry")
    replay.store.failure = nil
    replay.press("Enter")
    #expect(replay.screen.employee?.name == "Ana Silva")
  }

  @Test func `a list that cannot be read is said so and costs nothing`() {
    var replay = Replay.ana()
    replay.press("101 Enter")
    replay.store.failure = "The disk cannot be read."
    replay.press("F4")
    #expect(replay.status == " The disk cannot be read.")
    #expect(replay.shows("Classic burger"))
  }
}
