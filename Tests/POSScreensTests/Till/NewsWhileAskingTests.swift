import POSModel
import POSScreens
import Testing

/// What another lane does never takes the focus from what is being asked.
struct NewsWhileAskingTests {
  private let dan = EmployeeID("e4")

  /// Keys that lead to a question about a check of two burgers and fries, and a word it shows.
  private static let questions = [
    ("104 Enter", "Rib steak: doneness"), ("501 Enter 1", "Burger meal: Side"),
    ("F5", "sauce"), ("F6", "Senior"), (".split Enter 2", "Split Check #10001"),
    (".void Enter", "Void why"), (".comp Enter", "Comp why"), ("F3", "Park as"),
    (".drawer Enter", "Drawer why"), (".zreport Enter", "Cash counted"),
    ("F8", "Payment"), ("F8 c", "approval code"), ("F8 m", "reference"), ("F8 v", "number"),
    ("F8 3t", "+ tip 3.00"),
    (".disc#20%#late Enter", "Manager's PIN"), ("F1", "All keys"), (".why Enter", "Why 22.46"),
  ]

  private func asking(_ keys: String) -> Replay {
    var replay = Replay.full()
    replay.press("2*101 Enter 201 Enter")
    for word in keys.split(separator: " ") {
      if word.contains("#") {
        replay.type(String(word).replacing("#", with: " "))
      } else {
        replay.press(String(word))
      }
    }
    return replay
  }

  private func add(to check: Check) -> Effect {
    .wish(
      AddItem(
        key: IdempotencyKey("x"), actor: dan, checkID: check.id, itemID: CheckItemID("i9"),
        productID: ProductID("p301"), quantity: .one))
  }

  private func pay(_ check: Check) -> Effect {
    .pay(
      TakePayment(
        key: IdempotencyKey("x"), actor: dan, checkID: check.id, paymentID: PaymentID("x"),
        tender: .cash, offered: check.totals.due, shownVersion: check.version))
  }

  @Test func `a manager answers for what they read before they typed`() throws {
    var replay = asking("")
    replay.type(".comp friend")
    replay.press("Enter")
    #expect(replay.shows("22.46") || replay.shows("20.80"))
    replay.press("9 9")
    replay.elsewhere(add(to: try #require(replay.check)))
    #expect(replay.text.contains("was changed on another till. Read again what it comes to."))
    #expect(replay.entry.hasPrefix(" Manager's PIN > _"))
    replay.press("9 9 Enter")
    #expect(replay.check?.totals.discount == .zero)
    replay.press("9 9 9 9 Enter")
    #expect(replay.check.map { $0.totals.total } == .zero)
  }

  @Test(arguments: questions)
  func `a line rung elsewhere leaves the question open, and what is typed`(
    keys: String, word: String
  ) throws {
    var replay = asking(keys)
    // What a manager is asked about grows with the check; what is typed stays.
    let length = word == "Manager's PIN" ? 26 : replay.entry.count
    let typed = replay.entry.prefix(length)
    #expect(replay.shows(word))
    replay.elsewhere(add(to: try #require(replay.check)))
    #expect(replay.shows(word) || replay.shows("DUE 24.84"))
    #expect(replay.entry.prefix(length) == typed || replay.shows("Payment"))
    #expect(word == "Manager's PIN" || replay.entry.count == length || replay.shows("Payment"))
  }

  @Test(arguments: questions)
  func `a check paid elsewhere leaves the question open, and no key of it is rung or paid`(
    keys: String, word: String
  ) throws {
    var replay = asking(keys)
    replay.elsewhere(pay(try #require(replay.check)))
    #expect(replay.shows(word))
    // Whatever the cashier goes on with, the check is as it was paid.
    let before = try #require(replay.first)
    replay.press("2 1 1 9 Enter Enter Esc Esc Esc")
    let after = try #require(replay.first)
    #expect(after.items == before.items)
    #expect(after.payments == before.payments)
    #expect(after.status == .closed)
  }

  @Test func `the refund screen of a closed check stays while others sell`() throws {
    var replay = Replay.full()
    replay.press("101 Enter F8 Enter Enter")
    replay.enter(".refund")
    replay.press("Enter Space")
    let text = replay.text
    replay.elsewhere(
      .wish(
        OpenCheck(
          key: IdempotencyKey("x"), actor: dan, checkID: CheckID("c9"), orderType: .eatIn)))
    #expect(replay.text == text)
    replay.press("Enter")
    replay.elsewhere(
      .countStock(
        CountStock(key: IdempotencyKey("y"), actor: dan, productID: ProductID("p101"), left: 0)))
    #expect(replay.entry == " Refund why > _")
    replay.enter("cold")
    replay.approve()
    #expect(replay.first?.refunds.count == 1)
  }

  @Test func `a menu that changes under a choice does not change what was chosen`() {
    var replay = asking("104 Enter")
    replay.store.groups["doneness"] = nil
    replay.store.products.removeAll { $0.plu == "104" }
    replay.notice()
    #expect(replay.shows("Rib steak: doneness"))
    replay.press("1")
    // The store has the last word, and the entry comes back.
    #expect(replay.lines == ["2 × 101", "1 × 201"])
    #expect(replay.status == " This product is not sold any more.")
    #expect(replay.entry.hasPrefix(" > 104_"))
  }
}
