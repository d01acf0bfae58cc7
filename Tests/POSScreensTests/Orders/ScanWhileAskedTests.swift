import POSModel
import POSScreens
import Testing

/// A scanner types as fast as it can, also where the till asks: nothing is answered by it.
struct ScanWhileAskedTests {
  @Test(arguments: [
    "101 Enter Home F5", "104 Enter", "501 Enter", "101 Enter F6", "3*101 Enter .split Enter",
    "3*402 Enter F7 x Enter", "101 Enter .disc#50%#late Enter",
  ])
  func `a barcode answers no question of one key`(keys: String) {
    var replay = Replay.full()
    for word in keys.split(separator: " ") {
      if word.contains("#") {
        replay.type(String(word).replacing("#", with: " "))
      } else {
        replay.press(String(word))
      }
    }
    #expect(replay.isAskingByKey, "\(keys) asks")
    let (lines, total, checks) = (replay.lines, replay.total, replay.store.all.count)
    replay.scan("9520001001215")
    #expect(replay.lines == lines)
    #expect(replay.total == total)
    #expect(replay.store.all.count == checks)
    #expect(replay.isAskingByKey)
    #expect(replay.shows("9520001001215 was scanned, which is no answer here."))
  }

  @Test func `at the log-in a barcode is no PIN, and counts as none`() {
    var replay = Replay(.fullGrill)
    for _ in 0..<9 { replay.scan("9520001001215") }
    replay.press("1111 Enter")
    #expect(replay.shows("New check"))
  }

  @Test(arguments: ["101 Enter F5", "104 Enter", "501 Enter", "101 Enter F6"])
  func `beside choices a product is rung, and they are asked on as they were`(keys: String) {
    var replay = Replay.full()
    replay.press(keys)
    let (before, entry, footer) = (replay.lines, replay.entry, replay.footer)
    replay.scan("4006381333931")
    #expect(replay.lines == before + ["1 × 301"])
    #expect(replay.status == " Still water 0.5 l is rung too; this is still to be answered.")
    #expect(replay.isAskingByKey)
    #expect((replay.entry, replay.footer) == (entry, footer))
  }

  @Test func `the line that choices are of stays picked`() {
    var replay = Replay.full()
    replay.press("101 Enter 103 Enter Home F5")
    replay.scan("4006381333931")
    replay.press("1 Enter +")
    #expect(replay.lines == ["2 × 101 +cheese", "1 × 103", "1 × 301"])
  }

  @Test func `the choices end as if nothing had been scanned`() {
    var replay = Replay.full()
    replay.press("104 Enter")
    replay.scan("4006381333931")
    replay.press("2")
    #expect(replay.lines == ["1 × 301", "1 × 104 +medium"])
    replay.press("104+garlic Enter")
    replay.scan("4006381333931")
    replay.press("Esc")
    #expect(replay.entry.hasPrefix(" > 104+garlic_"))
    #expect(replay.lines.count == 3)
  }

  @Test func `what is not saved is asked for again, and a scan behind it waits`() {
    var replay = Replay.full()
    replay.press("101 Enter F5")
    replay.store.failure = "The disk is full."
    replay.scan("4006381333931")
    #expect(replay.entry == " Not saved. Enter: retry")
    replay.scan("9520001001079")
    replay.store.failure = nil
    replay.press("Enter")
    #expect(replay.lines == ["1 × 101", "1 × 301", "1 × 101"])
    #expect(replay.isAskingByKey)
  }

  @Test func `a product with choices of its own is not rung between others`() {
    var store = FakeStore.fullGrill
    store.products = store.products.compactMap { product in
      var entry = product.entry
      if entry.plu == "104" { entry.barcodes = ["9520001001215"] }
      return FakeStore.product(entry)
    }
    var replay = Replay.full(store)
    replay.press("101 Enter F5")
    replay.scan("9520001001215")
    #expect(replay.lines == ["1 × 101"])
    #expect(replay.shows("9520001001215 was scanned, which is no answer here."))
    #expect(replay.shows("Classic burger: extras"))
  }

  @Test func `a long PIN is one, however fast it comes`() {
    var store = FakeStore.fullGrill
    store.hire("Eva Long", .manager, pin: "12345678")
    var replay = Replay(store)
    replay.scan("12345678")
    #expect(replay.shows("New check"))
    replay.press("101 Enter")
    replay.enter(".disc 50% late")
    replay.press("F12 1111 Enter 201 Enter")
    replay.enter(".disc 50% late")
    #expect(replay.isAskingByKey)
    replay.scan("12345678")
    #expect(replay.check?.discounts.count == 1)
  }

  @Test func `where nothing is asked it is rung`() {
    var replay = Replay.full()
    replay.scan("9520001001079")
    #expect(replay.check?.items.count == 1)
  }
}
