import POSModel
import POSScreens
import Testing

struct PaymentTests {
  private func cents(_ amount: Int64) -> Money { Money(minorUnits: amount) }

  @Test func `Enter on the empty line is exact cash`() {
    var replay = Replay.ana()
    replay.press("101 Enter F8")
    #expect(replay.entry.contains("Enter = exact cash 9.18"))
    replay.press("Enter")
    #expect(replay.shows("PAID 9.18"))
    #expect(replay.store.all[0].payments.map(\.payment.change) == [.zero])
  }

  @Test func `a lone digit is a quick note, with a point it is an amount`() {
    var replay = Replay.ana()
    replay.press("101 Enter F8 3")
    #expect(replay.shows("3 = 20.00   10.82 change"))
    #expect(replay.entry.contains("Enter = note 3: cash 20.00, change 10.82"))
    replay.press("Backspace 3. Enter")
    #expect(replay.status == " 3.00 cash taken. 6.18 is still due.")
    replay.press("4 Enter")
    #expect(replay.store.all[0].payments.map(\.payment.tendered) == [cents(300), cents(5_000)])
  }

  @Test func `a digit without a note is an amount`() {
    var replay = Replay.ana(.grill { $0.quickNotes = [Money(minorUnits: 1_000)] })
    replay.press("101 Enter F8 2")
    #expect(replay.entry.contains("Enter = cash 2.00, 7.18 stays due"))
  }

  @Test func `a card pays the rest with the code of its terminal`() {
    var replay = Replay.ana()
    replay.press("101 Enter F8 c")
    #expect(replay.entry == " Card 9.18, approval code > _")
    replay.press("Enter")
    #expect(replay.status.hasPrefix(" Type the approval code"))
    replay.press("4417 Enter")
    #expect(replay.shows("PAID 9.18"))
    #expect(replay.store.all[0].payments.map(\.payment.tender) == [.card])
  }

