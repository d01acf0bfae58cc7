import POSModel
import POSTestSupport
import POSWire
import Testing

@testable import POSCloudStore

struct CheckNumberingTests {
  @Test func `a counter that is missing is set above every number ever used`() async throws {
    let shop = try await Shop()
    _ = try await shop.open(1)
    _ = try await shop.open(2)
    try Connection(shop.database.url).run("DELETE FROM rvc_counters")
    #expect(try await shop.open(3).number == 3)
    #expect(try await shop.open(4).number == 4)
  }

  @Test func `a check of a lane that makes no sense keeps the cloud from numbering nothing`()
    async throws
  {
    let shop = try await Shop()
    let first = try await shop.open(1)
    let log = CloudLog(realm: shop.realm, connection: try Connection(shop.database.url))
    let opened = try #require(
      try log.events("AND aggregate_id = $3", [.text(first.id.rawValue)]).first)
    // Numbers that are none, and one of the cloud's own that it has not given yet.
    let numbers: [JSONValue] = [.string("seven"), .string("99999999999999999999"), .integer(2)]
    let events = try numbers.enumerated().map { place, number in
      var event = opened
      (event.origin, event.device, event.seq) = (DeviceID("L2"), DeviceID("L2"), Int64(place) + 1)
      (event.eventID, event.aggregateID) = (EventID("odd \(place)"), "odd \(place)")
      event.payload = try JSONValue(parsing: opened.payload)
        .setting("checkNumber", to: number).canonical
      event.payloadSHA256 = SHA256Hex.of(event.payload)
      return event
    }
    #expect(try await shop.store.push(try received(events)).tally == [.ok: 3])
    #expect(try await shop.open(2).number == 3)
    try Connection(shop.database.url).run("DELETE FROM rvc_counters")
    #expect(try await shop.open(3).number == 4)
  }

  @Test func `from the end of a block it goes on past those of all lanes`() async throws {
    let shop = try await Shop()
    _ = try await shop.open(1)
    try Connection(shop.database.url).run("UPDATE rvc_counters SET next_check_number = 10000")
    #expect(try await shop.open(2).number == 10_000)
    #expect(try await shop.open(3).number == 1_000_001)
    #expect(try await shop.open(4).number == 1_000_002)
    try Connection(shop.database.url).run("DELETE FROM rvc_counters")
    #expect(try await shop.open(5).number == 1_000_003)
    #expect(CheckNumbering.firstAbove(10_000) == 1_000_001)
    #expect(CheckNumbering.firstAbove(0) == 1)
  }
}
