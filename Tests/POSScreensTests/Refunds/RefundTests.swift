import POSModel
import POSScreens
import Testing

/// Money goes back: with a reason, with a manager, and never more than was paid.
struct RefundTests {
  private let mia = EmployeeID("e5")

  /// Two burgers and fries, 22.46: ten by card, the rest in cash; then the refund screen.
  private func closed(_ store: FakeStore = .fullGrill) -> Replay {
    var replay = Replay.full(store)
    replay.press("2*101 Enter 201 Enter F8 10.00c A1 Enter Enter Enter")
    replay.enter(".refund")
    replay.press("Enter")
    return replay
  }

  /// The reason and the manager's PIN.
  private func give(_ replay: inout Replay, _ reason: String = "cold") {
    replay.press("Enter")
    replay.enter(reason)
    replay.approve()
  }

  private func back(_ replay: Replay) -> [Int64] {
    replay.first?.refunds.map(\.refund.amount.minorUnits) ?? []
  }

  @Test func `a closed check is picked from a list and shows what may come back`() {
    let replay = closed()
    #expect(replay.shows("Refund · Check #10001"))
    #expect(replay.shows("of 2 Classic burger"))
    #expect(replay.shows("All of it: 10.00 card + 12.46 cash"))
  }

  @Test func `what came back is in the list, and opens no check again, whatever the reason`() {
    var replay = closed()
    replay.press("Down Space")
    give(&replay)
    replay.press("101 Enter F8 Enter Esc")
    replay.enter(".reopen")
    #expect(replay.shows("Refunded  │"))
    #expect(replay.shows("now     paid     22.46      4.10  │"))
    #expect(replay.shows("now     paid      9.18            │"))
    replay.press("Down Enter")
    #expect(replay.status == " Something was returned on this check already.")
    #expect(replay.entry == " Go to > _")
    replay.press("Up Enter")
    #expect(replay.entry == " Open again, why > _")
  }

  @Test func `what goes back in many ways is shown in full`() {
    var store = FakeStore.fullGrill
    store.rules.offlineLimits = [:]
    var replay = Replay.full(store)
    replay.enter(".voucher V7 20")
    replay.approve()
    replay.press("12*101 Enter F8 10.00c A1 Enter 10.00m M1 Enter v V7 Enter Enter Enter")
    replay.enter(".refund")
    replay.press("Enter")
    #expect(replay.shows("All of it: 10.00 card + 10.00 mobile"))
    #expect(replay.shows("money + 20.00 voucher + 70.16 cash"))
    #expect(replay.shows("as it was paid, Tab changes that"))
    #expect(replay.shows("tax 8.16 in it"))
  }

