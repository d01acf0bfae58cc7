import Foundation
import POSModel
import Testing

/// A cook's key says of which voids it speaks: of those that were on the screen.
struct SeenVoidTests {
  private typealias Fact = StationTicketFact<KitchenArea>
  private let key = TicketKey(
    checkID: CheckID("c"), station: StationID("kitchen"), round: 1)

  /// What a log keeps of a fact, read as a lane does.
  private func read(_ payload: String) throws -> Fact {
    let logged = #"{"type":"kds.ticket.void_seen","payload":\#(payload)}"#
    return try JSONDecoder().decode(LoggedOne<Fact>.self, from: Data(logged.utf8)).fact
  }

  /// The burger and the fries of the table are both voided.
  private func voided() throws -> Till {
    var till = try Till.table()
    try till.send()
    for item in ["601", "602"] {
      till.hear(.itemVoided(CheckItemID(item), .one, reason: "left"), on: key)
    }
    return till
  }

  private func ticket(_ till: Till) throws -> Ticket {
    try #require(till.tickets[key]?.state?.ticket)
  }

  @Test func `what a log has from before speaks of all that is voided`() throws {
    var till = try voided()
    let fact = try read("{}").fact
    #expect(fact == .voidsSeen(nil))
    till.hear(fact, on: key)
    #expect(try ticket(till).hasUnseenVoids == false)
    #expect(try ticket(till).status == .bumped)
  }

  @Test func `what was not seen stays to be seen, and the ticket with it`() throws {
    var till = try voided()
    let lines = try ticket(till).lines
    let payload = #"{"items":[{"itemId":"\#(lines[0].itemID.rawValue)","quantity":1000}]}"#
    till.hear(try read(payload).fact, on: key)
    #expect(try ticket(till).lines.map(\.isVoidSeen) == [true, false])
    #expect(try ticket(till).status == .queued)
    try till.mark(key, .seen)
    #expect(try ticket(till).status == .bumped)
  }

  @Test func `of a line of which more is voided than was seen, the rest is to be seen`() throws {
    var till = try voided()
    let line = try ticket(till).lines[0]
    let payload = #"{"items":[{"itemId":"\#(line.itemID.rawValue)","quantity":500}]}"#
    till.hear(try read(payload).fact, on: key)
    #expect(try ticket(till).lines[0].isVoidSeen == false)
  }

  @Test func `it travels without loss`() throws {
    let seen = try ticket(voided()).lines.compactMap { SeenVoid($0) }
    #expect(seen.count == 2)
    for fact in [TicketFact.voidsSeen(seen), .voidsSeen(nil)] {
      let data = try JSONEncoder().encode(LoggedOne(Fact(fact)))
      #expect(try JSONDecoder().decode(LoggedOne<Fact>.self, from: data).fact.fact == fact)
    }
  }

  @Test func `who saw nothing that is still unseen changes nothing`() throws {
    let till = try voided()
    let wish = MarkTicket<KitchenArea>(
      key: Shop.key(), actor: EmployeeID("kitchen"), ticketID: key.id, mark: .seen, seen: [])
    #expect(throws: TicketRefusal.isSo(.queued)) {
      try wish.decide(till.tickets[key]?.state, till.world(for: Needs()))
    }
  }
}
