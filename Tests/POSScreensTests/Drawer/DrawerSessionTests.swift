import POSModel
import POSScreens
import Testing

/// The float, the X report and the blind count, as the cashier sees them.
struct DrawerSessionTests {
  /// Ana has sold a burger for cash; the next key closes its change.
  private func sold() -> Replay {
    var replay = Replay.ana()
    replay.press("101 Enter F8 Enter Esc")
    return replay
  }

  private var expectedWords: [String] { ["expected", "DIFFERENCE"] }

  @Test func `a float wants a manager, who reads how much it is`() {
    var replay = Replay.ana()
    replay.enter(".float 100")
    #expect(replay.status == " Saying what is in the drawer needs a manager's PIN.")
    #expect(replay.entry == " Manager's PIN > _         100.00 in it")
    replay.approve()
    #expect(replay.status == " 100.00 is in the drawer for change.")
    #expect(replay.store.drawer.state?.session.float.minorUnits == 10_000)
    replay.enter(".float")
    #expect(replay.status == " .float needs an amount: .float 100 says what lies in the drawer.")
  }

  @Test func `an X report is shown until the next key, which counts`() {
    var replay = sold()
    replay.enter(".report")
    #expect(replay.status == " A report on the drawer needs a manager's PIN.")
    replay.approve()
    #expect(replay.shows("Report X 1"))
    #expect(replay.shows("1 × cash"))
    #expect(replay.footer == " any key closes it")
    replay.press("102")
    #expect(!replay.shows("Report X 1"))
    #expect(replay.entry.hasPrefix(" > 102_"))
  }

  @Test func `a report tells what was put on vouchers, beside what was paid`() {
    var replay = sold()
    replay.enter(".report")
    replay.approve()
    #expect(!replay.shows("Vouchers loaded"))
    replay.press("Esc")
    replay.enter(".voucher V7 20")
    replay.approve()
    replay.enter(".report")
    replay.approve()
    #expect(replay.shows("Vouchers loaded: 1"))
    #expect(replay.shows("20.00"))
  }

  @Test func `a report longer than the window is scrolled`() {
    var replay = Replay.ana()
    for _ in 1...20 { replay.press("101 Enter F8 Enter Esc") }
    replay.enter(".report")
    replay.approve()
    #expect(replay.footer == " ↑ ↓ Scroll  any other key closes it")
    #expect(replay.shows("↓ 11 more"))
    #expect(!replay.shows("Opened without a sale"))
    replay.press("PgDn")
    #expect(replay.shows("↑ 11 more"))
    #expect(replay.shows("Opened without a sale"))
    #expect(replay.shows("Report X 1"))
    replay.press("PgUp 102")
    #expect(!replay.shows("Report X 1"))
    #expect(replay.entry.hasPrefix(" > 102_"))
  }

  @Test func `nothing says what there should be before it is counted`() {
    var replay = sold()
    replay.enter(".report")
    replay.approve()
    for word in expectedWords { #expect(!replay.shows(word)) }
    replay.press("Esc")
    replay.enter(".zreport")
    #expect(replay.entry == " Cash counted > _")
    replay.enter("5")
    #expect(replay.entry == " Left in the drawer > _")
    replay.enter("2")
    for word in expectedWords { #expect(!replay.shows(word)) }
    #expect(replay.entry == " Manager's PIN > _         5.00 counted, 2.00 stays")
    replay.approve()
    for word in expectedWords { #expect(replay.shows(word)) }
    #expect(replay.status.hasPrefix(" Z 1: "))
    #expect(replay.status.hasSuffix(" short."))
    let session = replay.store.drawer.state?.sessions.first
    #expect(session?.counted?.minorUnits == 500)
    #expect(replay.store.drawer.state?.session.float.minorUnits == 200)
  }

  /// Another till at the same drawer takes cash for a burger.
  private func sellElsewhere(_ replay: inout Replay) throws {
    let dan = EmployeeID("e4")
    let id = CheckID("other")
    replay.elsewhere(
      .wish(
        AddItem(
          key: IdempotencyKey("x"), actor: dan, checkID: id, itemID: CheckItemID("i9"),
          productID: ProductID("p101"), quantity: .one),
        opening: OpenCheck(key: IdempotencyKey("o"), actor: dan, checkID: id, orderType: .eatIn)))
    let check = try #require(replay.store.check(id))
    replay.elsewhere(
      .pay(
        TakePayment(
          key: IdempotencyKey("p"), actor: dan, checkID: id, paymentID: PaymentID("p"),
          tender: .cash, offered: check.totals.due, shownVersion: check.version)))
  }

  @Test func `cash that another till takes during the count is told, and it is counted again`()
    throws
  {
    var replay = sold()
    replay.enter(".zreport")
    try sellElsewhere(&replay)
    replay.enter("9.18")
    replay.enter("2")
    #expect(
      replay.status == " Since you looked: 9.18 came into the drawer. Count again.")
    #expect(replay.entry == " Cash counted > _")
    #expect(replay.store.drawer.state == nil)
    replay.enter("18.36")
    replay.enter("2")
    replay.approve()
    #expect(replay.status == " Z 1: 18.36 expected, 18.36 counted. It is right.")
  }

  @Test func `cash that another till takes while a manager comes is told, too`() throws {
    var replay = sold()
    replay.enter(".zreport 9.18 2")
    #expect(replay.entry.hasPrefix(" Manager's PIN > "))
    try sellElsewhere(&replay)
    replay.approve()
    #expect(
      replay.status == " Since you looked: 9.18 came into the drawer. Count again.")
    #expect(replay.entry == " Cash counted > _")
    replay.press("Esc")
    #expect(replay.entry == " > _")
    #expect(replay.store.drawer.state == nil)
  }

  @Test(arguments: ["before", "while a manager comes"])
  func `a session that another till closes during the count is told, and the next stays open`(
    when: String
  ) {
    var replay = Replay.ana()
    replay.enter(".zreport 0")
    if when != "before" { replay.enter("0") }
    replay.elsewhere(
      .drawer(
        .close(
          CloseSession(
            key: IdempotencyKey("z"), actor: EmployeeID("e5"), device: DeviceID("L1"),
            counted: .zero, left: .zero))))
    if when == "before" { replay.enter("0") } else { replay.approve() }
    #expect(
      replay.status
        == " Z report 1 was made on another till since you looked. .zreport counts anew.")
    #expect(replay.entry == " > _")
    #expect(replay.store.drawer.state?.session.number == 2)
  }

