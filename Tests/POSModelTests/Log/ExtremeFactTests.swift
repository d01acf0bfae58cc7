import POSModel
import Testing

/// Facts no till of ours would write, but that could be read: folding and pricing stand them all.
struct ExtremeFactTests {
  private static let amounts = [0, 1, -1, Money.limit.minorUnits, -Money.limit.minorUnits].map {
    Money(minorUnits: $0)
  }
  private static let lines = (0..<4).map { CheckItemID("\($0)") } + [CheckItemID("unknown")]

  private func money(_ random: inout SeededGenerator) -> Money {
    Self.amounts.randomElement(using: &random) ?? .zero
  }

  private func line(_ random: inout SeededGenerator) -> CheckItemID {
    Self.lines.randomElement(using: &random) ?? Self.lines[0]
  }

  private func item(_ random: inout SeededGenerator) -> CheckItem {
    let highest = TaxRate(name: "all", partsPerMillion: TaxRate.highestPartsPerMillion)
    var item = Shop.item(
      line(&random).rawValue, money(&random).minorUnits,
      [1, 1_000, Quantity.limit.thousandths].randomElement(using: &random) ?? 1,
      taxes: Bool.random(using: &random) ? [highest, highest] : [])
    item.modifiers = (0..<3).map { _ in
      ItemModifier(group: "g", name: "n", kitchenName: "n", kind: .extra, price: money(&random))
    }
    item.round = Bool.random(using: &random) ? .max : nil
    return item
  }

  private func discount(_ random: inout SeededGenerator, _ step: Int) -> CheckFact {
    let kinds: [Discount.Kind] = [
      .percent(1_000_000), .percent(1), .amount(.limit), .fixedPrice(.zero), .fixedPrice(.limit),
      .countForPrice(2, .zero), .countForPrice(1_000, .limit),
    ]
    let targets: [Discount.Target] = [
      .check, .item(line(&random)), .products(Self.lines.map { ProductID($0.rawValue) }),
    ]
    return .discountApplied(
      Discount(
        id: DiscountID("\(step % 7)"), name: "",
        target: targets.randomElement(using: &random) ?? .check,
        kind: kinds.randomElement(using: &random) ?? Discount.whole))
  }

  private func refund(_ random: inout SeededGenerator, _ step: Int) -> CheckFact {
    let line = Refund.Line(
      itemID: line(&random), thousandths: [0, 1, Quantity.limit.thousandths][step % 3],
      amount: money(&random), taxes: [])
    return .refunded(
      Refund(
        id: RefundID("\(step % 9)"), lines: Bool.random(using: &random) ? [line] : [],
        parts: [.init(tender: .cash, amount: money(&random))], rounding: money(&random),
        paymentID: PaymentID("\(step % 5)"), reason: ""))
  }

  private func payment(_ random: inout SeededGenerator, _ step: Int) -> CheckFact {
    let amount = max(.zero, money(&random))
    return .paymentTaken(
      Payment(
        id: PaymentID("\(step % 5)"), tender: .cash, applied: amount, tendered: amount,
        rounding: money(&random)))
  }

  private func fact(_ random: inout SeededGenerator, _ step: Int) -> CheckFact {
    let id = line(&random)
    let counts: [Int64] = [0, 1, 1_000, .max, .min]
    switch Int.random(in: 0..<17, using: &random) {
    case 0..<3: return .itemAdded(item(&random))
    case 3: return .itemQuantityChanged(id, .limit)
    case 4: return .itemPriced(id, money(&random), nil)
    case 5: return .itemVoided(ItemVoid(itemID: id, quantity: .limit, reason: ""))
    case 6:
      return .itemsMoved([ItemMove(itemID: id, quantity: .limit, newItemID: id)], to: CheckID("x"))
    case 7: return .sent(round: .max, Self.lines)
    case 8: return discount(&random, step)
    case 9:
      return .comboFormed(
        ComboUse(
          id: ComboUseID("\(step % 3)"), productID: ProductID("p"), name: "", price: money(&random),
          count: counts.randomElement(using: &random) ?? 1,
          items: (0..<3).map { _ in line(&random) }))
    case 10: return .sharesChanged([.max, .min, 0, 3][step % 4])
    case 11: return payment(&random, step)
    case 12: return refund(&random, step)
    case 13:
      return [
        .paid, .merged(into: CheckID("c"), approver: nil), .voided(reason: "", approver: nil),
      ][step % 3]
    case 14: return .reopened(reason: "", approver: nil)
    case 15: return .orderTypeChanged(.takeOut, [ItemTaxes(itemID: id, taxes: [])], callNumber: nil)
    default: return .itemSeated(id, .max)
    }
  }

  /// Asks what a till would ask of any check; only that it answers matters.
  private func ask(_ check: Check) {
    _ = (check.flags, check.openShares, check.dueInCash, CheckReceipt(check), check.hasSentItems)
    let world = Shop.world(Shop.mia)
    for extent in [RefundCheck.Extent.whole, .amount(Shop.usd(1)), .payment(PaymentID("1"))] {
      _ = try? RefundCheck(  // Refused or not: it must not trap.
        key: Shop.key(), actor: Shop.mia.id, checkID: check.id, refundID: RefundID("r"),
        extent: extent, reason: "x", shownVersion: 1
      ).decide(check, world)
    }
    let moves = check.items.prefix(1).map {
      ItemMove(itemID: $0.id, quantity: .one, newItemID: CheckItemID("new"))
    }
    let wish = SplitCheck(
      key: Shop.key(), actor: Shop.mia.id, checkID: check.id,
      parts: [SplitCheck.Part(checkID: CheckID("d"), moves: moves)], shownVersion: 1)
    let facts = try? wish.decide(check, world)  // Refused or not: it must not trap.
    _ = wish.consequences(check, facts ?? [], world)
  }

  @Test(arguments: Seeds.all)
  func `no fact is too extreme to fold, to price or to be asked about`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var rules = Shop.rules
    rules.taxRule = TaxRule(
      mode: seed % 2 == 0 ? .exclusive : .inclusive, rounding: seed / 2 % 2 == 0 ? .line : .check)
    rules.cashRounding = CashRounding(coin: seed % 3 == 0 ? .limit : Shop.usd(5))
    var check = Shop.check(rules: rules)
    for step in 0..<60 {
      check = check.with([fact(&random, step)])
      let totals = check.totals
      #expect(totals.due == totals.total + totals.rounding - totals.paid)
      #expect(totals.total.isWithinLimit && totals.paid.isWithinLimit)
      #expect(check.openShares.sum() == (check.openShares.isEmpty ? .zero : totals.due))
      if step % 10 == 9 { ask(check) }
    }
  }
}
