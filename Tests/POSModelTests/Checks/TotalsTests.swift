import POSModel
import Testing

struct TotalsTests {
  private func totals(_ lines: [Int64], paid: [Int64] = []) -> Totals {
    let items = lines.enumerated().map { place, amount in
      Shop.item("\(place)", amount, taxes: [Shop.food])
    }
    return Totals(
      pricing: Pricing(items: items),
      payments: paid.enumerated().map {
        Payment(
          id: PaymentID("\($0.offset)"), tender: .cash, applied: Shop.usd($0.element),
          tendered: Shop.usd($0.element))
      }, taxRule: TaxRule(mode: .exclusive, rounding: .check))
  }

  @Test func `nothing comes to nothing`() {
    #expect(totals([]) == totals([0]).with(taxes: []))
    #expect(totals([]).due == .zero)
  }

  @Test func `what is due is the total less what was paid`() {
    let totals = totals([1_000, 250], paid: [500, 100])
    #expect(totals.subtotal == Shop.usd(1_250))
    #expect(totals.tax == Shop.usd(100))
    #expect(totals.total == Shop.usd(1_350))
    #expect(totals.paid == Shop.usd(600))
    #expect(totals.due == Shop.usd(750))
  }

  @Test func `sums beyond the limit are held there and told`() {
    let limit = Money.limit.minorUnits
    let totals = totals([limit, limit], paid: [limit, limit, limit])
    #expect(totals.subtotal == .limit)
    #expect(totals.total == .limit)
    #expect(totals.paid == .limit)
    #expect(totals.isBeyondLimit)
    #expect(!self.totals([limit / 2]).isBeyondLimit)
  }
}

extension Totals {
  fileprivate func with(taxes: [TaxAmount]) -> Totals {
    var totals = self
    totals.taxes = taxes
    return totals
  }
}
