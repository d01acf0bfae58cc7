import POSModel
import POSScreens
import Testing

/// Why an amount is what it is: the steps that are shown add up to it.
struct WhyTests {
  /// The amounts of the explanation's rows, in cents, by their words.
  private func rows(_ replay: Replay) -> [(words: String, cents: Int64)] {
    replay.text.split(separator: "\n").compactMap { line in
      let bare = line.trimmingPrefix("│").drop { $0 == " " }
      var words = bare.split(separator: " ").map(String.init).filter { $0 != "│" }
      guard line.hasPrefix("│"), let last = words.popLast(),
        let amount = Int64(last.filter { $0 != "." && $0 != "," }), last.contains(".")
      else { return nil }
      return (words.joined(separator: " "), amount)
    }
  }

  private func amount(_ words: String, _ rows: [(words: String, cents: Int64)]) -> Int64? {
    rows.first { $0.words.hasPrefix(words) }?.cents
  }

  /// Lines, a combo, discounts, a comp and another price.
  private func rich(_ store: FakeStore = .fullGrill) -> Replay {
    var replay = Replay.full(store)
    replay.press("501 Enter 2 1 2")
    replay.enter("2*101+cheese++bacon")
    replay.enter("0.350*205")
    replay.press("Home")
    replay.enter(".disc 5%")
    replay.press("Esc")
    replay.enter(".disc 20% wait")
    replay.approve()
    replay.enter(".disc regular")
    replay.press("End")
    replay.enter(".price 10.00 dented")
    replay.approve()
    replay.press("Esc")
    return replay
  }

  @Test(arguments: [false, true])
  func `the total's steps add up to it`(inclusive: Bool) throws {
    var replay = rich(.fullGrill { $0.taxRule.mode = inclusive ? .inclusive : .exclusive })
    let totals = try #require(replay.check?.totals)
    replay.enter(".why")
    #expect(replay.shows("Why \(Currency.usd.text(totals.total))"))
    let rows = rows(replay)
    let place = try #require(rows.firstIndex { $0.words.hasPrefix("Subtotal") })
    #expect(rows[..<place].map(\.cents).reduce(0, +) == rows[place].cents)
    let after = try #require(rows.firstIndex { $0.words.hasPrefix("After discounts") })
    #expect(rows[place..<after].map(\.cents).reduce(0, +) == rows[after].cents)
    let total = try #require(amount("TOTAL", rows))
    #expect(total == totals.total.minorUnits)
    let tax = rows[(after + 1)...].prefix { !$0.words.hasPrefix("TOTAL") }.map(\.cents)
    #expect(tax.reduce(0, +) == totals.tax.minorUnits)
    #expect(total == rows[after].cents + (inclusive ? 0 : totals.tax.minorUnits))
  }

  @Test func `every line's steps add up to what is left of it`() throws {
    var replay = rich()
    let priced = try #require(replay.check?.pricing.lines)
    for (place, line) in priced.enumerated() {
      replay.press("Esc Home")
      for _ in 0..<place { replay.press("Down") }
      replay.press("w")
      let rows = rows(replay)
      #expect(replay.shows("Why \(line.item.name)"))
      let gross = rows.firstIndex { $0.words.contains("×") }
      #expect(gross.map { rows[$0].cents } == line.gross.minorUnits)
      let one = rows[..<(gross ?? 0)].filter { $0.words != "One with its modifiers" }
      #expect(one.map(\.cents).reduce(0, +) == line.item.priceOfOne.minorUnits)
      let net = amount("What is left of it", rows) ?? line.gross.minorUnits
      #expect(net == line.net.minorUnits)
      let off = rows[((gross ?? 0) + 1)...].filter { $0.words != "What is left of it" }
      #expect(line.gross.minorUnits + off.map(\.cents).reduce(0, +) == net)
      replay.press("Esc")
    }
  }

  @Test func `what was voided does not count, and the line says so`() {
    var replay = Replay.full()
    replay.press("3*101 Enter F2 Home -")
    replay.enter("cold")
    replay.approve()
    replay.press("Home w")
    #expect(replay.shows("3 rung, 1 voided: 2 count"))
    #expect(amount("2 × 8.50", rows(replay)) == 1700)
  }

  @Test func `what was paid, taken back and rounded is in the total's steps`() {
    var replay = Replay.full(
      .fullGrill { $0.cashRounding = CashRounding(coin: Money(minorUnits: 5)) })
    replay.press("101 Enter F8 5.00 Enter 2.00c A1 Enter Esc")
    replay.enter(".refund")
    replay.press("Enter")
    replay.enter("other card")
    replay.approve()
    replay.press("Esc")
    replay.enter(".why")
    let rows = rows(replay)
    #expect(amount("TOTAL", rows) == 918)
    #expect(amount("Cash", rows) == -500)
    #expect(amount("Card", rows) == -200)
    #expect(amount("taken back: other card", rows) == 200)
    #expect(amount("DUE", rows) == 418)
  }

  @Test func `w asks for what is picked, without a pick it is a letter`() {
    var replay = Replay.full()
    replay.enter(".why")
    #expect(replay.status == " There is nothing to explain: ring something first.")
    replay.press("Esc 301 Enter w")
    #expect(replay.shows("Found on the menu"))
    replay.press("Esc Up Down w")
    #expect(replay.shows("Why 2.38"))
  }

  @Test func `any key closes it, and one that means something acts`() {
    var replay = Replay.full()
    replay.press("101 Enter Up w w")
    #expect(!replay.shows("Why Classic"))
    replay.press("w 201 Enter")
    #expect(replay.lines == ["1 × 101", "1 × 201"])
    replay.enter(".why")
    replay.press("F8")
    #expect(replay.shows("Payment"))
  }

  @Test func `what is longer than the window is scrolled, and any other key closes it`() {
    var replay = Replay.full()
    for _ in 1...20 { replay.press("101 Enter") }
    replay.enter(".why")
    #expect(replay.footer == " ↑ ↓ Scroll  any other key closes it")
    #expect(replay.shows("↓ "))
    #expect(!replay.shows("Subtotal"))
    replay.press("PgDn")
    #expect(replay.shows("Why 183.60"))
    #expect(replay.shows("Subtotal"))
    #expect(replay.shows("↑ "))
    replay.press("Down PgUp Up")
    #expect(!replay.shows("Subtotal"))
    replay.press("Esc")
    #expect(!replay.shows("Why"))
    // One that fits has nothing to scroll: the arrow is the line's already.
    replay.press("Up w")
    #expect(replay.footer == " any key closes it")
    replay.press("Up w")
    #expect(replay.shows("Why Classic burger"))
  }

  @Test func `a combo that was taken back explains nothing any more`() {
    var replay = Replay.full()
    replay.press("101 Enter 501 Enter 1 1 1 Ctrl-Z")
    replay.enter(".why")
    #expect(!replay.shows("Burger meal"))
  }
}
