import POSModel
import POSWire
import Testing

/// A record that was changed twice, unknown to each other.
struct ChangeConflictTests {
  /// A change of the price by an origin that knew so many changes before.
  private func change(
    _ origin: String, _ lamport: Int64, price: Int, knowing known: Int
  ) -> Envelope {
    change(origin, lamport, #"{"name":"Fries","priceMinor":\#(price)}"#, knowing: known)
  }

  /// A change to that payload.
  private func change(
    _ origin: String, _ lamport: Int64, _ payload: String, knowing known: Int
  ) -> Envelope {
    let payload = Array(payload.utf8)
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
      conflict.detail(in: .usd)
        == "cloud at 1970-01-01T00:00:00.000Z stands (price 1.20); L1 at 1970-01-01T00:00:00.000Z "
        + "does not (price 1.10): neither knew of the other")
  }

  @Test(arguments: [
    (#"{"kitchenName":"A"}"#, #"{"kitchenName":""}"#, "kitchen name 'A'", "kitchen name empty"),
    (#"{"isActive":true}"#, #"{"isActive":false}"#, "active yes", "active no"),
    (#"{"stationId":"bar"}"#, "{}", "station 'bar'", "station nothing"),
    (
      #"{"percentPpm":82500}"#, #"{"amountMinor":-5}"#, "amount nothing, percent 8.25%",
      "amount -0.05, percent nothing"
    ),
    (#"{"percentPpm":-1}"#, #"{"percentPpm":null}"#, "percent -1", "percent nothing"),
    (#"{"plus":["101","102"]}"#, #"{"plus":[]}"#, "PLUs '101' and '102'", "PLUs none"),
    (
      #"{"slots":[{"plu":"7","surchargeMinor":50}]}"#, #"{"slots":3}"#,
      "slots (PLU '7', surcharge 0.50)", "slots 3"
    ),
    (#"{"pin":{"hash":"secret"}}"#, #"{"pin":{"hash":"other"}}"#, "PIN set", "PIN set"),
  ])
  func `what they differ in is said in the words of the trade`(
    kept: String, lost: String, keeps: String, loses: String
  ) throws {
    let both = [change("L1", 1, lost, knowing: 0), change("cloud", 2, kept, knowing: 0)]
    let conflict = try #require(ChangeConflict.all(in: both).first)
    let detail = conflict.detail(in: .usd)
    #expect(detail.contains(" stands (\(keeps)); "), "\(detail)")
    #expect(detail.contains(" does not (\(loses)): "), "\(detail)")
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
