import POSModel
import POSTestSupport
import Testing

@testable import POSCore

/// Kitchens of lanes that hear of each other late, and in any order.
struct KitchenLanesTests {
  private let lanes: Lanes
  private let here: Till
  private let there: Till
  private let late: Till

  init() throws {
    lanes = try Lanes(seed: 5)
    (here, there, late) = (lanes.tills[0], lanes.tills[1], lanes.tills[2])
  }

  private func expectSame() throws {
    for (receiver, sender) in [(0, 1), (1, 0), (2, 0), (2, 1), (0, 2), (1, 2)] {
      try lanes.tell(receiver, from: sender)
    }
    let tables = try lanes.tills.map { try Tables($0.store) }
    #expect(tables[1].differences(from: tables[0]) == [])
    #expect(tables[2].differences(from: tables[0]) == [])
    for till in lanes.tills { #expect(try till.store.verify() == []) }
  }

  @Test func `two lanes sent the same round: there is one ticket, and each line is made once`()
    throws
  {
    let check = try here.check(with: "101", "101")
    try lanes.tell(1, from: 0)
    try here.send(check.id)
    try there.ring("101", on: check.id)
    try there.send(check.id)
    try expectSame()
    let tickets = try here.kitchen().active
    #expect(tickets.map(\.key.round) == [1])
    #expect(tickets.first?.lines.count == 3)
  }

  @Test func `a void is heard before the ticket it is on`() throws {
    let check = try here.check(with: "101", "102")
    let sent = try here.send(check.id)
    try lanes.tell(1, from: 0)
    try there.void(sent.items[0], on: check.id, reason: "cold")
    // The third lane hears of the void, but not yet of the ticket.
    try late.store.receive(there.store.events(of: "L2", after: 0), from: DeviceID("L2"))
    #expect(try late.kitchen().active.isEmpty)
    try expectSame()
    let card = try #require(
      try late.kitchen().active.first { $0.key.station.rawValue == "kitchen" })
    #expect(card.hasUnseenVoids)
    #expect(card.lines.map(\.voidReason) == ["cold"])
  }

  @Test func `a cook's key sees no void of a lane that was cut off, though it was made before`()
    throws
  {
    let check = try here.check(with: "101", "101")
    let sent = try here.send(check.id)
    try lanes.tell(1, from: 0)
    try there.void(sent.items[0], on: check.id, reason: "cold")
    try lanes.tell(0, from: 1)
    try there.void(sent.items[1], on: check.id, reason: "late")
    let ticket = try #require(try here.kitchen().active.first)
    here.clock.advance(milliseconds: 10_000)
    try here.mark(ticket.key, .seen)
    #expect(try here.kitchen().active.map(\.hasUnseenVoids) == [false])
    try expectSame()
    let shown = try #require(try here.kitchen().active.first)
    #expect(shown.lines.map(\.voidReason) == ["cold", "late"])
    #expect(shown.lines.map(\.isVoidSeen) == [true, false])
    try here.mark(ticket.key, .seen)
    #expect(try here.kitchen().active.isEmpty)
    try expectSame()
  }

  @Test func `one cook bumped and another recalled: all lanes show the same`() throws {
    let check = try here.check(with: "201")
    try here.send(check.id)
    for lane in [1, 2] { try lanes.tell(lane, from: 0) }
    let card = try #require(try here.kitchen().active.first)
    try here.mark(card.key, .bumped)
    try there.mark(card.key, .bumped)
    try late.mark(card.key, .started)
    try there.mark(card.key, .recalled)
    try expectSame()
    #expect(try here.kitchen().active == late.kitchen().active)
  }
}
