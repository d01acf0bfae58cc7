import POSModel
import POSScreens
import Testing

/// Every dot command is listed, and says what it needs before it is pressed.
struct CommandNeedTests {
  /// Commands that mean nothing alone, and what they say they need.
  private static let needs = [
    ("qty", ".qty 3"), ("note", ".note text"), ("menu", ".menu 2"), ("price", ".price 4.50"),
    ("86", ".86 101 [12]"), ("transfer", ".transfer name"), ("voucher", ".voucher V7"),
    ("seat", ".seat 2"),
  ]
  private static let alone = [
    "send", "park", "checks", "pay", "void", "modify", "disc", "comp", "deal", "split", "merge",
    "eatin", "takeout", "drive", "refund", "reopen", "reprint", "drawer", "offline", "online",
    "why",
    "undo", "lock", "logout", "help",
  ]

  @Test func `a dot alone lists them all, over as many rows as it takes`() {
    var replay = Replay.full()
    replay.press(".")
    var seen = replay.text
    for _ in 0..<50 {
      replay.press("Down")
      seen += replay.text
    }
    for word in Self.needs.map(\.0) + Self.alone + ["guest"] {
      #expect(seen.contains(".\(word)"), "\(word) is not listed")
    }
  }

  @Test(arguments: needs)
  func `a command that needs more says what, and does nothing without it`(
    word: String, usage: String
  ) {
    var replay = Replay.full()
    replay.press("101 Enter")
    let check = replay.check
    replay.type(".\(word)")
    #expect(replay.entry.contains(usage), "\(replay.entry)")
    replay.press("Enter")
    #expect(replay.status.contains("needs") || replay.status.contains("pages"))
    #expect(replay.entry.hasPrefix(" > .\(word)"))
    #expect(replay.check == check)
  }

  @Test(arguments: alone)
  func `a command that stands alone is echoed before Enter`(word: String) {
    var replay = Replay.full()
    replay.press("101 Enter 201 Enter 301 Enter")
    replay.type(".\(word)")
    #expect(replay.entry.contains("= "), "\(replay.entry)")
    let shown = replay.entry
    replay.type(" x")
    replay.press("Enter")
    // What takes no words refuses them.
    let takes = ["park", "void", "comp", "drawer", "disc", "split"].contains(word)
    #expect(takes || replay.status.contains("takes nothing after it") || word == "pay", "\(shown)")
  }

  @Test(arguments: [
    (".p", "Which one? .park or .pay or .price."),
    (".nothing", "There is no command .nothing; . alone lists them all."),
    (".", "Which command? Type its first letters, or pick one with ↑ ↓."),
    (".pay bread", "Pay how? .pay cash 20 or .pay card CODE 20"),
    (".seat 100", ".seat needs a number from 1 to 99, or off."),
  ])
  func `what is no command, or not one alone, is refused with what to type`(
    line: String, sentence: String
  ) {
    var replay = Replay.full()
    replay.press("101 Enter")
    replay.enter(line)
    #expect(replay.status == " \(sentence)")
    #expect(replay.entry.hasPrefix(" > \(line)"))
  }

  @Test func `every key of an order has its command`() {
    for (word, shown) in [
      (".modify", "Classic burger: extras"), (".disc", "Senior"), (".checks", "Open and parked"),
      (".pay", "Payment"), (".help", "All keys"), (".why", "Why 9.18"), (".split", "Split Check"),
      (".merge", "Merge which check?"), (".refund", "Refund which check?"),
      (".reopen", "Open which check again?"), (".send", "Round 1 is sent."),
      (".drive", "Drive-through"), (".lock", "PIN"),
    ] {
      var replay = Replay.full()
      replay.enter("101")
      replay.enter(word)
      #expect(replay.shows(shown), "\(word): \(replay.testDescription)")
    }
  }
}
