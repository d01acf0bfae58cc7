import POSModel
import POSWire
import Testing

/// A record that was changed twice, unknown to each other.
struct ChangeConflictTests {
  /// A change of the price by an origin that knew so many changes before.
  private func change(
    _ origin: String, _ lamport: Int64, price: Int, knowing known: Int
  ) -> Envelope {
    let payload = Array(#"{"name":"Fries","price":\#(price)}"#.utf8)
    return Envelope(
      stamp: FactStamp(
        eventID: EventID("\(origin)-\(lamport)"), at: Instant(milliseconds: 0), lamport: lamport,
        origin: DeviceID(origin), actor: EmployeeID("mia")),
      tenant: TenantID("harbor"), store: StoreID("s1"), aggregateType: "product",
      aggregateID: "p1", version: known + 1, type: "product.upsert", device: DeviceID(origin),
      seq: lamport, payload: payload, payloadSHA256: SHA256Hex.of(payload))
  }

  private func pairs(_ events: Envelope...) -> [String] {
    ChangeConflict.all(in: events).map { "\($0.lost.eventID) < \($0.kept.eventID)" }
  }

  @Test func `changes that knew each other are none`() {
    #expect(
      pairs(
        change("L1", 1, price: 100, knowing: 0), change("cloud", 2, price: 110, knowing: 1),
        change("L1", 3, price: 120, knowing: 2)) == [])
  }

  @Test func `of two that did not, the later stands and both are shown`() throws {
    let first = change("L1", 1, price: 100, knowing: 0)
    let lost = change("L1", 2, price: 110, knowing: 1)
    let kept = change("cloud", 3, price: 120, knowing: 1)
    let conflict = try #require(ChangeConflict.all(in: [first, lost, kept]).first)
    #expect(conflict.lost == lost && conflict.kept == kept)
    #expect(
      conflict.detail
        == "cloud at 1970-01-01T00:00:00.000Z stands (price 120); L1 at 1970-01-01T00:00:00.000Z "
        + "does not (price 110): neither knew of the other")
  }

  @Test func `several changes behind one they did not know are one conflict, with the last`() {
    #expect(
      pairs(
        change("cloud", 1, price: 100, knowing: 0), change("cloud", 2, price: 110, knowing: 1),
        change("L1", 3, price: 120, knowing: 1), change("L1", 4, price: 130, knowing: 2))
        == ["cloud-2 < L1-4"])
  }

  @Test func `who sets the same has no conflict`() {
    #expect(
      pairs(
        change("L1", 1, price: 100, knowing: 0), change("L1", 2, price: 110, knowing: 1),
        change("cloud", 3, price: 110, knowing: 1)) == [])
  }

  @Test func `three who did not know each other are two conflicts`() {
    #expect(
      pairs(
        change("L1", 1, price: 100, knowing: 0), change("L2", 2, price: 110, knowing: 0),
        change("cloud", 3, price: 120, knowing: 0)) == ["L1-1 < L2-2", "L2-2 < cloud-3"])
  }
}
