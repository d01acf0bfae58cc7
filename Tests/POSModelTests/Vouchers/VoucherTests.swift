import POSModel
import Testing

/// A voucher of the house, from its issue to its last cent.
struct VoucherTests {
  private func issue(
    _ amount: Int64, _ number: String = "V1", by actor: Employee = Shop.mia,
    approver: Employee? = nil
  ) -> CheckRefusal? {
    var world = Shop.world(actor)
    world.approver = approver
    let wish = IssueVoucher(
      key: Shop.key(), actor: actor.id, voucherID: VoucherID(number), amount: Shop.usd(amount),
      approver: approver?.id)
    do throws(CheckRefusal) {
      let facts = try wish.decide(nil, world)
      #expect(facts == [.issued(Shop.usd(amount), approver: approver?.id)])
    } catch { return error }
    return nil
  }

  @Test func `money is put on a voucher by a manager, or with one`() {
    #expect(issue(2_500) == nil)
    #expect(issue(2_500, by: Shop.ana) == .needsManager(.issueVoucher))
    #expect(issue(2_500, by: Shop.ana, approver: Shop.ana) == .needsManager(.issueVoucher))
    #expect(issue(2_500, by: Shop.ana, approver: Shop.mia) == nil)
    #expect(issue(1, by: Shop.employee("cem", .cook)) == .notAllowed(.roleForbids(.cook)))
  }

  @Test func `a number and an amount that cannot be are refused`() {
    #expect(issue(2_500, "") == .badVoucher)
    #expect(issue(2_500, String(repeating: "7", count: 41)) == .badVoucher)
    #expect(issue(2_500, String(repeating: "7", count: 40)) == nil)
    for amount in [0, -1, Money.limit.minorUnits + 1] { #expect(issue(amount) == .badAmount) }
  }

  @Test func `what is left is what was put on it, less what it paid, and what came back`() throws {
    var voucher = try #require(
      Voucher(id: VoucherID("V1"), beginning: .issued(Shop.usd(1_000), approver: nil), Shop.stamp())
    )
    let facts: [VoucherFact] = [
      .redeemed(PaymentID("a"), Shop.usd(300)), .redeemed(PaymentID("a"), Shop.usd(300)),
      .redeemed(PaymentID("b"), Shop.usd(900)), .returned(RefundID("r"), Shop.usd(50)),
      .returned(RefundID("r"), Shop.usd(50)),
    ]
    for fact in facts { voucher.apply(fact, Shop.stamp(2)) }
    #expect(voucher.left == Shop.usd(-150))
    voucher.apply(.issued(Shop.usd(500), approver: nil), Shop.stamp(3))
    #expect((voucher.left, voucher.issued) == (Shop.usd(350), Shop.usd(1_500)))
    let wish = IssueVoucher(
      key: Shop.key(), actor: Shop.mia.id, voucherID: voucher.id, amount: Shop.usd(500))
    #expect(wish.respond(voucher, []) == Shop.usd(350))
  }

  @Test func `a voucher used before its issue was heard of is worth nothing until then`() throws {
    var voucher = try #require(
      Voucher(
        id: VoucherID("V1"), beginning: .redeemed(PaymentID("a"), Shop.usd(300)), Shop.stamp()))
    #expect((voucher.issued, voucher.left) == (.zero, Shop.usd(-300)))
    voucher.apply(.issued(Shop.usd(1_000), approver: nil), Shop.stamp(2))
    #expect(voucher.left == Shop.usd(700))
  }

  @Test func `no sum on a voucher is beyond the limit`() throws {
    var voucher = try #require(
      Voucher(id: VoucherID("V1"), beginning: .issued(.limit, approver: nil), Shop.stamp()))
    voucher.apply(.issued(.limit, approver: nil), Shop.stamp(2))
    #expect(voucher.left == .limit)
  }
}
