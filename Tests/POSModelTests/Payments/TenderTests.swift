import POSModel
import Testing

/// Mobile money, vouchers, tips, and tenders whose network is down.
struct TenderTests {
  /// A burger, which comes to 9.18.
  ///
  /// - Throws: the refusal of a wish.
  private func lunch() throws -> Till {
    var till = try Till.lunch()
    try till.ring("101")
    return till
  }

  @Test func `a payment is split over any tenders`() throws {
    var till = try lunch()
    till.issue("V1", Shop.usd(200))
    try till.perform(try till.payment("a", 200, by: .voucher, code: "V1"))
    try till.perform(try till.payment("b", 300, by: .mobileMoney, code: "M7"))
    try till.perform(try till.payment("c", 218, by: .card))
    try till.perform(try till.payment("d", 500, by: .cash))
    let check = try till.check("c")
    #expect(check.status == .closed)
    #expect(check.payments.map(\.payment.approvalCode) == ["V1", "M7", "A1", nil])
    #expect(check.payments.map(\.payment.change.minorUnits) == [0, 0, 0, 300])
  }

  @Test func `a voucher pays at most what is left on it, and keeps the rest`() throws {
    var till = try lunch()
    till.issue("V1", Shop.usd(500))
    try till.perform(try till.payment("a", 918, by: .voucher, code: "V1"))
    #expect(try till.check("c").totals.due == Shop.usd(418))
    #expect(till.vouchers[VoucherID("V1")]?.left == .zero)
    #expect(
      till.refusal(try till.payment("b", 418, by: .voucher, code: "V1")) == .voucherEmpty)
    till.issue("V2", Shop.usd(1_000))
    try till.perform(try till.payment("c", 418, by: .voucher, code: "V2"))
    #expect(till.vouchers[VoucherID("V2")]?.left == Shop.usd(582))
    #expect(try till.check("c").status == .closed)
  }

  @Test func `a voucher nobody issued, or that was only used, pays nothing`() throws {
    let till = try lunch()
    #expect(till.refusal(try till.payment("a", 1, by: .voucher, code: "X")) == .noSuchVoucher)
    #expect(till.refusal(try till.payment("a", 1, by: .voucher, code: nil)) == .noSuchVoucher)
    var world = till.world(for: Needs())
    world.voucher = Voucher(
      id: VoucherID("X"), beginning: .redeemed(PaymentID("p"), Shop.usd(5)), Shop.stamp())
    let wish = try till.payment("a", 1, by: .voucher, code: "X")
    #expect(throws: PaymentRefusal.noSuchVoucher) { try wish.decide(try till.check("c"), world) }
  }

  @Test func `what a voucher paid goes back on it`() throws {
    var till = try lunch()
    till.issue("V1", Shop.usd(500))
    try till.perform(try till.payment("a", 300, by: .voucher, code: "V1"))
    try till.perform(try till.refund(.payment(PaymentID("a"))))
    #expect(till.vouchers[VoucherID("V1")]?.left == Shop.usd(500))
    try till.perform(try till.payment("b", 500, by: .voucher, code: "V1"))
    try till.payAll()
    try till.perform(try till.refund(.whole, as: "r2"))
    #expect(till.vouchers[VoucherID("V1")]?.left == Shop.usd(500))
  }

  @Test func `a tip is a line of its own, beside what is paid`() throws {
    var till = try lunch()
    try till.perform(try till.payment("a", 500, tip: 82))
    #expect(try till.check("c").totals.paid == Shop.usd(418))
    try till.perform(try till.payment("b", 1_000, by: .cash, tip: 100))
    let totals = try till.check("c").totals
    #expect((totals.tips, totals.paid, totals.due) == (Shop.usd(182), Shop.usd(918), .zero))
    let payment = try till.check("c").payments[1].payment
    #expect(
      (payment.applied, payment.tip, payment.change) == (
        Shop.usd(500), Shop.usd(100), Shop.usd(400)
      ))
  }

  @Test func `a tip that cannot be is refused, and one alone pays nothing`() throws {
    var till = try lunch()
    till.issue("V1", Shop.usd(500))
    #expect(till.refusal(try till.payment("a", 100, tip: -1)) == .badTip)
    #expect(till.refusal(try till.payment("a", 100, tip: 101)) == .badTip)
    #expect(till.refusal(try till.payment("a", 100, by: .voucher, tip: 1, code: "V1")) == .badTip)
    #expect(till.refusal(try till.payment("a", 100, tip: 100)) == .amountNotPositive(.zero))
    #expect(
      till.refusal(try till.payment("a", 1_020, tip: 101))
        == .exceedsBalance(offered: Shop.usd(919), due: Shop.usd(918)))
    let most = Money.limit.minorUnits
    #expect(till.refusal(try till.payment("a", most + 918, tip: most)) == .beyondLimit(.limit))
  }

  /// Why a payment is refused while the network is down.
  ///
  /// - Throws: `Till.Missing`.
  private func offline(_ till: Till, _ amount: Int64, _ tender: Tender = .card, tip: Int64 = 0)
    throws
    -> PaymentRefusal?
  { till.refusal(try till.payment("o", amount, by: tender, tip: tip, isOffline: true)) }

  @Test func `without its network a tender is refused, unless the house takes the risk`() throws {
    var till = try lunch()
    #expect(try offline(till, 100) == .refusedOffline(.card))
    #expect(try offline(till, 100, .mobileMoney) == .refusedOffline(.mobileMoney))
    #expect(try offline(till, 100, .cash) == nil)
    try till.rules.set("tender.card.offline", to: "5 2 8")
    #expect(try offline(till, 100) == nil)
    #expect(try offline(till, 100, .mobileMoney) == .refusedOffline(.mobileMoney))
    try till.perform(try till.payment("o", 100, isOffline: true))
    #expect(try till.check("c").payments[0].payment.isOffline)
  }

  @Test func `the house risks so much for a payment, so many, and so much in all`() throws {
    var till = try lunch()
    try till.rules.set("tender.card.offline", to: "5 2 8")
    let limits = OfflineLimits(perPayment: Shop.usd(500), count: 2, sum: Shop.usd(800))
    func beyond(_ exposure: Exposure) -> PaymentRefusal {
      .beyondOfflineLimit(.card, limits, exposure)
    }
    #expect(try offline(till, 500) == nil)
    #expect(try offline(till, 501) == beyond(Exposure()))
    #expect(try offline(till, 501, tip: 100) == beyond(Exposure()))
    till.exposure = Exposure(count: 1, sum: Shop.usd(400))
    #expect(try offline(till, 400) == nil)
    #expect(try offline(till, 401) == beyond(till.exposure))
    till.exposure = Exposure(count: 2, sum: Shop.usd(2))
    #expect(try offline(till, 1) == beyond(till.exposure))
  }

  @Test func `a tender that does without a network is never at risk`() throws {
    var till = try lunch()
    try till.rules.set("tender.card.offline", to: "none")
    till.exposure = Exposure(count: 9_999, sum: .limit)
    try till.perform(try till.payment("o", 918, isOffline: true))
    #expect(try till.check("c").payments.map(\.payment.isOffline) == [false])
  }

  @Test func `what is at risk is looked up only where something is`() throws {
    let till = try lunch()
    #expect(try till.payment("a", 1, isOffline: true).needs.exposure == .card)
    #expect(try till.payment("a", 1, by: .cash, isOffline: true).needs.exposure == nil)
    #expect(try till.payment("a", 1).needs.exposure == nil)
    #expect(try till.payment("a", 1, by: .voucher, code: "V1").needs.voucher == VoucherID("V1"))
  }
}
