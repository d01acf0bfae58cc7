import POSModel
import POSTestSupport
import POSWire
import Testing

@testable import POSCore

/// A drawer's report where its device also sent what no till would: everything a payload can hold
/// may come from a peer, and nobody's report may fail of it.
struct OddFactTests {
  private static let oddities: [(type: String, kind: String, payload: String)] =
    [#""many""#, "null", "-1", "0", "9223372036854775807", "{}", "[1]", "true"].flatMap { value in
      [
        (
          "order.updated", "order",
          #"{"change":"item_voided","void":{"itemId":"i","quantity":\#(value),"reason":""}}"#
        ),
        (
          "order.updated", "order",
          #"{"change":"item_voided","void":{"itemId":\#(value),"quantity":[],"reason":""}}"#
        ),
        ("order.updated", "order", #"{"change":"item_voided","void":\#(value)}"#),
        ("payment.refunded", "order", #"{"refundId":\#(value)}"#),
        ("payment.taken", "order", #"{"paymentId":\#(value)}"#),
        ("voucher.issued", "payment", #"{"amountMinor":[\#(value)]}"#),
      ]
    }
    + [#""many""#, "null", "9223372036854775807", "{}"].map { value in
      ("voucher.issued", "payment", #"{"amountMinor":\#(value)}"#)
    }

  @Test func `what makes no sense is told, and counts for nothing in the report`() throws {
    let lanes = try Lanes(seed: 7)
    let (here, there) = (lanes.tills[0], lanes.tills[1])
    there.employee = TestStaff.manager
    try there.setFloat(1_000)
    let paid = try there.pay(there.check(with: "101", "201")).subject
    try there.store.perform(
      RefundCheck(
        key: there.key(), actor: there.employee, checkID: paid.id, refundID: there.id(),
        extent: .amount(Money(minorUnits: 100)), reason: "cold", shownVersion: paid.version))
    let sent = try there.send(there.check(with: "101").id)
    try there.void(sent.items[0], on: sent.id)
    try there.store.perform(
      IssueVoucher(
        key: there.key(), actor: there.employee, voucherID: VoucherID("V1"),
        amount: Money(minorUnits: 500)))
    try lanes.tell(0, from: 1)
    let honest = try #require(try there.store.drawerReport(DeviceID("L2")))
    #expect(
      (honest.voids.count, honest.vouchers.count, honest.returned(.cash)) == (1, 1, [1, 100]))

    let last = try #require(try there.store.events(of: "L2", after: 0).last)
    let odd = Self.oddities.enumerated().map { place, odd in
      var event = last
      (event.seq, event.lamport) = (last.seq + Int64(place) + 1, last.lamport + Int64(place) + 1)
      event.eventID = EventID("odd \(place)")
      (event.type, event.aggregateType) = (odd.type, odd.kind)
      event.aggregateID = odd.kind == "order" ? paid.id.rawValue : "V1"
      event.payload = Array(odd.payload.utf8)
      event.payloadSHA256 = SHA256Hex.of(event.payload)
      return event
    }
    #expect(try here.store.receive(odd, from: DeviceID("L2")).stored.count == odd.count)
    #expect(try here.store.drawerReport(DeviceID("L2")) == honest)
    #expect(try Tables(here.store)["review_items"].count == odd.count)
    #expect(try here.store.verify() == [])
  }
}
