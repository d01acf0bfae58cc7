import POSModel
import POSScreens
import Testing

struct NewsTests {
  private let dan = EmployeeID("e4")

  private func add(_ plu: String, to check: Check) -> Effect {
    .wish(
      AddItem(
        key: IdempotencyKey("x"), actor: dan, checkID: check.id, itemID: CheckItemID("i9"),
        productID: ProductID("p\(plu)"), quantity: .one))
  }

  private func pay(_ check: Check) -> Effect {
    .pay(
      TakePayment(
        key: IdempotencyKey("x"), actor: dan, checkID: check.id, paymentID: PaymentID("x"),
        tender: .cash, offered: check.totals.due, shownVersion: check.version))
  }

  @Test func `what another till rings is shown and the entry keeps the focus`() throws {
    var replay = Replay.ana()
    replay.press("101 Enter Up 20")
    replay.elsewhere(add("201", to: try #require(replay.check)))
    #expect(replay.shows("Fries large"))
    #expect(replay.status == " Check #10001 was changed on another till.")
    #expect(replay.entry.hasPrefix(" > 20_"))
    replay.press("1")
    #expect(replay.status == " Check #10001 was changed on another till.")
    replay.wait(seconds: 16)
    #expect(replay.status.isEmpty)
    #expect(replay.entry.hasPrefix(" > 201_"))
  }

  @Test func `news gives way to what the till asks or offers since`() throws {
    let news = " Check #10001 was changed on another till."
    var replay = Replay.ana()
    replay.press("101 Enter")
    #expect(replay.status == " Enter once more: 1 × Classic burger")
    replay.elsewhere(add("201", to: try #require(replay.check)))
    #expect(replay.status == news)
    replay.press("F3")
    #expect(replay.status == " A name to find it by, or Enter without one.")
    // Nothing new is to be said then.
    replay.press("Esc")
    #expect(replay.status == news)
    replay.press("F8 c")
    #expect(replay.status.hasPrefix(" Charge the card on its terminal"))
    replay.press("Esc Esc 102 Enter")
    #expect(replay.status == " Enter once more: 1 × Cheeseburger")
  }

  @Test func `news that comes while something is asked is newer than the question`() throws {
    var replay = Replay.ana()
    replay.press("101 Enter F8 c")
    #expect(replay.status.hasPrefix(" Charge the card on its terminal"))
    replay.elsewhere(add("202", to: try #require(replay.check)))
    #expect(replay.status == " Check #10001 was changed on another till.")
  }

  @Test func `news of a check leaves with it`() throws {
    for keys in ["F8 Enter", "F3 Bob Enter"] {
      var replay = Replay.ana()
      replay.press("101 Enter")
      replay.elsewhere(add("201", to: try #require(replay.check)))
      replay.press(keys)
      #expect(replay.shows("PAID") || replay.shows("is parked"))
      replay.press("Up")
      #expect(!replay.shows("was changed on another till"), "\(keys)")
    }
  }

  @Test func `a payment of a check that changed is refused with what changed`() throws {
    var replay = Replay.ana()
    replay.press("101 Enter F8")
    replay.elsewhere(quietly: true, add("201", to: try #require(replay.check)))
    replay.press("20 Enter")
    #expect(replay.status.hasPrefix(" Since you looked: 1 × Fries large was added."))
    #expect(replay.shows("TOTAL                        13.28"))
    #expect(replay.check?.payments.isEmpty == true)
    replay.press("Enter")
    #expect(replay.check?.payments.count ?? 0 == 0)
    #expect(replay.store.all.map(\.status) == [.closed])
  }

  @Test func `that a check was paid is said also where the last key was refused`() throws {
    var replay = Replay.ana()
    replay.press("101 Enter 999 Enter")
    #expect(replay.status.contains("999"))
    replay.elsewhere(pay(try #require(replay.check)))
    #expect(replay.status == " Check #10001 was paid on another till.")
    replay = Replay.ana()
    replay.press("101 Enter F8 x")
    #expect(replay.shows("Payment"))
    replay.elsewhere(pay(try #require(replay.check)))
    #expect(replay.status == " Check #10001 was paid on another till.")
  }

  @Test func `money is not taken for an amount that has just come to the screen`() throws {
    var replay = Replay.ana()
    replay.press("101 Enter F8")
    replay.elsewhere(add("201", to: try #require(replay.check)))
    #expect(replay.shows("DUE 13.28"))
    replay.press("Enter")
    #expect(replay.status.hasPrefix(" Since you looked: 1 × Fries large was added."))
    #expect(replay.check?.payments.isEmpty == true)
    replay.press("Enter")
    #expect(replay.store.all.map(\.status) == [.closed])
    // Who had the time to read it is believed.
    replay = Replay.ana()
    replay.press("101 Enter F8")
    replay.elsewhere(add("201", to: try #require(replay.check)))
    replay.wait(seconds: 1)
    replay.press("Enter")
    #expect(replay.store.all.map(\.status) == [.closed])
  }

  @Test func `a note for a line that went meanwhile goes on no other`() throws {
    var replay = Replay.ana()
    replay.press("101 Enter 201 Enter Up")
    let check = try #require(replay.check)
    replay.elsewhere(
      .wish(
        RemoveItem(
          key: IdempotencyKey("x"), actor: EmployeeID("e4"), checkID: check.id,
          itemID: check.items[1].id)))
    replay.type("n:nuts!")
    replay.press("Enter")
    #expect(replay.status == " The line you picked is gone: ↑ ↓ pick another, Esc none.")
    #expect(replay.check?.items.map(\.note) == [""])
    replay.press("Esc Up")
    replay.type("n:nuts!")
    replay.press("Enter")
    #expect(replay.check?.items.map(\.note) == ["nuts!"])
  }

  @Test func `a payment of a check that was paid elsewhere takes nothing and says so`() throws {
    var replay = Replay.ana()
    replay.press("101 Enter")
    replay.elsewhere(quietly: true, pay(try #require(replay.check)))
    replay.type(".pay cash 20")
    replay.press("Enter")
    #expect(replay.text.contains("Since you looked: 9.18 was paid; it was sent to the kitchen"))
    #expect(replay.shows("New check"))
    #expect(replay.entry.hasPrefix(" > .pay cash 20_"))
    #expect(replay.store.all[0].payments.count == 1)
  }

  @Test func `a check paid elsewhere leaves the screen, and what is typed stays`() throws {
    var replay = Replay.ana()
    replay.press("101 Enter 10")
    replay.elsewhere(pay(try #require(replay.check)))
    #expect(replay.status == " Check #10001 was paid on another till.")
    #expect(replay.shows("New check"))
    #expect(replay.entry.hasPrefix(" > 10_"))
  }

  @Test(arguments: ["101", "9520001001079"])
  func `what was half typed for a check that is gone begins no other by habit`(
    entry: String
  ) throws {
    var replay = Replay.ana()
    replay.press("101 Enter")
    replay.type(String(entry.dropLast()))
    replay.elsewhere(pay(try #require(replay.check)))
    replay.type(String(entry.suffix(1)))
    replay.press("Enter")
    #expect(replay.check == nil)
    #expect(replay.text.contains("Not rung: this was typed for a check that is gone."))
    #expect(replay.entry.hasPrefix(" > \(entry)_"))
    replay.press("Enter")
    #expect(replay.check?.number == 10_002)
    #expect(replay.check?.items.map(\.plu) == ["101"])
  }

  @Test func `a barcode scanned behind what is left of a check that is gone is for the next guest`()
    throws
  {
    var replay = Replay.ana()
    replay.press("101 Enter b u r y")
    replay.elsewhere(pay(try #require(replay.check)))
    replay.press("Backspace")
    for _ in 1...2 {
      replay.type("9520001001079")
      replay.press("Enter")
      #expect(replay.entry.hasPrefix(" > bur_"))
    }
    #expect(replay.check?.number == 10_002)
    #expect(replay.check?.items.map(\.plu) == ["101", "101"])
    // What was typed before them is still of the check that is gone.
    replay.type("ger")
    replay.press("Enter")
    #expect(replay.text.contains("Not rung: this was typed for a check that is gone."))
    #expect(replay.check?.items.count == 2)
  }

  @Test(arguments: ["", "Home x x x x x End"])
  func `a barcode that was half scanned for a check that is gone begins no other`(
    keys: String
  ) throws {
    var replay = Replay.ana()
    replay.press("101 Enter b u r 9 5 2 0 0")
    replay.elsewhere(pay(try #require(replay.check)))
    replay.press(keys)
    replay.type("01001079")
    replay.press("Enter")
    #expect(replay.check == nil)
    #expect(replay.text.contains("Not rung: this was typed for a check that is gone."))
  }

  @Test(arguments: ["Esc", "Backspace Backspace"])
  func `what is typed anew after a check is gone is for the next guest`(keys: String) throws {
    var replay = Replay.ana()
    replay.press("101 Enter 10")
    replay.elsewhere(pay(try #require(replay.check)))
    replay.press("\(keys) 201 Enter")
    #expect(replay.check?.number == 10_002)
    #expect(replay.check?.items.map(\.plu) == ["201"])
  }

  @Test func `ringing on a check that was paid elsewhere rings nothing and keeps the entry`() throws
  {
    var replay = Replay.ana()
    replay.press("101 Enter")
    replay.elsewhere(quietly: true, pay(try #require(replay.check)))
    replay.press("201 Enter")
    #expect(replay.status == " Check #10001 was paid on another till.")
    #expect(replay.shows("New check"))
    #expect(replay.entry.hasPrefix(" > 201_"))
    replay.press("Enter")
    #expect(replay.text.contains("Not rung: this was typed for a check that is gone."))
    replay.press("Enter")
    #expect(replay.check?.number == 10_002)
  }

  @Test func `the payment screen stays under the cashier's hands when the check is gone`() throws {
    var replay = Replay.ana()
    replay.press("101 Enter F8 c")
    replay.elsewhere(pay(try #require(replay.check)))
    #expect(replay.status == " Check #10001 was paid on another till.")
    // The approval code is still an approval code: nothing of it is rung.
    replay.press("104 Enter")
    #expect(replay.text.contains("void card payment 104 on its terminal"))
    #expect(replay.store.all.count == 1)
    #expect(replay.store.all[0].payments.count == 1)
  }

  @Test func `a check that was made one with another is not called voided`() throws {
    var replay = Replay.full()
    for entry in ["101+cheese", ".park Tom", "201"] { replay.enter(entry) }
    let boss = EmployeeID("e5")
    let second = try #require(replay.check)
    let first = try #require(replay.store.all.first { $0.id != second.id })
    replay.elsewhere(
      quietly: true,
      .wish(RecallCheck(key: IdempotencyKey("r"), actor: boss, checkID: first.id)))
    replay.elsewhere(
      .wish(
        MergeChecks(
          key: IdempotencyKey("x"), actor: boss, checkID: first.id, otherCheckID: second.id)))
    #expect(second.number == 10_002)
    #expect(replay.status == " Check #10002 was made one with another check on another till.")
  }

  @Test func `a check that is gone leaves the screen when the cashier leaves payment`() throws {
    var replay = Replay.ana()
    replay.press("101 Enter F8")
    replay.elsewhere(
      .wish(
        VoidCheck(
          key: IdempotencyKey("x"), actor: EmployeeID("e5"),
          checkID: try #require(replay.check).id, reason: "left")))
    #expect(replay.status == " Check #10001 was voided on another till.")
    #expect(replay.shows("DUE 9.18"))
    replay.press("Esc")
    #expect(replay.shows("New check"))
  }

  @Test func `a new menu is on the screen at once`() {
    var replay = Replay.ana()
    replay.press("Right Right Right")
    replay.store.products = Array(replay.store.products.prefix(2))
    replay.notice()
    #expect(replay.shows("[1 Burgers]"))
    #expect(!replay.shows("Veggie burger"))
  }

  @Test func `the picked line stays picked while others change`() throws {
    var replay = Replay.ana()
    replay.press("101 Enter 102 Enter Home")
    replay.elsewhere(add("201", to: try #require(replay.check)))
    replay.press("+")
    #expect(replay.check?.items.map(\.quantity.text) == ["2", "1", "1"])
  }
}