  @Test func `a check that many paid is given back in a line or two`() {
    var replay = Replay.full()
    replay.press("6*101 Enter F8")
    for guest in 1...50 { replay.press("1.00c A\(guest) Enter") }
    replay.press("2.00 Enter Enter Enter")
    replay.enter(".refund")
    replay.press("Enter")
    #expect(replay.shows("All of it: 50.00 card (50 payments) +"))
    #expect(replay.shows("│ 5.08 cash"))
    #expect(replay.shows("of 6 Classic burger"))
    give(&replay)
    #expect(
      replay.status == " Give back 50.00 card (50 payments) + 5.08 cash for Check #10001.")
    #expect(back(replay) == [5508])
  }

  @Test func `a search that finds no closed check says so, and Esc lists them again`() {
    var replay = closed()
    replay.press("Esc")
    replay.enter(".refund")
    replay.press("99999 Enter")
    #expect(!replay.shows("No check was closed here yet."))
    #expect(replay.shows("│  No closed check is called “99999”."))
    replay.press("Esc")
    #expect(replay.shows(">#10001"))
  }

  @Test func `a line comes back with its tax, and the approver stays with it`() throws {
    var replay = closed()
    replay.press("Down Space")
    #expect(replay.shows("1 line: 4.10 card"))
    #expect(replay.shows("tax 0.30 in it"))
    give(&replay)
    #expect(replay.status == " Give back 4.10 card for Check #10001.")
    let refund = try #require(replay.first?.refunds.first?.refund)
    #expect(refund.approver == mia)
    #expect(refund.reason == "cold")
    #expect(refund.tax.minorUnits == 30)
    #expect(replay.first?.flags == [])
  }

  @Test func `plus and minus choose pieces, Space the whole line and back`() {
    var replay = closed()
    replay.press("+")
    #expect(replay.shows("[    1] of 2 Classic burger"))
    replay.press("+ +")
    #expect(replay.shows("[    2] of 2 Classic burger"))
    replay.press("- - -")
    #expect(replay.shows("[     ] of 2 Classic burger"))
    replay.press("Space Up Space")
    #expect(replay.shows("[     ] of 2 Classic burger"))
    replay.press("Up +")
    give(&replay)
    #expect(back(replay) == [918])
    // One is left of it, and the screen knows.
    replay.enter(".refund")
    replay.press("Enter")
    #expect(replay.shows("of 1 Classic burger"))
  }

  @Test func `an amount comes back without goods`() {
    var replay = closed()
    replay.type("5.00")
    #expect(replay.shows("An amount: 5.00 card"))
    give(&replay)
    #expect(back(replay) == [500])
  }

  @Test func `Tab chooses the tender, never more than was paid by it`() {
    var replay = closed()
    #expect(replay.shows("as it was paid, Tab changes that"))
    replay.press("Tab")
    #expect(replay.shows("in cash, Tab changes that"))
    replay.press("Tab")
    #expect(replay.shows("in card, Tab changes that"))
    replay.type("11")
    replay.press("Enter")
    #expect(replay.status == " At most 10.00 can go back so.")
    replay.press("Esc Tab Tab")
    #expect(replay.shows("in cash"))
    replay.type("11")
    give(&replay)
    #expect(replay.first?.refunds.first?.refund.parts.map(\.tender) == [.cash])
  }

  @Test func `all of it comes back in steps and sums to the cent, then nothing is left`() {
    var replay = closed()
    replay.press("+")
    give(&replay)
    replay.enter(".refund")
    replay.press("Enter 1.01")
    give(&replay)
    replay.enter(".refund")
    replay.press("Enter")
    give(&replay)
    #expect(back(replay).reduce(0, +) == 2246)
    #expect(replay.first?.flags == [])
    replay.enter(".refund")
    replay.press("Enter")
    #expect(replay.shows("All of it came back already."))
    replay.press("Up Down Space + - Enter")
    #expect(replay.status == " There is nothing left to return.")
    replay.press("Esc")
    #expect(replay.shows("[1 Burgers]"))
  }

  @Test(arguments: [
    ("500", "At most 22.46 can go back so."), ("x", "“x” is no amount in USD."),
    ("0", "That amount cannot be."),
  ])
  func `what cannot go back is refused before it is asked why`(typed: String, sentence: String) {
    var replay = closed()
    replay.enter(typed)
    #expect(replay.status == " \(sentence)")
    #expect(replay.shows("Refund · Check #10001"))
    #expect(back(replay).isEmpty)
  }

  @Test func `Esc goes back a step at a time, and a scan is no reason`() {
    var replay = closed()
    replay.type("5")
    replay.press("Enter")
    #expect(replay.entry == " Refund why > _")
    replay.enter("4006381333931")
    #expect(replay.status.hasPrefix(" Say why"))
    replay.press("Esc Esc")
    #expect(replay.shows("Refund · Check #10001"))
    replay.press("Esc")
    #expect(replay.shows("[1 Burgers]"))
    #expect(back(replay).isEmpty)
  }

  @Test func `without a manager nothing goes back, and what was chosen stays`() {
    var replay = closed()
    replay.press("Down Space Enter")
    replay.enter("cold")
    #expect(replay.status == " Returning money needs a manager's PIN.")
    #expect(replay.shows(" back on Check #10001: "))
    replay.press("4711 Enter 1212 Enter")
    #expect(replay.status.hasPrefix(" They may not approve this either."))
    replay.press("Esc")
    #expect(replay.shows("[    1] of 1 Fries large"))
    #expect(back(replay).isEmpty)
  }

  @Test func `within the limit the cashier returns alone, up to it in all`() throws {
    var replay = closed(try .fullGrill("limit.cashier.refund", "6"))
    replay.type("5")
    replay.press("Enter")
    replay.enter("sorry")
    #expect(back(replay) == [500])
    replay.enter(".refund")
    replay.press("Enter 2 Enter")
    replay.enter("sorry")
    #expect(replay.status == " Returning more than 6.00 needs a manager's PIN.")
  }

  @Test func `a payment is taken back on an open check, and it is due again`() {
    var replay = Replay.full()
    replay.press("101 Enter F8 5. Enter 2.00c A1 Enter Esc")
    replay.enter(".refund")
    #expect(replay.shows("Take a payment back"))
    #expect(replay.shows("Card 2.00 A1"))
    give(&replay, "other card")
    #expect(replay.status == " 2.00 card taken back. 4.18 is due.")
    #expect(replay.shows("DUE 4.18"))
    replay.press("Esc")
    replay.enter(".refund")
    #expect(replay.shows("Cash 5.00"))
    give(&replay)
    #expect(replay.check?.totals.paid == .zero)
    // Nothing is paid now: the list of closed checks is shown instead.
    replay.press("Esc")
    replay.enter(".refund")
    #expect(replay.shows("No check was closed here yet."))
  }

  @Test func `what no coin goes back for is not called given back`() throws {
    var replay = Replay.full(try .fullGrill("cash.rounding", "0.05"))
    // 2.81, of which 2.80 are paid.
    replay.press("202 Enter F8 Enter Enter")
    replay.enter(".refund")
    replay.press("Enter 0.02")
    #expect(replay.shows("Nothing goes back so."))
    replay.press("Enter")
    #expect(replay.status == " 0.02 is less than half a coin: nothing would go back.")
    replay.press("Esc 2.80")
    give(&replay)
    #expect(replay.status == " Give back 2.80 cash for Check #10001.")
    replay.enter(".refund")
    replay.press("Enter")
    #expect(replay.shows("All of it: nothing goes back, it was"))
    #expect(replay.shows("rounded away."))
    give(&replay)
    #expect(
      replay.status == " Nothing goes back for Check #10001: all that was paid did already.")
    #expect(back(replay) == [280, 0])
  }

  @Test func `a check given back on another till meanwhile is not given back twice`() throws {
    var replay = closed()
    let check = try #require(replay.first)
    replay.elsewhere(
      quietly: true,
      .wish(
        RefundCheck(
          key: IdempotencyKey("x"), actor: mia, checkID: check.id, refundID: RefundID("r"),
          extent: .whole, reason: "there", shownVersion: check.version)))
    replay.press("Enter")
    replay.enter("cold")
    #expect(replay.text.contains("22.46 was returned"))
    #expect(back(replay) == [2246])
    // It is fetched again, and shows what is left.
    #expect(replay.shows("All of it came back already."))
  }
}
