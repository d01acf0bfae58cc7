import POSModel
import POSScreens
import TerminalUI
import Testing

struct LoginTests {
  @Test func `PIN digits show as dots and nowhere as digits`() {
    var replay = Replay()
    replay.press("4711")
    #expect(replay.shows("PIN  ••••_"))
    #expect(!replay.shows("4711"))
  }

  @Test func `a wrong PIN says so at once and clears`() {
    var replay = Replay()
    replay.press("4711 Enter")
    #expect(replay.shows("Wrong PIN. Try again."))
    #expect(replay.shows("PIN  _"))
    replay.press("1")
    #expect(!replay.shows("Wrong PIN"))
  }

  @Test func `the last digit logs in where the store fixed the length`() {
    var replay = Replay(.grill { $0.pinLength = 4 })
    replay.press("1111")
    #expect(replay.screen.employee?.name == "Ana Silva")
  }

  @Test func `Enter out of habit after the last digit does nothing`() {
    var replay = Replay(.grill { $0.pinLength = 4 })
    replay.press("1111 Enter 101 Enter")
    #expect(replay.check?.items.map(\.plu) == ["101"])
  }

  @Test func `a PIN too short is not asked about`() {
    var replay = Replay()
    replay.press("11 Enter")
    #expect(replay.shows("A PIN has at least 4 digits."))
    #expect(replay.effects.isEmpty)
  }

  @Test func `five wrong PINs lock the till, and the wait counts down`() {
    var replay = Replay()
    for _ in 0..<5 { replay.press("4711 Enter") }
    #expect(replay.shows("no PIN is taken for 5 s."))
    replay.press("1111 Enter")
    #expect(replay.screen.employee == nil)
    replay.wait(seconds: 2)
    #expect(replay.shows("no PIN is taken for 3 s."))
    replay.wait(seconds: 3)
    replay.press("1111 Enter")
    #expect(replay.screen.employee != nil)
  }

  @Test func `a long wait says until when it lasts`() {
    var replay = Replay()
    for failures in 0..<9 {
      replay.press("4711 Enter")
      if failures >= 4 { replay.wait(seconds: failures == 8 ? 1 : 5 << (failures - 4)) }
    }
    #expect(replay.shows("no PIN is taken for 1 min 19 s, until 12:02."))
  }

  @Test func `a lock from before a restart is met at the first PIN`() {
    var before = Replay()
    for _ in 0..<5 { before.press("4711 Enter") }
    var after = Replay(before.store)
    after.press("1111 Enter")
    #expect(after.shows("no PIN is taken for 5 s."))
    #expect(after.screen.employee == nil)
  }

  @Test func `who does not work here any more is told so`() {
    var replay = Replay()
    replay.press("3333 Enter")
    #expect(replay.shows("Old Joe does not work here any more."))
  }

  @Test func `a cook is told whom the till is for, and logged out`() {
    var replay = Replay()
    replay.press("2222 Enter")
    #expect(replay.shows("Ben Cook is a cook: the till is for cashiers and managers."))
    #expect(replay.store.commands == ["logIn", "logOut"])
    replay.press("1111 Enter")
    #expect(replay.screen.employee?.name == "Ana Silva")
  }

  @Test func `a correction takes a digit back, Esc all of them`() {
    var replay = Replay()
    replay.press("11119 Backspace Enter")
    #expect(replay.screen.employee?.name == "Ana Silva")
    replay.press("F12 99 Esc 1111 Enter")
    #expect(replay.screen.employee?.name == "Ana Silva")
  }

  @Test func `Ctrl-Q leaves from the log-in screen only`() {
    var replay = Replay()
    replay.press("1111 Enter Ctrl-Q")
    #expect(replay.status.hasPrefix(" Log out first (F12)"))
    #expect(!replay.effects.contains(.quit))
    replay.press("F12 Ctrl-Q")
    #expect(replay.effects.last == .quit)
  }

  @Test func `a long notice is wrapped, not cut`() {
    var store = FakeStore.grill
    store.notice =
      "Demo store in /tmp/a/rather/long/path/to/the/data/folder. Cashier 1111, cook 2222, "
      + "manager 9999. Nothing here is kept after a restart of the machine."
    let replay = Replay(store)
    #expect(replay.shows("Cashier 1111"))
    #expect(replay.shows("restart of the"))
    #expect(replay.shows("machine."))
  }
}
