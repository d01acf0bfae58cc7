import POSModel
import POSTestSupport
import Testing

@testable import POSCore

/// What was served is looked back on by station and by check, however much others serve.
struct ServedTests {
  private let till: Till

  init() throws { till = try Till.fresh() }

  /// A round with something for those products' stations, of which nothing is served yet.
  private func sent(_ plus: String...) throws -> CheckID {
    let check = try till.check(with: plus[0])
    for plu in plus.dropFirst() { try till.ring(plu, on: check.id) }
    try till.send(check.id)
    return check.id
  }

  private func serve(_ check: CheckID, at station: String) throws {
    let card = try #require(
      try till.kitchen().active.first {
        $0.key.checkID == check && $0.key.station.rawValue == station
      })
    till.clock.advance(milliseconds: 1)
    try till.mark(card.key, .bumped)
  }

  /// The fryer makes and serves so many, one after the other.
  private func fry(_ count: Int) throws {
    let check = try sent("102")
    try serve(check, at: "fry")
    let first = TicketKey(checkID: check, station: StationID("fry"), round: 1)
    for _ in 1..<count {
      try till.store.perform(
        RefireTicket(key: till.key(), actor: till.employee, ticket: first, reason: "more"))
      try serve(check, at: "fry")
    }
  }

  /// The checks of what a station served.
  private func served(at station: String) throws -> [CheckID] {
    try till.kitchen().bumped.filter { $0.key.station.rawValue == station }.map(\.key.checkID)
  }

  @Test func `a quiet station, an unfinished check and the guests' board forget nothing too soon`()
    throws
  {
    let beer = try sent("201")
    try serve(beer, at: "bar")
    let half = try sent("101", "102")
    try serve(half, at: "fry")
    till.clock.advance(milliseconds: 3_600_000)
    try fry(KitchenQuery.mostServed * 2 + 1)
    #expect(try served(at: "bar") == [beer], "what a quiet station served last")
    #expect(try served(at: "fry").contains(half), "of this, the kitchen's is still to come")
    #expect(try served(at: "fry").count == KitchenQuery.mostServed * 2 + 2, "the board shows all")
    // The board shows them no more; of each station, the last stay.
    till.clock.advance(milliseconds: 5 * 60_000)
    #expect(try served(at: "fry").contains(half))
    #expect(try served(at: "fry").count == KitchenQuery.mostServed + 1)
    try serve(half, at: "kitchen")
    #expect(try served(at: "fry").contains(half) == false)
    #expect(try served(at: "kitchen") == [half])
  }

  @Test func `a station that was given up is not looked back on a day later`() throws {
    let old = try sent("201")
    try serve(old, at: "bar")
    let half = try sent("101", "102")
    try serve(half, at: "fry")
    till.clock.advance(milliseconds: 24 * KitchenQuery.hour - 1_000)
    #expect(try served(at: "bar") == [old])
    till.clock.advance(milliseconds: 1_000)
    #expect(try served(at: "bar").isEmpty)
    #expect(try served(at: "fry") == [half], "of this, the kitchen's is still to come")
  }

  @Test func `what was served last stands first`() throws {
    let checks = try (0..<3).map { _ in
      till.clock.advance(milliseconds: 1_000)
      let check = try sent("201")
      try serve(check, at: "bar")
      return check
    }
    #expect(try served(at: "bar") == checks.reversed())
  }
}
