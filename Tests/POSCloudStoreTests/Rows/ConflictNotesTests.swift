import POSCore
import POSModel
import POSTestSupport
import POSWire
import Testing

@testable import POSCloudStore

struct ConflictNotesTests {
  @Test func `a price changed here and on a lane that did not know leaves a review item`()
    async throws
  {
    let shop = try await Shop()
    let log = CloudLog(realm: shop.realm, connection: try Connection(shop.database.url))
    let soup = TestMenu.id("101")
    let entered = try #require(
      try log.events(
        "AND aggregate_id = $3 AND aggregate_type = 'product'", [.text(soup.rawValue)]
      ).first)
    let product = try #require(
      try await shop.store.products(of: shop.realm).first { $0.id == soup })
    var entry = product.entry
    entry.price = Money(minorUnits: 1_111)
    _ = try await shop.store.perform(
      EnterProduct(key: shop.key(1), actor: TestStaff.manager, productID: soup, entry: entry),
      in: shop.realm, from: shop.tablet, owner: "ann", correlation: "")
    #expect(try await shop.store.reviewItems(of: shop.realm).isEmpty)

    // The lane knew the first entry alone: its change is the record's second event, too.
    entry.price = Money(minorUnits: 2_222)
    var change = entered
    (change.origin, change.device, change.seq) = (DeviceID("L2"), DeviceID("L2"), 1)
    (change.eventID, change.version, change.lamport) = (EventID("late"), 2, entered.lamport + 1)
    change.payload = try FactCoding.payload(of: ProductFact.entered(entry))
    change.payloadSHA256 = SHA256Hex.of(change.payload)
    #expect(try await shop.store.push(try received([change])).tally == [.ok: 1])

    let items = try await shop.store.reviewItems(of: shop.realm)
    #expect(items.map(\.kind) == ["changed_twice"])
    #expect(items.map(\.id) == ["changed_twice:late"])
    #expect(items.first?.subjectID == soup.rawValue)
    #expect(items.first?.detail.contains("(price 11.11)") == true)
    #expect(items.first?.detail.contains("(price 22.22)") == true)
    let now = try await shop.store.products(of: shop.realm).first { $0.id == soup }
    #expect(now?.entry.price == Money(minorUnits: 1_111))
  }
}
