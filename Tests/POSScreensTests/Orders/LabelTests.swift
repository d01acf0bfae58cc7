import POSModel
import POSScreens
import Testing

/// Barcodes that a scale printed.
struct LabelTests {
  private static let weight = "2000205003507"
  private static let price = "2200205004997"

  @Test func `a label of a weight rings it by weight`() {
    var replay = Replay.full()
    replay.type(Self.weight)
    #expect(replay.entry.contains("= 0.350 kg × Coleslaw  4.20"))
    replay.press("Enter")
    #expect(replay.lines == ["0.350 × 205"])
    #expect(replay.check?.totals.subtotal.minorUnits == 420)
  }

  @Test func `a label of a price rings that price, and says where it is from`() {
    var replay = Replay.full()
    replay.type(Self.price)
    #expect(replay.entry.contains("= 1 × Coleslaw  4.99"))
    replay.press("Enter")
    #expect(replay.check?.totals.subtotal.minorUnits == 499)
    #expect(replay.shows("by label"))
    // An empty Enter must not ring a label again that was scanned once.
    replay.press("Enter")
    #expect(replay.check?.items.count == 1)
  }

  @Test func `a line rung by label comes back at the label's price`() {
    var replay = Replay.full()
    replay.enter(Self.price)
    replay.press("Up Del")
    #expect(replay.check?.items.isEmpty == true)
    replay.press("Ctrl-Z")
    #expect(replay.check?.totals.subtotal.minorUnits == 499)
    #expect(replay.shows("by label"))
  }

  @Test func `a wrong check digit is no label`() {
    var replay = Replay.full()
    replay.enter("2000205003508")
    #expect(replay.status == " There is no product 2000205003508.")
    #expect(replay.store.all.isEmpty)
  }

  @Test func `a label of a product that is not on the menu says which`() {
    var replay = Replay.full()
    replay.enter("2000999003509")
    #expect(replay.status == " There is no product 999, as the label says.")
    #expect(replay.entry.hasPrefix(" > "))
    #expect(replay.store.all.isEmpty)
  }

  @Test func `a weight of what is sold by the piece is refused`() {
    var replay = Replay.full()
    replay.enter("2000101003502")
    #expect(replay.store.all.isEmpty)
    #expect(replay.status == " Classic burger is sold by the piece: a scale has no label for it.")
  }

  @Test func `a label scanned behind half a word is rung, and the word stays`() {
    var replay = Replay.full()
    replay.type("bur")
    replay.enter(Self.weight)
    #expect(replay.lines == ["0.350 × 205"])
    #expect(replay.entry.hasPrefix(" > bur_"))
    replay.enter(Self.price)
    #expect(replay.lines == ["0.350 × 205", "1 × 205"])
    // One of an unknown product is not.
    replay.enter("2000999003509")
    #expect(replay.check?.items.count == 2)
  }

  @Test func `prefixes are the house's: another range means nothing here`() {
    var replay = Replay.full(
      .fullGrill { rules in
        (rules.weightBarcodes, rules.priceBarcodes) = (["28"], [])
      })
    replay.enter(Self.weight)
    #expect(replay.store.all.isEmpty)
  }
}
