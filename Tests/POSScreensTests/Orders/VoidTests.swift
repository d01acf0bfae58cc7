import POSModel
import POSScreens
import Testing

/// What the kitchen has is voided with a reason and a manager, and it stays visible.
struct VoidTests {
  private let mia = EmployeeID("e5")

  /// Three burgers and fries, sent.
  private func sent() -> Replay {
    var replay = Replay.full()
    replay.press("3*101 Enter 201 Enter F2")
    return replay
  }

  @Test func `what is sent is marked, and sent once`() {
    var replay = sent()
    #expect(replay.status == " Round 1 is sent.")
    #expect(replay.text.split(separator: "✓").count == 3)
    replay.press("F2")
    #expect(replay.status == " Nothing is new: all of it is with the kitchen.")
    replay.press("103 Enter")
    replay.enter(".send")
    #expect(replay.status == " Round 2 is sent.")
    #expect(replay.check?.items.map(\.round) == [1, 1, 2])
  }

  @Test(arguments: ["Del", "F7", ".void Enter"])
  func `a sent line is voided with a reason and a manager's PIN, and stays`(keys: String) {
    var replay = sent()
    replay.press("Home \(keys)")
    #expect(replay.entry == " Void why > _")
    replay.press("Enter")
    #expect(replay.status.hasPrefix(" Say why"))
    replay.enter("dropped")
    #expect(replay.status == " The kitchen has this: voiding it needs a manager's PIN.")
    replay.approve()
    #expect(replay.shows("VOID 3 · dropped"))
    #expect(replay.check?.items.first?.voids.map(\.approver) == [mia])
    #expect(replay.check?.totals.subtotal.minorUnits == 380)
    replay.press("Home Del")
    #expect(replay.status == " Classic burger is voided already.")
  }

  @Test func `with its reason on the command line only the PIN is asked`() {
    var replay = sent()
    replay.press("Home")
    replay.enter(".void burnt")
    replay.approve()
    #expect(replay.check?.items.first?.voids.map(\.reason) == ["burnt"])
  }

  @Test func `minus voids one of a sent line, plus rings one more as a line of its own`() {
    var replay = sent()
    replay.press("Home -")
    replay.enter("cold")
    replay.approve()
    #expect(replay.shows("VOID 1 · cold"))
    #expect(replay.check?.totals.subtotal.minorUnits == 2080)
    replay.press("Home +")
    #expect(replay.lines == ["3 × 101", "1 × 201", "1 × 101"])
    #expect(replay.check?.items.map(\.isSent) == [true, true, false])
    #expect(replay.check?.totals.subtotal.minorUnits == 2930)
  }

  @Test func `minus on the last piece voids the line`() {
    var replay = sent()
    replay.press("End -")
    replay.enter("cold")
    replay.approve()
    #expect(replay.check?.items.last?.isVoided == true)
  }

  @Test func `Esc at the reason or at the PIN voids nothing`() {
    var replay = sent()
    replay.press("Home Del")
    replay.type("cold")
    replay.press("Esc Del")
    replay.enter("cold")
    replay.press("4711 Enter 1212 Enter Esc")
    #expect(replay.check?.items.allSatisfy(\.voids.isEmpty) == true)
    #expect(replay.entry == " > _")
  }

  @Test func `what is not sent goes without a trace, between what is sent`() {
    var replay = sent()
    replay.press("103 Enter Up Del")
    #expect(replay.lines == ["3 × 101", "1 × 201"])
  }

  @Test func `less of a sent line is voided, and more of it is a line of its own`() {
    var replay = sent()
    replay.press("Home")
    replay.enter(".qty 2")
    #expect(replay.status.contains("Voids 1 × Classic burger, which the kitchen has."))
    replay.press("Esc")
    replay.enter(".qty 5")
    #expect(replay.lines == ["3 × 101", "1 × 201", "2 × 101"])
    #expect(replay.check?.items.map(\.isSent) == [true, true, false])
  }

  @Test func `a whole check of which the kitchen has something needs a manager, however small`() {
    var replay = Replay.full()
    replay.press("301 Enter F2 F7")
    replay.enter("left")
    #expect(replay.status == " The kitchen has this: voiding it needs a manager's PIN.")
    replay.approve()
    #expect(replay.first?.status == .voided)
    #expect(replay.first?.approver == mia)
  }

  @Test func `a manager voids alone`() {
    var replay = Replay(.fullGrill)
    replay.press("9999 Enter 101 Enter F2 Up Del")
    replay.enter("cold")
    #expect(replay.check?.items.first?.voids.map(\.approver) == [nil])
  }
}
