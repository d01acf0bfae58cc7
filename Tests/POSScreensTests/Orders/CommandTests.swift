import POSModel
import POSScreens
import Testing

struct CommandTests {
  @Test func `a dot alone lists the commands, and typing narrows them`() {
    var replay = Replay.ana()
    replay.press(".")
    #expect(replay.shows(".park [name]"))
    #expect(replay.shows(".send"))
    replay.press("p")
    #expect(replay.shows(".pay [cash 20]"))
    #expect(!replay.shows(".send"))
  }

  @Test func `a command picked with the arrows is done by Enter, or written out by Tab`() {
    var replay = Replay.ana()
    replay.press(". Down Down Down Down Enter")
    #expect(replay.shows("Open and parked checks"))
    replay.press("Esc 101 Enter .q Tab 4 Enter")
    #expect(replay.check?.items.map(\.quantity.text) == ["4"])
  }

  @Test func `a command that cannot be now stays in the line and says why`() {
    var replay = Replay.ana()
    replay.type(".park Bob")
    replay.press("Enter")
    #expect(replay.status == " There is nothing to park: ring something first.")
    #expect(replay.entry.hasPrefix(" > .park Bob_"))
    replay.press("Esc .pay Enter")
    #expect(replay.status == " There is nothing to pay: ring something first.")
  }

  @Test func `each F-key has its command`() {
    var replay = Replay.ana()
    replay.press(".takeout Enter 101 Enter")
    #expect(replay.check?.opening.orderType == .takeOut)
    replay.press(".undo Enter")
    #expect(replay.check?.items.isEmpty == true)
    replay.press("101 Enter .pay Enter")
    #expect(replay.shows("DUE"))
    replay.press("Esc .help Enter")
    #expect(replay.shows("All keys"))
    replay.press("Esc .checks Enter")
    #expect(replay.shows("Open and parked checks"))
    replay.press("Esc")
    replay.type(".void wrong table")
    replay.press("Enter")
    #expect(replay.store.all[0].voidReason == "wrong table")
  }

  @Test func `cash by command pays and shows the change`() {
    var replay = Replay.ana()
    replay.press("101 Enter")
    replay.type(".pay cash 20")
    replay.press("Enter")
    #expect(replay.shows("CHANGE"))
    #expect(replay.store.all[0].payments.map(\.payment.change.minorUnits) == [1082])
  }

  @Test func `a part by command leaves the rest due on the payment screen`() {
    var replay = Replay.ana()
    replay.press("101 Enter")
    replay.type(".pay card 4417 5")
    replay.press("Enter")
    #expect(replay.status == " 5.00 card taken. 4.18 is still due.")
    #expect(replay.shows("Card 4417"))
    replay.press("Enter")
    #expect(replay.store.all.map(\.status) == [.closed])
  }

  @Test func `pages of the menu turn with the arrows on an empty line`() {
    var replay = Replay.ana()
    replay.press("Right")
    #expect(replay.shows("[2 Sides]"))
    #expect(replay.shows("Fries large"))
    replay.press("Left Left")
    #expect(replay.shows("[4 Combos]"))
    replay.press("Tab")
    #expect(replay.shows("[1 Burgers]"))
    replay.type(".menu dri")
    replay.press("Enter")
    #expect(replay.shows("[3 Drinks]"))
    #expect(replay.shows("12.00/kg") == false)
    replay.press("Left")
    #expect(replay.shows("12.00/kg"))
  }

  @Test func `a whole check is voided with a reason`() {
    var replay = Replay.ana()
    replay.press("101 Enter F7")
    #expect(replay.entry == " Void why > _")
    replay.press("Enter")
    #expect(replay.status.hasPrefix(" Say why"))
    replay.press("Esc")
    #expect(replay.store.all.map(\.status) == [.open])
    replay.press("F7")
    replay.type("guest left")
    replay.press("Enter")
    #expect(replay.status == " Check #10001 A1 is voided.")
    #expect(replay.store.all.map(\.status) == [.voided])
    #expect(replay.shows("New check"))
  }

  @Test(arguments: [".void", ".takeout", ".split seats"])
  func `a check somebody paid for is neither voided, nor taken out, nor split`(line: String) {
    var replay = Replay.ana()
    replay.enter(".seat 1")
    replay.enter("101")
    replay.enter(".seat 2")
    replay.press("101 Enter F8 5.00 Enter Esc")
    replay.enter(line)
    #expect(replay.status == " 5.00 is paid on this check already: .refund takes it back first.")
  }
}
