import POSModel
import POSScreens
import TerminalUI
import Testing

struct AwkwardDataTests {
  static let large = Size(rows: 60, columns: 200)

  /// A name of 60 characters, a 7-digit price, wide characters and a page of 45 products.
  private func awkward(_ size: Size) -> Replay {
    var rules = StoreRules(currency: .usd)
    rules.storeName = "海港 Grill"
    rules.taxRates = ["Tax": 80_000]
    var lines: [(String, String, String, Int64, [String])] = [
      ("101", String(repeating: "Long name ", count: 6), "Burgers", 850, []),
      ("102", "Solid gold burger", "Burgers", 123_456_700, []),
      ("103", "牛肉汉堡包 with 🍟 and a name that is long enough", "Burgers", 920, []),
      ("12345678", "Long number", "Sides", 100, []),
    ]
    for place in 0..<45 {
      lines.append(("\(500 + place)", "Tapa \(place + 1)", "小吃", 300, []))
    }
    var store = FakeStore(rules: rules, products: FakeStore.products(lines))
    store.hire("Maximiliana Featherstonehaugh-Cholmondeley", .manager, pin: "1111")
    return Replay.ana(store, size: size)
  }

  /// Whether every row between header and status line ends in its frame.
  private func isFramed(_ surface: Surface) -> Bool {
    (1..<(surface.rows - 3)).allSatisfy {
      "│┐┘".contains(surface[$0, surface.columns - 1].character)
    }
  }

  @Test(arguments: [Size.smallest, large])
  func `long names are cut, large prices and wide characters fit`(size: Size) {
    var replay = awkward(size)
    replay.press("101 Enter 102 Enter 103 Enter")
    #expect(isFramed(replay.surface))
    #expect(replay.shows("1,234,567.00 │"))
    #expect(replay.shows("TOTAL"))
    #expect(replay.shows("1,333,351.48 │"))
    #expect(replay.shows("… 8.50"))
    gallery("order \(size)", replay.text)
    replay.press("F8")
    #expect(isFramed(replay.surface))
    #expect(size == Self.large || replay.shows("  1,333,351.48  "))
    gallery("payment \(size)", replay.text)
    replay.press("Esc burger")
    #expect(isFramed(replay.surface))
    gallery("search \(size)", replay.text)
    replay.press("Esc .")
    gallery("commands \(size)", replay.text)
    replay.press("Esc F3")
    replay.type("牛 Bob")
    replay.press("Enter F4")
    #expect(isFramed(replay.surface))
    #expect(replay.shows("1,333,351.48  1,333,351.48"))
    gallery("checks \(size)", replay.text)
  }

  @Test func `a long page of the menu scrolls`() {
    var replay = awkward(.smallest)
    replay.press("Left")
    #expect(replay.shows("500 Tapa 1 "))
    #expect(replay.shows("↓ 27 more"))
    replay.press("PgDn PgDn PgDn")
    #expect(replay.shows("544 Tapa 45"))
    #expect(replay.shows("↑ 36 more"))
    replay.press("PgUp PgUp PgUp")
    #expect(replay.shows("500 Tapa 1 "))
  }

  @Test func `a large window shows the whole menu`() {
    let replay = awkward(Self.large)
    #expect(replay.shows("[1 Burgers]"))
    #expect(replay.shows("544 Tapa 45"))
    #expect(replay.shows("12345678 Long number"))
  }

  @Test func `eighty lines with notes fit at both sizes`() {
    for size in [Size.smallest, Self.large] {
      var replay = Replay.ana(size: size)
      for _ in 0..<80 {
        replay.press("101 Enter n:rare Enter")
      }
      #expect(isFramed(replay.surface))
      #expect(replay.shows("80  1 Classic burger"))
      #expect(replay.shows("more ─┘") || replay.shows("more  │"))
    }
  }

  @Test func `an empty menu says how to fill it`() {
    var store = FakeStore.grill
    store.products = []
    var replay = Replay.ana(store)
    #expect(replay.shows("The menu is empty."))
    #expect(replay.shows("pos import menu FILE.csv"))
    replay.press("101 Enter")
    #expect(replay.status == " There is no product 101.")
    replay.press("Esc bur Enter Esc Right PgDn Up")
    #expect(replay.shows("The menu is empty."))
  }
}
