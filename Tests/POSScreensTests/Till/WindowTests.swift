import POSModel
import POSScreens
import TerminalUI
import Testing

struct WindowTests {
  @Test func `a window too small says so in one line and loses nothing`() {
    var replay = Replay.ana()
    replay.press("101 Enter 2*2")
    let before = replay.text
    replay.resize(to: Size(rows: 20, columns: 60))
    #expect(replay.text.hasPrefix("pos needs 80×24, this window is 60×20\n"))
    #expect(!replay.shows("Classic"))
    replay.resize(to: .smallest)
    #expect(replay.text == before)
    replay.resize(to: Size(rows: 1, columns: 10))
    replay.press("PgDn F1 PgDn Esc 01 Enter")
    replay.resize(to: .smallest)
    #expect(replay.check?.items.map(\.plu) == ["101", "201"])
  }

  @Test func `a window that grows keeps what is typed and picked`() {
    var replay = Replay.ana()
    replay.press("101 Enter 102 Enter Home 10")
    replay.resize(to: Size(rows: 60, columns: 200))
    #expect(replay.shows("> 1  1 Classic burger"))
    #expect(replay.entry.hasPrefix(" > 10_"))
  }

  @Test func `the order screen at the smallest size`() {
    var replay = Replay.ana(.grill { $0.taxRates = ["Tax": 80_000] })
    replay.press("2*101 Enter 201 Enter")
    replay.type("n:no salt")
    replay.press("Enter F9 Home 2*102")
    #expect(
      replay.text == """
         Harbor Grill · L1 · Ana Silva              Check #10001 A1  Take-out     12:00
        ┌[1 Burgers] 2 Sides  3 Drinks  4 Combos ┐┌ Check #10001 A1 ───────────────────┐
        │ 101 Classic burger                8.50 ││> 1  2 Classic burger         17.00 │
        │ 102 Cheeseburger                  9.20 ││  2  1 Fries large             3.80 │
        │ 103 Veggie burger                 8.90 ││       · no salt                    │
        │                                        ││                                    │
        │                                        ││                                    │
        │                                        ││                                    │
        │                                        ││                                    │
        │                                        ││                                    │
        │                                        ││                                    │
        │                                        ││                                    │
        │                                        ││                                    │
        │                                        ││                                    │
        │                                        ││                                    │
        │                                        ││                                    │
        │                                        ││                                    │
        │                                        ││ Subtotal                     20.80 │
        │                                        ││ Tax 8%                        1.66 │
        │                                        ││ TOTAL                        22.46 │
        └────────────────────────────────────────┘└────────────────────────────────────┘

         > 2*102_        = 2 × Cheeseburger  18.40
         Enter Ring  Esc Clear  F1 Help
        """)
  }

  @Test func `a store with prices that hold the tax shows the tax within`() {
    var replay = Replay.ana(.grill { $0.taxRule = TaxRule(mode: .inclusive, rounding: .check) })
    replay.press("101 Enter")
    #expect(replay.shows("incl. Tax 8%                  0.63"))
    #expect(replay.shows("TOTAL                         8.50"))
    #expect(!replay.shows("Subtotal"))
  }

  @Test func `a store without decimals shows none`() throws {
    var rules = StoreRules(currency: try #require(Currency(code: "JPY")))
    rules.storeName = "丼"
    var store = FakeStore(
      rules: rules, products: FakeStore.products([("303", "牛丼", "丼", 1_250, [])]))
    store.hire("Ana", .cashier, pin: "1111")
    var replay = Replay.ana(store)
    replay.press("2*303 Enter F8 3000 Enter")
    #expect(replay.shows("PAID 2,500"))
    #expect(replay.store.all[0].payments.map(\.payment.change.minorUnits) == [500])
  }

  @Test func `the frame is the same each time it is drawn`() {
    var replay = Replay.ana()
    replay.press("101 Enter F8 20 Enter")
    #expect(replay.surface == replay.surface)
  }
}
