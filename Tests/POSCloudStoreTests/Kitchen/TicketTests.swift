import POSCore
import POSModel
import POSTestSupport
import POSWire
import Testing

@testable import POSCloudStore

struct TicketTests {
  @Test func `a round that is sent stands on its stations until it is served`() async throws {
    let shop = try await Shop()
    var check = try await shop.open(1)
    check = try await shop.ring("101", on: check.id, 2)
    check = try await shop.ring("201", on: check.id, 3)
    try await shop.perform(
      SendRound(key: shop.key(4), actor: TestStaff.cashier, checkID: check.id))
    let tickets = try await shop.store.activeTickets(of: shop.realm)
    #expect(Set(tickets.map(\.key.station)) == [StationID("kitchen"), StationID("bar")])
    let bar = try await shop.store.activeTickets(of: shop.realm, station: StationID("bar"))
    #expect(bar.map(\.lines.count) == [1])
    #expect(try await shop.store.ticket(bar[0].key.id, of: shop.realm) == bar[0])
    #expect(try CloudRows(shop.database).differences.isEmpty)
  }
}
