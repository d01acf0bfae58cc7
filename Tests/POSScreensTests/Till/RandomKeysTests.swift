import POSModel
import POSScreens
import TerminalUI
import Testing

/// Whatever is pressed, the till neither stops nor shows a check nobody may work on.
struct RandomKeysTests {
  private static let words = [
    "101", "201", "205", "303", "402", "2*", "0.350*", "9*", "bur", "water", "n:", "x", "-", "+",
    "?", "c", "k", "4417", "1", "3", "20", "5.00", ".", ".pay", ".park", ".void", ".menu", ".qty",
    "1111", "9999", "4711", "A1", "10001", "4006381333931", "104", "501", "502", "2*501", "202",
    "301", "101+cheese-onion", "101++", "201+garlic", "=", "w", "~", "m", "v", "t", "3t", "15%t",
    "V7", ".send", ".disc", ".disc 10%", ".disc 20% x", ".disc senior", ".disc off", ".comp x",
    ".comp", ".deal", ".price 1.00 x", ".price off", ".86 101", ".86 101 3", ".86 101 off",
    ".guest Zoë", ".seat 1", ".seat 2", ".seat off", ".split", ".split 3", ".split seats",
    ".split 1", ".merge", ".transfer dan", ".eatin", ".drive", ".refund", ".reopen",
    ".voucher V7 20", ".drawer x", ".float 9", ".report", ".zreport", ".zreport 5 1", ".offline",
    ".online", ".why", ".undo", ".lock", ".modify",
    "2000205003507", "2200205004997", "2 3", "why not", "9999", "9999",
  ]
  private static let keys: [Key] = [
    .enter, .enter, .enter, .enter, .escape, .tab, .up, .down, .left, .right, .home, .end,
    .pageUp, .pageDown, .delete, .backspace, .character(" "), .function(1), .function(3),
    .function(4), .function(7), .function(8), .function(8), .function(9), .function(12),
    .control("z"), .control("q"), .function(2), .function(2), .function(5), .function(6),
    .function(10),
  ]
  private static let sizes = [
    Size.smallest, Size(rows: 60, columns: 200), Size(rows: 30, columns: 101),
    Size(rows: 10, columns: 40), Size(rows: 0, columns: 0),
  ]

  @Test(arguments: 0..<60)
  func `random keys lead to frames, never to a stop`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var replay = Replay.full(Self.store)
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
    expectMoney(of: replay)
  }

  /// Cash to the coin, and a card network that may be down.
  private static var store: FakeStore {
    .fullGrill {
      $0.cashRounding = CashRounding(coin: Money(minorUnits: 5))
      $0.offlineLimits[.card] = OfflineLimits(
        perPayment: Money(minorUnits: 2_000), count: 3, sum: Money(minorUnits: 5_000))
    }
  }

  /// Every payment the screen was told of is in the store, and no other; nothing is paid twice, and
  /// no check and no voucher gave more than it had.
  private func expectMoney(of replay: Replay) {
    let stored = replay.store.all.flatMap(\.payments).map(\.payment)
    #expect(Set(stored.map(\.id)).count == stored.count)
    #expect(Set(replay.taken.map(\.id)) == Set(stored.map(\.id)))
    for check in replay.store.all {
      let totals = check.totals
      #expect(totals.due == totals.total + totals.rounding - totals.paid)
      if check.status == .closed { #expect(totals.due == .zero) }
      #expect(totals.refunded <= totals.paid)
    }
    for voucher in replay.store.vouchers.values.compactMap(\.state) {
      #expect(voucher.left >= .zero)
    }
  }
}
