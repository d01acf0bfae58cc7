import POSModel
import POSScreens
import Testing

struct ApprovalTests {
  /// A check of 86.40, more than a cashier may void.
  private func large() -> Replay {
    var replay = Replay.ana()
    replay.press("8*402 Enter F7")
    replay.type("guest left")
    replay.press("Enter")
    return replay
  }

  @Test func `a void above the limit asks for a manager in place and keeps who approved`() throws {
    var replay = large()
    #expect(replay.status == " Voiding more than 50.00 needs a manager's PIN.")
    #expect(replay.entry == " Manager's PIN > _         Check #10001, 138.24")
    replay.press("9999")
    #expect(replay.entry == " Manager's PIN > ••••_     Check #10001, 138.24")
    replay.press("Enter")
    let check = try #require(replay.store.all.first)
    #expect(check.status == .voided)
    #expect(check.approver == EmployeeID("e5"))
    #expect(check.voidReason == "guest left")
    #expect(replay.screen.employee?.name == "Ana Silva")
  }

  @Test func `the approved void is a new wish with a key of its own`() {
    var replay = large()
    replay.press("9999 Enter")
    let keys = replay.effects.compactMap { effect in
      if case .check(let wish) = effect { (wish.command as? VoidCheck)?.key } else { nil }
    }
    #expect(keys.count == 2)
    #expect(Set(keys).count == 2)
  }

  @Test func `a wrong PIN and a cashier's PIN approve nothing`() {
    var replay = large()
    replay.press("4711 Enter")
    #expect(replay.status == " Wrong PIN. Try again.")
    replay.press("1212 Enter")
    #expect(replay.status.hasPrefix(" They may not approve this either."))
    #expect(replay.store.all.map(\.status) == [.open])
    replay.press("9999 Enter")
    #expect(replay.store.all.map(\.status) == [.voided])
  }

  @Test func `Esc keeps the check`() {
    var replay = large()
    replay.press("Esc")
    #expect(replay.store.all.map(\.status) == [.open])
    #expect(replay.entry == " > _")
  }

  @Test func `wrong PINs lock here too`() {
    var replay = large()
    for _ in 0..<5 { replay.press("4711 Enter") }
    #expect(replay.entry == " Manager's PIN > no PIN is taken for 5 s")
  }
}
