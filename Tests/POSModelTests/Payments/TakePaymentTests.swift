import POSModel
import Testing

struct TakePaymentTests {
  private let check = Shop.check([.itemAdded(Shop.item("burger", 1_250))])

  private func wish(
    _ tender: Tender, _ offered: Int64, on check: Check? = nil, id: String = "p1",
    code: String? = "A1"
  ) -> TakePayment {
    TakePayment(
      key: Shop.key(id), actor: Shop.ana.id, checkID: CheckID("c"), paymentID: PaymentID(id),
      tender: tender, offered: Shop.usd(offered), approvalCode: tender == .cash ? nil : code,
      shownVersion: check?.version ?? self.check.version)
  }

  private func refusal(of wish: TakePayment, on check: Check?, _ world: World = Shop.world())
    -> PaymentRefusal?
  {
    do throws(PaymentRefusal) { _ = try wish.decide(check, world) } catch { return error }
    return nil
  }

  @Test func `cash above the balance gives change and closes the check`() throws {
    let facts = try wish(.cash, 2_000).decide(check, Shop.world())
    let payment = Payment(
      id: PaymentID("p1"), tender: .cash, applied: Shop.usd(1_250), tendered: Shop.usd(2_000))
    #expect(
      facts == [.paymentTaken(payment), .sent(round: 1, check.items.map(\.id)), .paid])
    #expect(payment.change == Shop.usd(750))
    let receipt = wish(.cash, 2_000).respond(check.with(facts), facts)
    #expect(receipt.payment?.change == Shop.usd(750))
    #expect(receipt.check.status == .closed)
    #expect(receipt.check.due == .zero)
  }

  @Test func `a part leaves the rest due, and the check open`() throws {
    let after = check.with(try wish(.cash, 1_000).decide(check, Shop.world()))
    #expect(after.status == .open)
    #expect(after.totals.due == Shop.usd(250))
    let rest = after.with(try wish(.card, 250, on: after, id: "p2").decide(after, Shop.world()))
    #expect(rest.status == .closed)
    #expect(rest.payments.map(\.payment.approvalCode) == [nil, "A1"])
  }

  @Test(arguments: [(0, false), (-1, false), (1, true)])
  func `an amount that is not positive is refused`(offered: Int64, isFine: Bool) {
    var world = Shop.world()
    world.voucher = Voucher(
      id: VoucherID("A1"), beginning: .issued(Shop.usd(500), approver: nil), Shop.stamp())
    for tender in Tender.allCases {
      let expected = isFine ? nil : PaymentRefusal.amountNotPositive(Shop.usd(offered))
      #expect(refusal(of: wish(tender, offered), on: check, world) == expected)
    }
  }

  @Test func `only cash may exceed the balance`() {
    let due = Shop.usd(1_250)
    for tender in [Tender.card, .mobileMoney, .voucher] {
      #expect(
        refusal(of: wish(tender, 1_251), on: check)
          == .exceedsBalance(offered: Shop.usd(1_251), due: due))
    }
    #expect(refusal(of: wish(.card, 1_250), on: check) == nil)
  }

  @Test(arguments: [nil, ""] as [String?])
  func `a card payment carries the code its terminal printed`(code: String?) {
    #expect(refusal(of: wish(.card, 1_250, code: code), on: check) == .approvalCodeMissing)
    #expect(refusal(of: wish(.mobileMoney, 1_250, code: code), on: check) == .approvalCodeMissing)
  }

  @Test func `more cash than a drawer holds is a slip of the fingers`() {
    let limit = Shop.rules.largestCash
    let offered = limit.minorUnits + 1
    #expect(refusal(of: wish(.cash, offered), on: check) == .beyondLimit(limit))
    #expect(refusal(of: wish(.cash, .max), on: check) == .beyondLimit(limit))
    #expect(refusal(of: wish(.cash, offered - 1), on: check) == nil)
  }

  @Test func `the exact amount of a check above that may be handed over`() throws {
    let large = Shop.check([.itemAdded(Shop.item("boat", 900_000_000))])
    #expect(refusal(of: wish(.cash, 900_000_000, on: large), on: large) == nil)
  }

  @Test func `what the state of the check does not allow is refused`() throws {
    let empty = Shop.check()
    let parked = check.with([.parked(name: "", again: false)])
    let paid = check.with(try wish(.cash, 1_250).decide(check, Shop.world()))
    #expect(refusal(of: wish(.cash, 100), on: nil) == .noSuchCheck)
    #expect(refusal(of: wish(.cash, 100), on: empty) == .nothingToPay)
    #expect(refusal(of: wish(.cash, 100), on: parked) == .checkNotOpen(.parked))
    #expect(refusal(of: wish(.cash, 100, id: "p2"), on: paid) == .checkNotOpen(.closed))
    #expect(refusal(of: wish(.cash, 100), on: paid) == .alreadyTaken)
  }

  @Test func `who may not sell takes no money`() {
    let cook = Shop.world(Shop.employee("cem", .cook))
    let gone = Shop.world(Shop.employee("gil", .cashier, isActive: false))
    #expect(refusal(of: wish(.cash, 100), on: check, cook) == .notAllowed(.roleForbids(.cook)))
    #expect(refusal(of: wish(.cash, 100), on: check, gone) == .notAllowed(.inactive(name: "gil")))
    #expect(refusal(of: wish(.cash, 100), on: check, Shop.world(nil)) == .notAllowed(.unknown))
  }

  @Test func `a check that changed since it was shown is refused with what changed`() {
    var world = Shop.world()
    world.changesSinceShown = [.itemAdded(name: "Cola", quantity: .one)]
    #expect(
      refusal(of: wish(.cash, 1_250), on: check, world)
        == .changedMeanwhile([.itemAdded(name: "Cola", quantity: .one)]))
  }
}
