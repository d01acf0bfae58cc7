import POSModel
import POSScreens
import TerminalUI
import Testing

struct PlainSaleTests {
  @Test func `a cashier logs in, rings, takes cash and begins the next check`() {
    var replay = Replay()
    replay.press("1111 Enter 101 Enter 2*201 Enter")
    #expect(replay.shows("TOTAL                        17.39"))
    replay.press("F8 20 Enter")
    #expect(replay.shows("CHANGE"))
    #expect(replay.shows("PAID 17.39"))
    #expect(replay.shows("of 20.00 in cash"))
    replay.press("Enter")
    #expect(replay.shows("New check"))
    #expect(replay.store.all.map(\.status) == [.closed])
    #expect(replay.store.all[0].payments.map(\.payment.change) == [Money(minorUnits: 261)])
  }

  @Test func `keys typed ahead of the screen ring two whole sales`() {
    var replay = Replay()
    replay.press("1111 Enter 101 Enter F8 Enter 102 Enter F8 20 Enter 103")
    #expect(replay.store.all.map(\.status) == [.closed, .closed])
    #expect(replay.entry.hasPrefix(" > 103_          = 1 × Veggie burger  8.90"))
  }

  @Test func `the change stays until the next key, and Enter, Esc and Space only close it`() {
    for key in ["Enter", "Esc", "Space"] {
      var replay = Replay.ana()
      replay.press("101 Enter F8 Enter")
      replay.wait(seconds: 60)
      #expect(replay.shows("PAID 9.18"))
      replay.press(key)
      #expect(replay.shows("New check"))
      #expect(replay.entry == " > _")
    }
  }

  @Test func `the key after the change is not lost, whatever it is`() {
    var replay = Replay.ana()
    replay.press("101 Enter F8 Enter F4")
    #expect(replay.shows("No check is open or parked."))
    replay.press("Esc 101 Enter F8 Enter F9")
    #expect(replay.shows("Take-out"))
  }

  @Test func `the order type is chosen before the check is opened, and the next is as most are`() {
    var replay = Replay.ana()
    replay.press("F9 101 Enter")
    #expect(replay.check?.orderType == .takeOut)
    replay.press("F8 Enter 101 Enter")
    #expect(replay.check?.orderType == .eatIn)
    replay = Replay(.grill { $0.orderType = .driveThrough })
    replay.press("1111 Enter 101 Enter F8 Enter 101 Enter")
    #expect(replay.check?.orderType == .driveThrough)
  }

  @Test func `the order type of an open check changes, and Ctrl-Z takes that back`() {
    var replay = Replay.ana()
    replay.press("101 Enter F9")
    #expect(replay.status == " Check #10001 is take-out.")
    #expect(replay.check?.orderType == .takeOut)
    replay.press("Ctrl-Z")
    #expect(replay.check?.orderType == .eatIn)
    replay.press(".eatin Enter")
    #expect(replay.status == " Check #10001 is eat in already.")
  }

  @Test func `a check on which nothing is left makes way for the other order type`() {
    var replay = Replay.ana()
    replay.press("101 Enter Ctrl-Z F9 101 Enter")
    #expect(replay.store.all.map(\.status) == [.voided, .open])
    #expect(replay.check?.opening.orderType == .takeOut)
  }

  @Test func `an F-key without a meaning says so and does nothing`() {
    var replay = Replay.ana()
    replay.press("101 Enter F11")
    #expect(replay.status == " F11 does nothing here.")
    replay.press("F8 F3")
    #expect(replay.status == " F3 does nothing here.")
    #expect(replay.store.all.map(\.status) == [.open])
  }

  @Test func `one wish is with the store at a time, and its keys wait`() {
    var screen = TillScreen(store: FakeStore.grill.view(showing: nil))
    var context = ScreenContext.atStart
    for digit in "1111" { _ = screen.update(.key(.character(digit)), &context) }
    #expect(screen.update(.key(.enter), &context).count == 1)
    #expect(screen.update(.key(.enter), &context).isEmpty)
    #expect(screen.update(.key(.character("1")), &context).isEmpty)
    #expect(screen.update(.answered(.wrongPIN(lockedUntil: nil)), &context).isEmpty)
    for digit in "111" { _ = screen.update(.key(.character(digit)), &context) }
    guard case .logIn(let pin, _, _) = screen.update(.key(.enter), &context).first else {
      Issue.record("the second PIN is asked about")
      return
    }
    #expect(pin == "1111")
  }
}
