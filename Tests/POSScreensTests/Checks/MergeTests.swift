import POSModel
import POSScreens
import Testing

/// Two checks become one, a check changes hands, a closed one is opened again.
struct MergeTests {
  /// A parked check of a burger for Tom, and one of fries on the screen.
  private func two() -> Replay {
    var replay = Replay.full()
    replay.enter("101+cheese")
    replay.enter(".park Tom")
    replay.enter("201")
    return replay
  }

  @Test func `another check is picked from the list and ends in this one`() {
    var replay = two()
    replay.enter(".merge")
    #expect(replay.shows("Merge which check?"))
    #expect(replay.shows("#10001"))
    // It stands in the header alone, not in the list.
    #expect(replay.text.split(separator: "#10002").count == 2)
    replay.press("Enter")
    #expect(replay.status == " Both are Check #10002 now.")
    #expect(replay.lines == ["1 × 201", "1 × 101 +cheese"])
    #expect(replay.first?.status == .voided)
    #expect(replay.first?.mergedInto == replay.check?.id)
    #expect(replay.first?.items.isEmpty == true)
    replay.press("F4")
    #expect(replay.shows("here"))
    #expect(!replay.shows("Tom"))
  }

  @Test func `what the kitchen has stays sent, and money is never merged`() {
    var replay = Replay.full()
    replay.press("101 Enter F2")
    replay.enter(".park Tom")
    replay.enter("201")
    replay.enter(".merge")
    replay.press("Enter")
    #expect(replay.check?.items.map(\.isSent) == [false, true])
    replay.press("F8 1.00k Esc")
    replay.enter(".park")
    replay.enter("103")
    replay.enter(".merge")
    replay.press("Enter")
    #expect(replay.status == " Check #10002 is paid in part.")
    #expect(replay.lines == ["1 × 103"])
  }

  @Test func `with no other check, and without one on the screen, it says so`() {
    var replay = Replay.full()
    replay.enter(".merge")
    #expect(replay.status.hasPrefix(" Merge into what?"))
    replay.press("Esc 101 Enter")
    replay.enter(".merge")
    #expect(replay.shows("No other check is open or parked."))
    replay.press("Enter Esc")
    #expect(replay.lines == ["1 × 101"])
  }

  @Test func `split and merged again it is as before, and nothing is counted twice`() {
    var replay = Replay.full()
    replay.press("2*101 Enter 201 Enter F2")
    let total = replay.total
    replay.enter(".split")
    replay.press("2 Down 2 Enter")
    replay.enter(".merge")
    replay.press("Enter")
    #expect(replay.total == total)
    #expect(replay.store.all.map(\.status) == [.open, .voided])
    #expect(replay.store.all.allSatisfy { $0.flags.isEmpty })
  }

  @Test func `a check goes to a colleague by the beginning of a name`() {
    var replay = two()
    replay.enter(".transfer reyes")
    #expect(replay.status == " Check #10002 A2 is Dan Reyes's now.")
    #expect(replay.shows("New check"))
    #expect(replay.store.all[1].owner == EmployeeID("e4"))
    // It is Dan's, and on his till when he logs in.
    replay.press("F12 1212 Enter")
    #expect(replay.check?.number == 10_002)
    #expect(replay.status == " Check #10002 A2 is yours, and still open.")
  }

  @Test func `nobody of that name, several of it, and who does not sell are refused`() {
    var replay = two()
    replay.enter(".transfer zoe")
    #expect(replay.status == " Nobody here who sells is called “zoe”.")
    replay.press("Esc")
    replay.enter(".transfer ben")
    #expect(replay.status == " Nobody here who sells is called “ben”.")
    replay.press("Esc")
    replay.enter(".transfer joe")
    #expect(replay.status == " Nobody here who sells is called “joe”.")
    replay.press("Esc")
    replay.store.hire("Ana Lima", .cashier, pin: "4444")
    replay.notice()
    replay.enter(".transfer ana")
    #expect(replay.status == " Which one? Ana Silva or Ana Lima.")
    #expect(replay.entry.hasPrefix(" > .transfer ana_"))
    #expect(replay.check?.number == 10_002)
    replay.press("Esc")
    replay.enter(".transfer")
    #expect(replay.status == " .transfer needs a name: .transfer ana")
  }

  @Test func `what is somebody else's goes on only with a manager`() {
    var replay = two()
    replay.enter(".transfer reyes")
    replay.press("F4 Down Enter")
    #expect(replay.check?.number == 10_002)
    replay.enter(".transfer mia")
    #expect(replay.status.hasPrefix(" A check that is somebody else's"))
    replay.approve()
    #expect(replay.store.all[1].owner == EmployeeID("e5"))
  }

  @Test func `a closed check is opened again with a reason and a manager, its payments stay`() {
    var replay = Replay.full()
    replay.press("101 Enter F8 Enter Enter")
    replay.enter(".reopen")
    #expect(replay.shows("Open which check again?"))
    replay.press("Enter Enter")
    #expect(replay.status == " Say why, in a word or two, or Esc.")
    // A PIN that was typed too early is no reason, and does not stay on the screen.
    replay.enter("9999")
    #expect(replay.status == " Digits are no reason. Say why, in a word or two, or Esc.")
    #expect(replay.shows("9999") == false)
    replay.press("Esc Enter")
    replay.enter("forgot the drink")
    #expect(replay.status == " Opening a closed check again needs a manager's PIN.")
    replay.approve()
    #expect(replay.status.contains("is open again: forgot the drink."))
    replay.enter("301")
    replay.press("F8 Enter")
    #expect(replay.status.contains("press c for card or k for cash"))
    replay.press("k")
    #expect(replay.first?.payments.map(\.payment.applied.minorUnits) == [918, 238])
    #expect(replay.first?.status == .closed)
  }

  @Test func `a scan is no reason to open a check again`() {
    var replay = Replay.full()
    replay.press("101 Enter F8 Enter Enter")
    replay.enter(".reopen")
    replay.press("Enter")
    replay.enter("4006381333931")
    replay.approve()
    #expect(replay.first?.status == .closed)
  }
}