  @Test func `what is no amount, or more than was counted, is asked for again`() {
    var replay = sold()
    replay.enter(".zreport")
    replay.enter("")
    #expect(replay.entry == " Cash counted > _")
    replay.enter("all of it")
    #expect(replay.status == " “all of it” is no amount in USD: count, or Esc.")
    #expect(replay.entry == " Cash counted > _")
    replay.enter("9")
    replay.enter("9.01")
    #expect(replay.status == " Only 9.00 was counted: no more can stay in.")
    #expect(replay.entry == " Left in the drawer > _")
    replay.press("Esc")
    #expect(replay.entry == " > _")
    #expect(replay.store.drawer.state == nil)
  }

  @Test func `all in one line, and what is missing of it is asked for`() {
    var replay = sold()
    replay.type(".zreport 10 4")
    #expect(replay.entry.hasSuffix("= Z report: 10.00 counted, 4.00 stays in"))
    replay.press("Enter")
    replay.approve()
    #expect(replay.store.drawer.state?.session.number == 2)
    replay.enter(".zreport 7")
    #expect(replay.entry == " Left in the drawer > _")
    replay.press("Esc")
    replay.enter(".zreport lots")
    #expect(replay.status == " “lots” is no amount in USD.")
    replay.press("Esc")
    replay.enter(".zreport 5 6")
    #expect(replay.status == " Only 5.00 was counted: no more can stay in.")
    #expect(replay.entry.hasPrefix(" > .zreport 5 6_"))
  }

  @Test func `a count that is right says so, and one that is over, too`() {
    var replay = Replay.ana()
    replay.enter(".zreport 0 0")
    replay.approve()
    #expect(replay.status == " Z 1: 0.00 expected, 0.00 counted. It is right.")
    replay.press("Esc")
    replay.enter(".zreport 1 0")
    replay.approve()
    #expect(replay.status == " Z 2: 0.00 expected, 1.00 counted, 1.00 over.")
  }

  @Test func `a wish that was not saved is tried again with its key`() {
    var replay = Replay.ana()
    replay.enter(".zreport 0 0")
    replay.press("9999")
    replay.store.failure = "The disk is full."
    replay.press("Enter")
    replay.store.failure = nil
    replay.press("Enter")
    #expect(replay.status == " Z 1: 0.00 expected, 0.00 counted. It is right.")
    #expect(replay.store.drawer.state?.sessions.count == 2)
  }

  @Test func `a count that cannot begin stays in the line`() {
    var replay = sold()
    replay.type(".zreport 9.18 2")
    replay.store.failure = "The disk is full."
    replay.press("Enter")
    #expect(replay.status == " The disk is full.")
    #expect(replay.entry.hasPrefix(" > .zreport 9.18 2_"))
    replay.store.failure = nil
    replay.press("Enter")
    replay.approve()
    #expect(replay.status == " Z 1: 9.18 expected, 9.18 counted. It is right.")
  }

  @Test func `who logs out takes the report off the screen`() {
    var replay = Replay.ana()
    replay.enter(".report")
    replay.approve()
    replay.wait(seconds: 3_600)
    #expect(replay.screen.employee == nil)
    #expect(!replay.shows("Report X 1"))
    replay.press("1111 Enter")
    #expect(!replay.shows("Report X 1"))
  }
}
