import POSModel
import POSScreens
import Testing

/// Tips, mobile money, vouchers, and what is taken while networks are down.
struct TenderTests {
  private func payments(_ replay: Replay) -> [Payment] {
    replay.store.all.flatMap(\.payments).map(\.payment)
  }

  @Test func `a tip of more than is due is asked for twice`() {
    var replay = Replay.full()
    replay.press("101 Enter F8")
    replay.type("50t")
    #expect(replay.status == " A tip of 50.00 is more than is due. t again if that is right.")
    replay.press("t")
    #expect(replay.status == " Tip 50.00, on top of what is due.")
  }

  @Test func `a tip comes on top, is shown, and stays out of the change`() {
    var replay = Replay.full()
    replay.press("101 Enter F8 3t")
    #expect(replay.status == " Tip 3.00, on top of what is due.")
    #expect(replay.shows("DUE 9.18 + tip 3.00"))
    replay.press("20 Enter")
    #expect(replay.shows("TIP 3.00"))
    #expect(replay.shows("CHANGE 7.82"))
    #expect(payments(replay).map(\.tip.minorUnits) == [300])
    #expect(payments(replay).map(\.applied.minorUnits) == [918])
  }

  @Test func `a tip in percent is one of what is due, and a card carries it`() {
    var replay = Replay.full()
    replay.press("101 Enter F8 15%t c")
    #expect(replay.entry == " Card 10.56, approval code > _")
    replay.press("A1 Enter")
    #expect(payments(replay).map(\.tip.minorUnits) == [138])
    #expect(payments(replay).map(\.tendered.minorUnits) == [1056])
  }

  @Test func `a tip is taken back by t, or by Esc, and a bad one is refused`() {
    var replay = Replay.full()
    replay.press("101 Enter F8 3t t")
    #expect(replay.status.hasPrefix(" No tip."))
    #expect(!replay.shows("+ tip"))
    replay.press("3t Esc")
    #expect(!replay.shows("+ tip"))
    #expect(replay.shows("DUE 9.18"))
    replay.press("101%t")
    #expect(replay.status == " “101%” is no percent: type 15%t.")
    replay.press("Esc xt")
    #expect(replay.status == " “x” is no amount in USD.")
    replay.press("Esc Enter")
    #expect(payments(replay).map(\.tip) == [.zero])
  }

  @Test func `mobile money is taken with the reference of its service, for a part too`() {
    var replay = Replay.full()
    replay.press("101 Enter F8 5.00m")
    #expect(replay.entry == " Mobile money 5.00, reference > _")
    replay.press("Enter")
    #expect(replay.status.hasPrefix(" Type the reference of the mobile payment"))
    replay.press("MP77 Enter")
    #expect(replay.status == " 5.00 mobile money taken. 4.18 is still due.")
    replay.press("m MP78 Enter")
    #expect(payments(replay).map(\.approvalCode) == ["MP77", "MP78"])
    #expect(payments(replay).map(\.tender) == [.mobileMoney, .mobileMoney])
  }

  @Test func `a product's barcode is no reference of mobile money`() {
    var replay = Replay.full()
    replay.press("101 Enter F8 m 4006381333931 Enter")
    #expect(payments(replay).isEmpty)
  }

