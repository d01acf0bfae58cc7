import POSCore
import POSModel
import POSTestSupport
import Testing

@testable import POSPrinting

/// A printer without paper opens the drawer all the same.
@Suite(.serialized)
struct DrawerWithoutPaperTests {
  private let room: PrintRoom

  init() throws { room = try PrintRoom() }

  @Test func `each drawer opens at once, however long paper is not looked for again`() throws {
    room.front.change(to: .paperOut)
    try room.start()
    for count in 1...6 {
      try room.sell()
      try #require(try room.until(within: .seconds(5)) { room.front.kicks == count })
    }
  }

  @Test func `what was opened, or is too late, does not wait any more`() throws {
    let (till, store) = (room.till, room.till.store)
    let kicks = { try store.kicksWaiting(for: PrinterID("front"), notOlderThan: 15_000) }
    try room.sell()
    let first = try #require(try kicks().first)
    till.clock.advance(milliseconds: 15_000)
    try room.sell()
    #expect(try kicks().count == 2)
    till.clock.advance(milliseconds: 1)
    let second = try kicks()
    #expect(second.count == 1 && second != [first])
    #expect(try store.takeKick(second[0], notOlderThan: 15_000))
    #expect(try kicks() == [])
    #expect(try room.queue().waiting == 2)
  }
}
