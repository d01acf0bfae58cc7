import POSModel
import POSScreens
import TerminalUI
import Testing

/// Whatever is pressed, the till neither stops nor shows a check nobody may work on.
struct RandomKeysTests {
  private static let words = [
    "101", "201", "205", "303", "402", "2*", "0.350*", "9*", "bur", "water", "n:", "x", "-", "+",
    "?", "c", "k", "4417", "1", "3", "20", "5.00", ".", ".pay", ".park", ".void", ".menu", ".qty",
    "1111", "9999", "4711", "A1", "10001", "4006381333931",
  ]
  private static let keys: [Key] = [
    .enter, .enter, .enter, .enter, .escape, .tab, .up, .down, .left, .right, .home, .end,
    .pageUp, .pageDown, .delete, .backspace, .character(" "), .function(1), .function(3),
    .function(4), .function(7), .function(8), .function(8), .function(9), .function(12),
    .control("z"), .control("q"),
  ]
  private static let sizes = [
    Size.smallest, Size(rows: 60, columns: 200), Size(rows: 30, columns: 101),
    Size(rows: 10, columns: 40), Size(rows: 0, columns: 0),
  ]

  @Test(arguments: 0..<60)
  func `random keys lead to frames, never to a stop`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var replay = Replay.ana(.grill { $0.cashRounding = CashRounding(coin: Money(minorUnits: 5)) })
    for step in 0..<400 {
      if random.next() % 3 == 0 {
        replay.type(Self.words.randomElement(using: &random) ?? "")
      } else {
        replay.send(.key(Self.keys.randomElement(using: &random) ?? .enter))
      }
      switch random.next() % 60 {
      case 0: replay.store.failure = "The disk is full."
      case 1: replay.wait(seconds: Int(random.next() % 400))
      case 2: replay.resize(to: Self.sizes.randomElement(using: &random) ?? .smallest)
      case 3: replay.notice()
      default: if random.next() % 4 == 0 { replay.store.failure = nil }
      }
      if step % 7 == 0 { _ = replay.surface }
      if let check = replay.check {
        #expect(check.status == .open)
      }
      if replay.screen.employee == nil { replay.press("Esc 1111 Enter") }
    }
    #expect(replay.store.all.allSatisfy { $0.flags.isEmpty })
  }
}
