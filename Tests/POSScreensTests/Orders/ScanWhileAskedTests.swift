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

  @Test func `where nothing is asked it is rung`() {
    var replay = Replay.full()
    replay.scan("9520001001079")
    #expect(replay.check?.items.count == 1)
  }
}
