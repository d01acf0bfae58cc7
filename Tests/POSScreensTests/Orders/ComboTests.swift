import POSModel
import POSScreens
import Testing

/// Combos: rung by their number, or offered for what is on the check already.
struct ComboTests {
  @Test func `a combo asks for each of its slots and rings its parts for one price`() {
    var replay = Replay.full()
    replay.enter("501")
    #expect(replay.shows("Burger meal: Burger"))
    #expect(replay.shows("1 of 3, choose 1"))
    replay.press("2")
    #expect(replay.shows("Burger meal: Side"))
    replay.press("1 2")
    #expect(replay.lines == ["1 × 102", "1 × 201", "1 × 302"])
    // 12.90 and 0.70 for the cheese and 1.00 for the shake.
    #expect(replay.check.map { $0.totals.subtotal - $0.totals.discount }?.minorUnits == 1460)
    #expect(replay.shows("Burger meal"))
  }

  @Test func `several of a combo are rung at once`() {
    var replay = Replay.full()
    replay.enter("3*501")
    replay.press("1 1 1")
    #expect(replay.lines == ["3 × 101", "3 × 201", "3 × 301"])
    #expect(replay.check.map { $0.totals.subtotal - $0.totals.discount }?.minorUnits == 3870)
  }

  @Test func `a slot with one choice is not asked for, but what its product must have is`() {
    var replay = Replay.full()
    replay.enter("502")
    #expect(replay.shows("Rib steak, doneness"))
    replay.press("1")
    #expect(replay.lines == ["1 × 104 +rare", "1 × 202"])
    #expect(replay.check.map { $0.totals.subtotal - $0.totals.discount }?.minorUnits == 1900)
  }

  @Test func `Esc in the middle rings nothing and gives the entry back`() {
    var replay = Replay.full()
    replay.enter("2*501")
    replay.press("1 1 Esc")
    #expect(replay.store.all.isEmpty)
    #expect(replay.entry.hasPrefix(" > 2*501_"))
  }

  @Test func `Enter after a combo rings nothing and says so`() {
    var replay = Replay.full()
    replay.press("501 Enter 1 1 1 Enter")
    #expect(replay.status == " Enter does not repeat this: key it anew.")
    #expect(replay.check?.items.count == 3)
  }

  @Test func `a combo takes no modifiers and no parts of one`() {
    var replay = Replay.full()
    replay.enter("501+cheese")
    #expect(replay.store.all.isEmpty)
    #expect(replay.entry.hasPrefix(" > 501+cheese"))
    replay.enter("0.5*501")
    #expect(replay.store.all.isEmpty)
    #expect(replay.status == " Burger meal is sold in whole pieces.")
  }

  @Test func `what makes a combo is offered, and = takes it`() {
    var replay = Replay.full()
    replay.press("101 Enter 201 Enter")
    #expect(!replay.shows("makes it"))
    replay.press("301 Enter")
    #expect(replay.status == " = makes it Burger meal and saves 1.60")
    replay.press("=")
    #expect(replay.shows("Line discounts"))
    #expect(replay.check.map { $0.totals.discount }?.minorUnits == 160)
    #expect(!replay.shows("makes it"))
    replay.press("Ctrl-Z")
    #expect(replay.check.map { $0.totals.discount } == .zero)
    #expect(replay.status == " = makes it Burger meal and saves 1.60")
  }

  @Test func `the command takes it too, and says when there is nothing to take`() {
    var replay = Replay.full()
    replay.enter("101")
    replay.press("=")
    #expect(replay.status == " Nothing on the check makes a combo that saves.")
    replay.press("201 Enter 301 Enter")
    replay.enter(".deal")
    #expect(replay.check?.combos.count == 1)
  }

  @Test func `of two deals the one that saves more is offered first, then the other`() {
    var replay = Replay.full()
    replay.press("101 Enter 201 Enter 3*301 Enter Esc")
    // The combo saves 1.60, and so do three waters: the combo comes first.
    #expect(replay.status == " = makes it Burger meal and saves 1.60")
    replay.press("3*301 Enter")
    #expect(replay.status == " = makes it 3 waters and saves 3.20")
    replay.press("=")
    #expect(replay.check?.discounts.map(\.name) == ["3 waters"])
  }

  @Test func `a line of a combo that is taken off ends the saving, not the sale`() {
    var replay = Replay.full()
    replay.enter("501")
    replay.press("1 1 1 End Del")
    #expect(replay.lines == ["1 × 101", "1 × 201"])
    #expect(replay.check?.totals.discount == .zero)
    #expect(replay.check?.totals.subtotal.minorUnits == 1230)
  }

  @Test func `a combo that ran out of a part asks a manager, who lets the whole of it be rung`() {
    var replay = Replay.full()
    replay.enter(".86 201")
    replay.enter("501")
    replay.press("1 1 1")
    #expect(replay.status == " Fries large has run out: selling it needs a manager's PIN.")
    replay.approve()
    #expect(replay.lines == ["1 × 101", "1 × 201", "1 × 301"])
    #expect(replay.check?.items.map(\.soldOutApprover) == [nil, EmployeeID("e5"), nil])
  }
}
