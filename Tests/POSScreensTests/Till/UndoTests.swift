import POSModel
import POSScreens
import Testing

struct UndoTests {
  @Test func `changes are taken back one by one, last first`() {
    var replay = Replay.ana()
    replay.press("101 Enter 201 Enter Up +")
    replay.type("n:no salt")
    replay.press("Enter")
    #expect(replay.check?.items.map(\.note) == ["", "no salt"])
    replay.press("Ctrl-Z")
    #expect(replay.check?.items.map(\.note) == ["", ""])
    replay.press("Ctrl-Z")
    #expect(replay.check?.items.map(\.quantity.text) == ["1", "1"])
    replay.press("Ctrl-Z")
    #expect(replay.check?.items.map(\.plu) == ["101"])
    replay.press("Ctrl-Z")
    #expect(replay.check?.items.isEmpty == true)
    replay.press("Ctrl-Z")
    #expect(replay.status == " There is nothing left to take back.")
  }

  @Test func `a line taken off comes back, and what was done to it before can be taken back`() {
    var replay = Replay.ana()
    replay.press("101 Enter Up + Del")
    #expect(replay.check?.items.isEmpty == true)
    replay.press("Ctrl-Z")
    #expect(replay.check?.items.map(\.quantity.text) == ["2"])
    replay.press("Ctrl-Z")
    #expect(replay.check?.items.map(\.quantity.text) == ["1"])
    replay.press("Ctrl-Z")
    #expect(replay.check?.items.isEmpty == true)
  }

  @Test func `a note comes back with its line`() {
    var replay = Replay.ana()
    replay.press("101 Enter")
    replay.type("n:rare")
    replay.press("Enter Up Del Ctrl-Z")
    #expect(replay.check?.items.map(\.note) == ["rare"])
  }

  @Test func `once something is paid nothing is taken back`() {
    var replay = Replay.ana()
    replay.press("101 Enter F8 5.00 Enter Esc Ctrl-Z")
    #expect(replay.status == " Something is paid already: .refund takes a payment back.")
    #expect(replay.check?.items.count == 1)
  }

  @Test func `what another till took off meanwhile is skipped`() throws {
    var replay = Replay.ana()
    replay.press("101 Enter 201 Enter")
    let check = try #require(replay.check)
    replay.elsewhere(
      .wish(
        RemoveItem(
          key: IdempotencyKey("x"), actor: EmployeeID("e4"), checkID: check.id,
          itemID: check.items[1].id)))
    replay.press("Ctrl-Z")
    #expect(replay.status == " This line is not on the check any more.")
    replay.press("Ctrl-Z")
    #expect(replay.check?.items.isEmpty == true)
  }

  @Test func `the next guest begins with nothing to take back and nothing to repeat`() {
    var replay = Replay.ana()
    replay.press("101 Enter F8 Enter Enter Enter")
    #expect(replay.status == " Nothing was rung for this guest yet.")
    #expect(replay.store.all.count == 1)
    replay.press("Ctrl-Z")
    #expect(replay.store.all.count == 1)
  }
}