  @Test func `a card may pay a part, and what is due stays due until nothing is`() {
    var replay = Replay.ana()
    replay.press("101 Enter F8 5.00c 4417 Enter")
    #expect(replay.status == " 5.00 card taken. 4.18 is still due.")
    #expect(replay.shows("Card 4417                    -5.00"))
    #expect(replay.shows("DUE                           4.18"))
    replay.press("Esc")
    #expect(replay.shows("Burgers"))
    replay.press("F8 2.18 Enter Enter")
    #expect(replay.store.all.map(\.status) == [.closed])
    #expect(
      replay.store.all[0].payments.map(\.payment.applied) == [cents(500), cents(218), cents(200)])
  }

  @Test func `what the change is of is said of the last of several payments`() {
    var replay = Replay.ana()
    replay.press("101 Enter F8 20 Enter")
    #expect(replay.shows("  of 20.00 in cash  "))
    replay.press("Enter 101 Enter F8 5.00c 4417 Enter 20 Enter")
    #expect(replay.shows("PAID 9.18"))
    #expect(replay.shows("the last 4.18 of 20.00 in cash"))
    #expect(replay.shows("CHANGE 15.82"))
  }

  @Test func `a card never takes more than is due`() {
    var replay = Replay.ana()
    replay.press("101 Enter F8 20c")
    #expect(replay.status == " A card takes at most the 9.18 that is due.")
    #expect(replay.entry.hasPrefix(" Card refused > _"))
    // A card was meant: Enter by habit must not turn it into cash, and the screen says so.
    #expect(replay.entry.contains("k Enter = cash 20.00, change 10.82"))
    #expect(replay.footer.hasPrefix(" k Enter Cash  c Enter Card"))
    replay.press("Enter")
    #expect(replay.status == " Press c for card or k for cash.")
    #expect(replay.store.all[0].payments.isEmpty)
    #expect(replay.entry.contains("k = cash 20.00, change 10.82"))
    #expect(replay.footer.hasPrefix(" k Cash  20k Given"))
    replay.press("Esc")
    #expect(replay.entry.contains("Enter = exact cash 9.18"))
    #expect(replay.footer.hasPrefix(" Enter Cash"))
    replay.press("20c k Enter")
    #expect(replay.shows("CHANGE"))
  }

  @Test func `Esc takes back the card, then the amount, then leaves`() {
    var replay = Replay.ana()
    replay.press("101 Enter F8 5.00c 44 Esc")
    #expect(replay.entry.hasPrefix(" > 5.00_"))
    replay.press("Esc")
    #expect(replay.entry.hasPrefix(" > _"))
    replay.press("Esc")
    #expect(replay.shows("Burgers"))
    #expect(replay.store.all[0].payments.isEmpty)
  }

  @Test func `Backspace never takes a payment back`() {
    var replay = Replay.ana()
    replay.press("101 Enter F8 5.00 Enter Backspace Backspace Backspace")
    #expect(replay.store.all[0].payments.count == 1)
  }

  @Test func `cash is rounded to the smallest coin, a card is not`() {
    let store = FakeStore.grill { $0.cashRounding = CashRounding(coin: Money(minorUnits: 5)) }
    var cash = Replay.ana(store)
    cash.press("101 Enter F8")
    #expect(cash.shows("in cash 9.20"))
    #expect(cash.entry.contains("Enter = exact cash 9.20"))
    cash.press("Enter")
    #expect(cash.shows("Rounding                      0.02"))
    #expect(cash.shows("PAID 9.20"))
    var card = Replay.ana(store)
    card.press("101 Enter F8 c 4417 Enter")
    #expect(card.shows("PAID 9.18"))
  }

  @Test func `more cash than any drawer holds is taken for a slip and stays in the line`() {
    var replay = Replay.ana()
    replay.press("101 Enter F8 4006381333931 Enter")
    #expect(replay.status == " “4006381333931” is no amount in USD.")
    replay.press("Esc 2000000 Enter")
    #expect(replay.status.hasPrefix(" More cash than the drawer holds: at most 1,000,000.00."))
    #expect(replay.entry.hasPrefix(" > 2000000_"))
    #expect(replay.store.all[0].payments.isEmpty)
  }

  @Test func `cash far beyond what is due is a slip until Enter is pressed again`() {
    var replay = Replay.ana()
    replay.press("101 Enter F8 4000 Enter")
    #expect(
      replay.status == " The change would be 3,990.82. Enter again if that is right.")
    #expect(replay.store.all[0].payments.isEmpty)
    replay.press("Enter")
    #expect(replay.store.all[0].payments.map(\.payment.change) == [Money(minorUnits: 399_082)])
  }

  @Test func `a product's number on the payment screen is not cash by habit`() {
    var replay = Replay.ana()
    replay.press("303 Enter 101 Enter F8 101 Enter")
    #expect(replay.status.hasPrefix(" 101 is a product too."))
    // Another key, and it is asked anew.
    replay.press("Backspace 1 Enter")
    #expect(replay.store.all[0].payments.isEmpty)
  }

  @Test func `after a card part that is too large, its code is not taken for cash`() {
    var replay = Replay.ana()
    replay.press("101 Enter F8 20 c 4711 Enter")
    #expect(replay.store.all[0].payments.isEmpty)
    #expect(replay.status == " Press c for card or k for cash.")
    #expect(replay.entry.hasPrefix(" > 20"))
  }

  @Test func `a check that comes to nothing is closed by Enter`() {
    var replay = Replay.ana()
    replay.press("303 Enter F8")
    #expect(replay.entry.contains("= nothing is due: Enter closes it"))
    #expect(replay.footer == " Enter Close  Esc Back")
    replay.press("5")
    #expect(replay.entry.hasSuffix("= nothing is due"))
    replay.press("Backspace Enter")
    #expect(replay.shows("PAID 0.00"))
    #expect(replay.store.all.map(\.status) == [.closed])
  }

  @Test func `there is nothing to pay before something is rung`() {
    var replay = Replay.ana()
    replay.press("F8")
    #expect(replay.status == " There is nothing to pay: ring something first.")
    replay.press("101 Enter Ctrl-Z F8")
    #expect(replay.status == " There is nothing to pay: ring something first.")
  }

  @Test(arguments: ["1e5", "-5", "+5", "x", "2 0", ".pa"])
  func `what is no amount stays whole, and nothing is taken`(line: String) {
    var replay = Replay.ana()
    replay.press("101 Enter F8")
    replay.type(line)
    replay.press("Enter")
    #expect(replay.status == " “\(line)” is no amount in USD.")
    #expect(replay.store.all[0].payments.isEmpty)
  }
}
