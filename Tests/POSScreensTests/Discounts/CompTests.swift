import POSModel
import POSScreens
import Testing

/// What is given away, and prices of one's own.
struct CompTests {
  private let mia = EmployeeID("e5")

  private func check() -> Replay {
    var replay = Replay.full()
    replay.press("2*101 Enter 201 Enter")
    return replay
  }

  @Test func `a line is given away with a reason and an approver, and both stay`() {
    var replay = check()
    replay.press("Home")
    replay.enter(".comp")
    #expect(replay.entry == " Comp why > _")
    replay.press("Enter")
    #expect(replay.status.hasPrefix(" Say why"))
    replay.enter("9999")
    #expect(replay.status == " Digits are no reason. Say why, in a word or two, or Esc.")
    #expect(replay.entry == " Comp why > _")
    replay.enter("spilled")
    #expect(replay.status == " Giving something away needs a manager's PIN.")
    #expect(replay.shows("17.00, Classic burger: spilled"))
    replay.approve()
    #expect(replay.shows("Comp · spilled"))
    #expect(replay.check?.discounts.map(\.isComp) == [true])
    #expect(replay.check?.discounts.map(\.approver) == [mia])
    #expect(replay.total == 410)
    replay.press("Ctrl-Z")
    #expect(replay.total == 2246)
  }

  @Test func `a whole check given away comes to nothing and is closed by Enter`() {
    var replay = check()
    replay.enter(".comp birthday")
    replay.approve()
    #expect(replay.total == 0)
    replay.press("F8 Enter")
    #expect(replay.first?.status == .closed)
    #expect(replay.first?.payments.isEmpty == true)
  }

  @Test(arguments: [".comp", ".comp cold", ".price 1", ".price 1 dented", ".disc 50%"])
  func `for less than is paid nobody is asked why, nor for a manager`(line: String) {
    var replay = check()
    replay.enter(".pay cash 20")
    replay.press("Esc")
    replay.enter(line)
    #expect(replay.status == " Not changed: 20.00 is paid already.")
    #expect(replay.entry.hasPrefix(" > \(line)_"))
    #expect(replay.total == 2246)
  }

  @Test func `a scan is no reason`() {
    var replay = check()
    replay.enter(".comp")
    replay.enter("4006381333931")
    #expect(replay.status == " That was a scan, not an answer. Nothing was done.")
    #expect(replay.check?.discounts.isEmpty == true)
    // Nor is the label of a scale.
    replay.enter(".comp")
    replay.enter("2000205003507")
    #expect(replay.status == " That was a scan, not an answer. Nothing was done.")
    #expect(replay.check?.discounts.isEmpty == true)
  }

  @Test func `Esc at the reason, and at the manager's PIN, gives nothing away`() {
    var replay = check()
    replay.enter(".comp")
    replay.press("Esc")
    replay.enter(".comp spilled")
    replay.press("Esc")
    #expect(replay.entry.hasPrefix(" > .comp spilled_"))
    #expect(replay.check?.discounts.isEmpty == true)
  }

  @Test func `a manager at the till gives away alone`() {
    var replay = Replay(.fullGrill)
    replay.press("9999 Enter 101 Enter")
    replay.enter(".comp regular")
    #expect(replay.check?.discounts.map(\.approver) == [replay.check?.owner])
    #expect(replay.total == 0)
  }

  @Test func `a price of one's own wants a reason and a manager, and shows the menu's`() {
    var replay = check()
    replay.press("Home")
    replay.enter(".price 7.00")
    #expect(replay.entry == " 7.00 why > _")
    replay.enter("dented")
    #expect(replay.status == " Another price needs a manager's PIN.")
    replay.approve()
    #expect(replay.shows("not 8.50: dented"))
    #expect(replay.check?.totals.subtotal.minorUnits == 1780)
    #expect(replay.check?.items.first?.override?.approver == mia)
    replay.enter(".price off")
    #expect(replay.check?.totals.subtotal.minorUnits == 2080)
    #expect(replay.check?.items.first?.override == nil)
  }

  @Test(arguments: [
    (".price", ".price needs an amount: .price 4.50; .price off takes it back."),
    (".price x", "“x” is no amount in USD."), (".price -1", "“-1” is no amount in USD."),
  ])
  func `a price that is none stays in the line`(line: String, sentence: String) {
    var replay = check()
    replay.enter(line)
    #expect(replay.status == " \(sentence)")
    #expect(replay.check?.totals.subtotal.minorUnits == 2080)
  }

  @Test func `without a line there is no price to change, and nothing to give away`() {
    var replay = Replay.full()
    replay.enter(".price 5 why")
    #expect(replay.status == " There is no line whose price could change.")
    replay.press("Esc")
    replay.enter(".comp")
    #expect(replay.status == " There is nothing to give away: ring something first.")
  }
}
