import POSModel
import POSScreens
import Testing

/// What was meant for a line that another till took off goes on nothing else.
struct LostPickTests {
  /// A burger and fries, or what else is rung; its last line was picked when another till took it
  /// off.
  private func lost(of line: String = "101 Enter 201 Enter") throws -> Replay {
    var replay = Replay.full()
    replay.press("\(line) Up")
    let check = try #require(replay.check)
    let last = try #require(check.items.last)
    replay.elsewhere(
      .wish(
        RemoveItem(
          key: IdempotencyKey("x"), actor: EmployeeID("e4"), checkID: check.id,
          itemID: last.id)))
    return replay
  }

  private let sentence = " The line you picked is gone: ↑ ↓ pick another, Esc none."

  @Test(arguments: [
    ".void", ".void left", ".disc", ".disc 10%", ".disc off", ".comp", ".comp birthday", ".qty 3",
    ".price 1", ".price off", ".modify", ".seat 2", ".note nuts", ".deal off",
  ])
  func `a command for it is done to neither another line nor the check`(line: String) throws {
    var replay = try lost()
    let before = replay.check
    replay.enter(line)
    #expect(replay.status == sentence)
    #expect(replay.entry.hasPrefix(" > \(line)_"))
    // Enter once more means the same line, which is still gone.
    replay.press("Enter")
    #expect(replay.status == sentence)
    #expect(replay.check == before)
  }

  @Test(arguments: ["F5", "F6", "F7"])
  func `nor does its key`(key: String) throws {
    var replay = try lost()
    let before = replay.check
    replay.press(key)
    #expect(replay.status == sentence)
    #expect(replay.entry == " > _")
    #expect(replay.check == before)
  }

  @Test func `after Esc the check is meant, and after an arrow the line`() throws {
    var replay = try lost()
    replay.enter(".disc 10%")
    replay.press("Esc")
    replay.enter(".disc 10%")
    #expect(replay.check?.discounts.map(\.target) == [.check])
    var other = try lost()
    other.press("Up F7")
    #expect(other.check?.items.isEmpty == true)
  }

  @Test func `Esc on a line that was refused for something else is no answer to it`() throws {
    var replay = try lost()
    let before = replay.check
    replay.enter("999")
    #expect(replay.status != sentence)
    replay.press("Esc")
    #expect(replay.entry == " > _")
    replay.enter(".void left")
    #expect(replay.status == sentence)
    #expect(replay.check == before)
    // Nor is it once the line it was said of is typed over.
    replay.press("999 Enter Esc")
    replay.enter(".void left")
    #expect(replay.status == sentence)
    #expect(replay.check == before)
  }

  @Test(arguments: [("Up", 1), ("Up Up", 0), ("Down", 0), ("Down Down", 1)])
  func `arrows pick another line for the command that was given back`(
    arrows: String, place: Int
  ) throws {
    var replay = try lost(of: "101 Enter 103 Enter 201 Enter")
    replay.enter(".disc 10%")
    replay.press(arrows)
    #expect(replay.entry.hasPrefix(" > .disc 10%_"))
    replay.press("Enter")
    let check = try #require(replay.check)
    #expect(check.discounts.map(\.target) == [.item(check.items[place].id)])
  }

  @Test func `so they do for a key that was pressed with something typed`() throws {
    var replay = try lost()
    replay.press("20 F7")
    #expect(replay.status == sentence)
    replay.press("Up F7")
    #expect(replay.check?.items.isEmpty == true)
  }

  @Test func `a line the cashier took off is gone because they wished it`() {
    var replay = Replay.full()
    replay.press("101 Enter 201 Enter Up Del")
    replay.enter("n:nuts")
    #expect(replay.check?.items.map(\.note) == ["nuts"])
    replay.enter(".disc 10%")
    #expect(replay.check?.discounts.map(\.target) == [.check])
  }
}
