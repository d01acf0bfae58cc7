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

  @Test func `what a manager answered for grows back to what it was, and is lowered to the menu's`()
  {
    var replay = Replay.full()
    replay.press("3*101 Enter")
    replay.enter(".price 7.00 dented")
    replay.press("9999 Enter Up - Ctrl-Z")
    #expect(replay.check?.items.map(\.quantity.text) == ["3"])
    #expect(replay.check?.items.map(\.unitPrice.minorUnits) == [700])
    replay.press("Ctrl-Z")
    #expect(replay.check?.items.map(\.unitPrice.minorUnits) == [850])
    replay.press("Ctrl-Z")
    #expect(replay.check?.items.isEmpty == true)
    replay = Replay.full()
    replay.press("201 Enter")
    replay.enter(".price 7.00 large")
    replay.press("9999 Enter Ctrl-Z")
    #expect(replay.check?.items.map(\.unitPrice.minorUnits) == [380])
  }

  @Test func `a change that cannot be taken back now stays the last`() {
    var replay = Replay.full()
    replay.enter(".86 201 2")
    replay.press("2*201 Enter 101 Enter Home - Esc")
    replay.elsewhere(
      .countStock(
        CountStock(
          key: IdempotencyKey("x"), actor: EmployeeID("e4"), productID: ProductID("p201"), left: 0))
    )
    replay.press("Ctrl-Z")
    let refused = replay.status
    replay.press("Ctrl-Z")
    #expect(replay.status == refused)
    #expect(replay.check?.items.map(\.quantity.text) == ["1", "1"])
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