  @Test func `money is put on a voucher with a manager, and its number must be there`() {
    var replay = Replay.full()
    replay.enter(".voucher")
    #expect(
      replay.status == " .voucher needs its number, .voucher V7 50 puts an amount on it.")
    replay.press("Esc")
    replay.enter(".voucher V7 20")
    #expect(replay.status == " Putting money on a voucher needs a manager's PIN.")
    replay.press("Esc")
    #expect(replay.entry.hasPrefix(" > .voucher V7 20_"))
    replay.press("Enter")
    replay.approve()
    #expect(replay.status == " Voucher V7: 20.00 on it.")
    #expect(replay.store.vouchers[VoucherID("V7")]?.state?.left.minorUnits == 2000)
  }

  @Test func `a voucher pays what is on it, the rest stays due and the rest stays on it`() {
    var replay = Replay.full()
    replay.enter(".voucher V7 20")
    replay.approve()
    replay.press("101 Enter F8 v")
    #expect(replay.entry == " Voucher 9.18, number > _")
    replay.press("Enter")
    #expect(replay.status.hasPrefix(" Type or scan the number of the voucher"))
    replay.press("V8 Enter")
    #expect(replay.status == " There is no voucher V8. Check its number.")
    replay.press("Esc v V7 Enter")
    #expect(replay.shows("PAID 9.18"))
    #expect(replay.status == " 9.18 voucher taken. 10.82 is left on voucher V7.")
    replay.press("Enter 2*101 Enter F8 v V7 Enter")
    #expect(
      replay.status
        == " 10.82 voucher taken. 7.54 is still due. 0.00 is left on voucher V7.")
    replay.press("v V7 Enter")
    #expect(replay.status == " Nothing is left on voucher V7.")
    replay.press("Esc Enter")
    #expect(replay.store.all.map(\.status) == [.closed, .closed])
    #expect(replay.store.vouchers[VoucherID("V7")]?.state?.left == .zero)
  }

  @Test func `a guest may ask what is left on a voucher`() {
    var replay = Replay.full()
    replay.type(".voucher V7")
    #expect(replay.entry.contains("= what is left on voucher V7"))
    replay.press("Enter")
    #expect(replay.status == " There is no voucher V7.")
    #expect(replay.entry.hasPrefix(" > .voucher V7_"))
    replay.press("Esc")
    replay.enter(".voucher V7 20")
    replay.approve()
    replay.press("101 Enter F8 v V7 Enter Enter")
    replay.enter(".voucher V7")
    #expect(replay.status == " Voucher V7: 10.82 on it.")
    #expect(replay.entry == " > _")
  }

  @Test func `a voucher pays no tip`() {
    var replay = Replay.full()
    replay.enter(".voucher V7 20")
    replay.approve()
    replay.press("101 Enter F8 1t v V7 Enter")
    #expect(replay.status == " A voucher pays no tip: Esc twice takes the tip off.")
    replay.press("Esc Esc v V7 Enter")
    #expect(payments(replay).map(\.tender) == [.voucher])
  }

  @Test func `what a voucher paid goes back on it`() {
    var replay = Replay.full()
    replay.enter(".voucher V7 20")
    replay.approve()
    replay.press("101 Enter F8 v V7 Enter Enter")
    replay.enter(".refund")
    replay.press("Enter Enter")
    replay.enter("cold")
    replay.approve()
    #expect(replay.status == " Give back 9.18 voucher for Check #10001.")
    #expect(replay.store.vouchers[VoucherID("V7")]?.state?.left.minorUnits == 2000)
  }

  @Test func `with the network down the house takes no card, and Enter is not cash by habit`() {
    var replay = Replay.full()
    replay.enter(".offline")
    #expect(replay.shows("○ Offline"))
    replay.press("101 Enter F8 c")
    #expect(replay.status == " Card needs its network, which is down. Take cash.")
    #expect(replay.entry.contains("k Enter = exact cash 9.18"))
    #expect(replay.footer.hasPrefix(" k Enter Cash"))
    replay.press("Enter")
    #expect(payments(replay).isEmpty)
    replay.press("m")
    #expect(replay.status.hasPrefix(" Mobile money needs its network, which is down."))
    replay.press("k Enter")
    #expect(payments(replay).map(\.tender) == [.cash])
    replay.press("Enter")
    replay.enter(".online")
    #expect(!replay.shows("Offline"))
    replay.press("101 Enter F8 c A1 Enter")
    #expect(payments(replay).map(\.isOffline) == [false, false])
  }

  @Test func `within limits cards are taken at the house's risk, which is shown`() throws {
    var replay = Replay.full(try .fullGrill("tender.card.offline", "20 2 25"))
    replay.enter(".offline")
    replay.press("101 Enter F8")
    #expect(replay.shows("Card offline: 0 of 2, 0.00 of 25.00"))
    replay.press("c A1 Enter Enter 101 Enter F8")
    #expect(replay.shows("Card offline: 1 of 2, 9.18 of 25.00"))
    // One payment beyond the sum of them.
    replay.press("Esc 2*101 Enter F8 c")
    #expect(replay.text.contains("Card offline: at most 20.00 each, 2 times and 25.00 a day"))
    #expect(!replay.text.contains("on its terminal"))
    // Its code, typed ahead, takes nothing, whatever letters it has.
    for code in ["12", "K47", "kk", "M4711", "m12v9"] {
      replay.press("\(code) Enter")
      #expect(replay.status == " Press c for card or k for cash.", "\(code)")
      #expect(payments(replay).count == 1, "\(code)")
      replay.press("c")
      #expect(replay.entry.hasPrefix(" Card refused > _"), "\(code)")
    }
    replay.press("Esc Esc F8 10.00c A3 Enter")
    #expect(replay.shows("Card offline: 2 of 2, 19.18 of 25.00"))
    replay.press("5.00c")
    #expect(replay.text.contains("2 and 19.18 are"))
    // The key of a tender alone says what is meant instead.
    replay.press("k Enter")
    #expect(payments(replay).map(\.isOffline) == [true, true, false])
  }

  @Test func `a card beyond the most for one is refused before it is charged, its tip with it`()
    throws
  {
    var replay = Replay.full(try .fullGrill("tender.card.offline", "10 2 50"))
    replay.enter(".offline")
    replay.press("2*101 Enter F8 c")
    #expect(replay.text.contains("Card offline: at most 10.00 each"))
    #expect(!replay.shows("approval code >"))
    replay.press("Esc F8 10.00c")
    #expect(replay.shows("Card 10.00, approval code >"))
    replay.press("Esc Esc 1t 10.00c")
    #expect(replay.text.contains("Card offline: at most 10.00 each"))
    #expect(!replay.shows("approval code >"))
  }

  @Test func `a house that does without the network says nothing of it`() throws {
    var replay = Replay.full(try .fullGrill("tender.card.offline", "none"))
    replay.enter(".offline")
    replay.press("101 Enter F8")
    #expect(!replay.shows("Card offline"))
    replay.press("c A1 Enter")
    #expect(payments(replay).map(\.isOffline) == [false])
  }

  @Test func `being offline outlasts the shift, until somebody says otherwise`() {
    var replay = Replay.full()
    replay.enter(".offline")
    replay.press("F12 1111 Enter")
    #expect(replay.shows("○ Offline"))
    replay.enter(".online")
    #expect(!replay.shows("○ Offline"))
  }

  @Test func `the drawer opens without a sale for a reason and a manager`() {
    var replay = Replay.full()
    replay.enter(".drawer")
    #expect(replay.entry == " Drawer why > _")
    replay.enter("change")
    #expect(replay.status == " Opening the drawer without a sale needs a manager's PIN.")
    replay.press("Esc")
    #expect(replay.store.drawerOpenings == 0)
    replay.enter(".drawer change")
    replay.approve()
    #expect(replay.status == " The drawer opens.")
    #expect(replay.store.drawerOpenings == 1)
  }
}
