import POSModel
import POSScreens
import Testing

/// What is taken off: by a rule of the house, by the cashier, by a manager.
struct DiscountTests {
  private let mia = EmployeeID("e5")

  /// Two burgers and fries: 20.80.
  private func check() -> Replay {
    var replay = Replay.full()
    replay.press("2*101 Enter 201 Enter")
    return replay
  }

  private func off(_ replay: Replay) -> Int64 { replay.check?.totals.discount.minorUnits ?? -1 }

  @Test func `F6 lists what the house gives, and one key gives it`() {
    var replay = check()
    replay.press("F6")
    #expect(replay.shows("Discounts"))
    #expect(replay.shows("Senior"))
    #expect(replay.shows("10% check"))
    #expect(replay.shows("25% 16:00-18:00"))
    #expect(replay.shows("3 for 5.00"))
    replay.press("1")
    #expect(replay.status == " Senior: 2.08 off.")
    #expect(replay.shows("Senior                       -2.08"))
    replay.press("Ctrl-Z")
    #expect(off(replay) == 0)
  }

  @Test func `a rule of the house says before Enter what it is taken off`() {
    var replay = check()
    replay.type(".disc happy")
    #expect(replay.entry.hasSuffix("= Happy hour off Fries large"))
    replay.press("Esc Home")
    replay.type(".disc happy")
    #expect(replay.entry.hasSuffix("= Happy hour off Classic burger"))
    // One on the check is on all of it, whatever line is picked.
    replay.press("Esc Home")
    replay.type(".disc senior")
    #expect(replay.entry.hasSuffix("= Senior off the whole check"))
    replay.press("Esc")
    replay.type(".disc water3")
    #expect(replay.entry.hasSuffix("= 3 waters: 3 for 5.00"))
    replay.press("Esc")
    replay.type(".disc nobody")
    #expect(replay.entry == " > .disc nobody_")
  }

  @Test func `Esc leaves the list and gives nothing`() {
    var replay = check()
    replay.press("F6 Esc")
    #expect(off(replay) == 0)
    #expect(replay.shows("[1 Burgers]"))
  }

  @Test func `a rule that needs a manager asks for one, whatever the role's limit`() {
    var replay = check()
    replay.press("F6 2")
    #expect(replay.status == " More than 10% off needs a manager's PIN.")
    replay.press("1212 Enter")
    #expect(replay.status.hasPrefix(" They may not approve this either."))
    replay.approve()
    #expect(replay.status == " Staff meal: 10.40 off.")
    #expect(replay.check?.discounts.map(\.approver) == [mia])
  }

  @Test func `a rule out of its hours, and one for other products, is refused with why`() {
    var replay = check()
    replay.press("302 Enter Up F6 3")
    #expect(replay.status == " This discount is given 16:00-18:00 only.")
    replay.wait(seconds: 0)
    replay.press("Home F6 3")
    #expect(off(replay) == 0)
    replay.enter(".disc water3")
    #expect(replay.status == " Nothing is taken off by that.")
    #expect(replay.entry.hasPrefix(" > .disc water3_"))
    replay.press("Esc")
    replay.enter(".disc nobody")
    #expect(replay.status == " There is no such discount; F6 lists them.")
  }

  @Test(arguments: [
    (".disc 10%", 208, "Discount 10%"),
    (".disc 2.5%", 52, "Discount 2.5%"),
    (".disc 2.00", 200, "Discount"),
    (".disc 2 regular guest", 200, "Discount"),
    (".disc senior", 208, "Senior"),
    (".disc SENIOR card", 208, "Senior"),
    (".disc regular", 200, "Regular guest"),
  ])
  func `within the limit the cashier gives it alone`(line: String, cents: Int64, name: String) {
    var replay = check()
    replay.enter(line)
    #expect(off(replay) == cents)
    #expect(replay.check?.discounts.map(\.name) == [name])
    #expect(replay.check?.discounts.map(\.approver) == [nil])
  }

  @Test func `a discount on a picked line is shown below it and leaves the others alone`() {
    var replay = check()
    replay.press("Up")
    replay.enter(".disc 10%")
    #expect(off(replay) == 38)
    #expect(replay.shows("Discount 10%"))
    #expect(replay.shows("Line discounts               -0.38"))
    replay.press("Home")
    replay.enter(".disc =8.40")
    #expect(off(replay) == 58)
  }

  @Test(arguments: [
    (".disc 101%", "“101%” is no percent: type .disc 10%."),
    (".disc 0%", "“0%” is no percent: type .disc 10%."),
    (".disc x%", "“x%” is no percent: type .disc 10%."),
    (".disc =x", "“x” is no amount in USD."),
  ])
  func `what is no discount stays in the line`(line: String, sentence: String) {
    var replay = check()
    replay.enter(line)
    #expect(replay.status == " \(sentence)")
    #expect(replay.entry.hasPrefix(" > \(line)"))
    #expect(off(replay) == 0)
  }

  @Test func `beyond the limit a manager approves in place, and Esc gives the entry back`() {
    var replay = check()
    replay.enter(".disc 20% long wait")
    #expect(replay.status == " More than 10% off needs a manager's PIN.")
    replay.press("Esc")
    #expect(replay.entry.hasPrefix(" > .disc 20% long wait_"))
    #expect(off(replay) == 0)
    replay.press("Enter 4711 Enter")
    #expect(replay.status == " Wrong PIN. Try again.")
    #expect(off(replay) == 0)
    replay.press("1111 Enter")
    #expect(replay.status.hasPrefix(" They may not approve this either."))
    replay.approve()
    #expect(replay.status == " Discount 20%: 4.16 off.")
    #expect(replay.check?.discounts.map(\.approver) == [mia])
    #expect(replay.check?.discounts.map(\.reason) == ["long wait"])
    #expect(replay.entry == " > _")
  }

  @Test func `the last discount is taken away by command, of a picked line that line's`() {
    var replay = check()
    replay.press("Home")
    replay.enter(".disc 5%")
    replay.press("Esc")
    replay.enter(".disc 1.00")
    #expect(replay.check?.discounts.count == 2)
    replay.press("Home")
    replay.enter(".disc off")
    #expect(replay.check?.discounts.map(\.isOnCheck) == [true])
    replay.enter(".disc off")
    #expect(replay.status == " Nothing is taken off here.")
    replay.press("Esc Esc")
    replay.enter(".disc off")
    #expect(off(replay) == 0)
  }

  @Test func `without a check there is nothing to take something off`() {
    var replay = Replay.full()
    replay.press("F6")
    #expect(replay.status.hasPrefix(" There is nothing to take a discount off"))
    replay.enter(".disc 10%")
    #expect(replay.status == " There is no check yet: ring something first.")
    #expect(replay.entry.hasPrefix(" > .disc 10%_"))
  }

  @Test func `a house without discounts says how to take one off`() {
    var replay = Replay.ana()
    replay.press("101 Enter F6")
    #expect(replay.status.hasPrefix(" No discount is set up."))
  }
}
