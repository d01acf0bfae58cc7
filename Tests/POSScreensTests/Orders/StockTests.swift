import POSModel
import POSScreens
import Testing

/// What is left of products: on the menu, in the search, and when it runs out.
struct StockTests {
  private func left(_ replay: Replay, _ plu: String) -> Int64? {
    replay.store.stock[ProductID("p\(plu)")]?.state?.left
  }

  @Test func `a product that ran out shows it on the menu and in the search`() {
    var replay = Replay.full()
    replay.enter(".86 101")
    #expect(replay.status == " Classic burger is 86: nobody sells it without a manager.")
    #expect(replay.shows("101 Classic burger            86  8.50"))
    replay.type("classic")
    #expect(replay.shows("86  8.50"))
    replay.press("Esc")
    replay.enter(".86 101 off")
    #expect(replay.status == " Saying that more is left needs a manager's PIN.")
    replay.approve()
    #expect(replay.status == " Classic burger is not counted any more.")
    #expect(!replay.shows("86  8.50"))
  }

  @Test func `a countdown goes down with what is rung and up with what is taken off`() {
    var replay = Replay.full()
    replay.enter(".86 101 12")
    #expect(replay.status == " 12 × Classic burger left.")
    #expect(replay.shows("12 left  8.50"))
    replay.enter("2*101")
    #expect(replay.shows("10 left  8.50"))
    replay.press("Up +")
    #expect(replay.shows("9 left  8.50"))
    replay.press("- -")
    #expect(replay.shows("11 left  8.50"))
    replay.press("Ctrl-Z Ctrl-Z Ctrl-Z Ctrl-Z")
    #expect(replay.check?.items.isEmpty == true)
    #expect(left(replay, "101") == 12_000)
  }

  @Test func `the last one is sold, the next needs a manager, who is kept with the line`() {
    var replay = Replay.full()
    replay.enter(".86 101 1")
    replay.press("101 Enter 101 Enter")
    #expect(replay.status == " Classic burger has run out: selling it needs a manager's PIN.")
    #expect(replay.lines == ["1 × 101"])
    replay.press("Esc")
    #expect(replay.entry.hasPrefix(" > 101_"))
    replay.press("Enter 1212 Enter")
    #expect(replay.status.hasPrefix(" They may not approve this either."))
    replay.approve()
    #expect(replay.lines == ["1 × 101", "1 × 101"])
    #expect(replay.check?.items.map(\.soldOutApprover) == [nil, EmployeeID("e5")])
    #expect(left(replay, "101") == -1_000)
  }

  @Test func `the first line of a check may need the manager too`() {
    var replay = Replay.full()
    replay.enter(".86 101")
    replay.enter("101")
    replay.approve()
    #expect(replay.lines == ["1 × 101"])
    #expect(replay.store.all.count == 1)
  }

  @Test func `more than is left is refused by plus and by quantity, with how much is left`() {
    var replay = Replay.full()
    replay.enter(".86 101 2")
    replay.enter("2*101")
    replay.press("Up +")
    #expect(replay.status == " Only 0 × Classic burger left: ring it to ask a manager.")
    #expect(replay.lines == ["2 × 101"])
    replay.press("-")
    #expect(replay.lines == ["1 × 101"])
    replay.enter(".qty 9")
    #expect(replay.status == " Only 1 × Classic burger left: ring it to ask a manager.")
  }

  @Test func `a voided check gives back what the kitchen does not have`() {
    var replay = Replay.full()
    replay.enter(".86 101 5")
    replay.press("2*101 Enter F2 101 Enter F7")
    replay.enter("left")
    replay.approve()
    #expect(left(replay, "101") == 3_000)
  }

  @Test func `by weight it is counted in thousandths`() {
    var replay = Replay.full()
    replay.enter(".86 205 1.5")
    replay.enter("0.350*205")
    #expect(left(replay, "205") == 1_150)
    replay.press("Tab")
    #expect(replay.shows("1.150 left"))
  }

  @Test(arguments: [
    (".86", ".86 needs a product: .86 101 has run out, .86 101 12 leaves twelve."),
    (".86 999", "There is no product 999."),
    (".86 101 x", "How many are left? A number, or off when nobody counts any more."),
    (".86 101 -1", "How many are left? A number, or off when nobody counts any more."),
  ])
  func `what cannot be counted stays in the line`(line: String, sentence: String) {
    var replay = Replay.full()
    replay.enter(line)
    #expect(replay.text.contains(sentence.prefix(60)))
    #expect(replay.entry.hasPrefix(" > \(line)"))
    #expect(replay.store.stock.isEmpty)
  }

  @Test func `what another till counts is on the menu at once`() {
    var replay = Replay.full()
    replay.elsewhere(
      .countStock(
        CountStock(
          key: IdempotencyKey("x"), actor: EmployeeID("e2"), productID: ProductID("p102"),
          left: 0)))
    #expect(replay.shows("86  9.20"))
  }
}
