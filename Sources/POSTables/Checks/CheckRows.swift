public import POSModel

extension Check: Tabulated {
  /// Where it is copied.
  public static let tables = [
    checksTable, itemsTable, paymentsTable, discountsTable, combosTable, refundsTable,
    refundItemsTable, refundTendersTable,
  ]

  /// What changed.
  public func changedRows(since old: Check?, _ owner: RowOwner) -> [TableRow] {
    let pricing = self.pricing
    let priced = old.map { $0.isPlain && isPlain ? nil : $0.pricing } ?? nil
    let totals = totals(of: pricing)
    var rows = [checkRow(totals, owner)]
    for line in pricing.lines {
      let before = old?.item(line.item.id)
      if before != line.item || (priced.map { $0.line(line.item.id)?.net != line.net } ?? false) {
        rows.append(row(of: line, owner))
      }
    }
    for taken in payments where old?.payments.contains(taken) != true {
      rows.append(row(of: taken, owner))
      if taken.payment.opensDrawer {
        rows.append(kick(taken.payment.id.rawValue, "payment", taken.origin, taken.at))
      }
    }
    for given in refunds where old?.refunds.contains(given) != true {
      rows += self.rows(of: given, owner)
    }
    rows += discounts.map { row(of: $0, pricing) } + combos.map { row(of: $0, pricing) }
    rows += flags(by: totals).map { row(of: $0) }
    return rows
  }

  /// What is gone.
  public func removedRows(since old: Check) -> [RowKey] {
    let kept = Set(items.map(\.id))
    let oldFlags = old.flags
    let flagged = oldFlags.isEmpty ? [] : Set(flags.map(\.kind))
    let discounted = Set(discounts.map(\.id))
    let combined = Set(combos.map(\.id))
    return old.items.filter { !kept.contains($0.id) }
      .map { RowKey(Self.itemsTable, $0.id.rawValue) }
      + old.discounts.filter { !discounted.contains($0.id) }
      .map { RowKey(Self.discountsTable, id.rawValue, $0.id.rawValue) }
      + old.combos.filter { !combined.contains($0.id) }
      .map { RowKey(Self.combosTable, id.rawValue, $0.id.rawValue) }
      + oldFlags.filter { !flagged.contains($0.kind) }
      .map { RowKey(Self.reviewTable, "\($0.kind):\(id.rawValue)") }
  }

  /// Whether every line comes to its price, as on most checks.
  private var isPlain: Bool { discounts.isEmpty && combos.isEmpty }

  private func checkRow(_ totals: Totals, _ owner: RowOwner) -> TableRow {
    TableRow(
      Self.checksTable,
      [
        id.row, opening.rvc.row, number.row, callNumber.row, orderType.row, opening.businessDay.row,
        status.row, name.row, self.owner.row, holder.row, heldOn.row, currency.code.row,
        totals.subtotal.row, totals.discount.row, totals.tax.row, totals.total.row,
        totals.rounding.row, totals.paid.row, totals.due.row, totals.tips.row, totals.refunded.row,
        shares.count.row, rounds.row, opening.splitFrom.row, mergedInto.row,
        (wasVoided ? voidReason : nil).row, approver.row, (reopening?.reason).row,
        (reopening?.approver).row, openedAt.row, endedAt.row, version.row, lamport.row, origin.row,
        owner.store.row, openedAt.row,
      ])
  }

  private func row(of line: Pricing.Line, _ owner: RowOwner) -> TableRow {
    let item = line.item
    let stamp = rung[item.id]
    let void = item.voids.last
    return TableRow(
      Self.itemsTable,
      [
        item.id.row, id.row, item.productID.row, item.plu.row, item.name.row, item.kitchenName.row,
        item.quantity.thousandths.row, item.unitPrice.row,
        item.modifiers.map(\.text).joined(separator: ", ").row,
        (item.priceOfOne - item.unitPrice).row, line.gross.row, (line.gross - line.net).row,
        Self.text(of: item.taxes).row, item.station.row, item.note.row, item.seat.row,
        item.round.row, (item.override?.listPrice).row, (item.override?.reason).row,
        (item.override?.approver).row, item.voidedThousandths.row, (void?.reason).row,
        (void?.approver).row, item.movedFrom.row, item.soldOutApprover.row, (stamp?.origin).row,
        owner.store.row, (stamp?.at).row,
      ])
  }

  private func row(of taken: TakenPayment, _ owner: RowOwner) -> TableRow {
    let payment = taken.payment
    return TableRow(
      Self.paymentsTable,
      [
        payment.id.row, id.row, payment.tender.row, payment.applied.row, payment.tendered.row,
        payment.change.row, payment.tip.row, payment.rounding.row, payment.approvalCode.row,
        payment.isOffline.row, taken.employee.row, taken.at.row, taken.origin.row, owner.store.row,
        taken.at.row,
      ])
  }

  private func rows(of given: GivenRefund, _ owner: RowOwner) -> [TableRow] {
    let refund = given.refund
    let row = TableRow(
      Self.refundsTable,
      [
        refund.id.row, id.row, refund.paymentID.row, refund.amount.row, refund.tax.row,
        refund.rounding.row, refund.tip.row, refund.reason.row, refund.approver.row,
        given.employee.row, given.at.row, given.origin.row, owner.store.row, given.at.row,
      ])
    let lines = refund.lines.map { line in
      TableRow(
        Self.refundItemsTable,
        [
          refund.id.row, line.itemID.row, line.thousandths.row, line.amount.row,
          line.taxes.map(\.amount).sum().row,
        ])
    }
    let parts = refund.parts.enumerated().map { place, part in
      TableRow(
        Self.refundTendersTable,
        [
          refund.id.row, place.row, part.tender.row, part.amount.row, part.reference.row,
        ])
    }
    guard refund.parts.contains(where: { $0.tender == .cash }) else { return [row] + lines + parts }
    return [row] + lines + parts + [kick(refund.id.rawValue, "refund", given.origin, given.at)]
  }

  /// The intent to open the drawer of where the money was taken or returned.
  private func kick(
    _ id: String, _ reason: String, _ origin: DeviceID, _ at: Instant
  ) -> TableRow {
    TableRow(Drawer.kicksTable, [id.row, origin.row, reason.row, at.row])
  }

  private func row(of discount: Discount, _ pricing: Pricing) -> TableRow {
    var item: CheckItemID?
    if case .item(let id) = discount.target { item = id }
    return TableRow(
      Self.discountsTable,
      [
        id.row, discount.id.row, discount.name.row, discount.rule.row, item.row,
        discount.isComp.row, pricing.amount(of: .discount(discount.id)).row, discount.reason.row,
        discount.approver.row,
      ])
  }

  private func row(of combo: ComboUse, _ pricing: Pricing) -> TableRow {
    TableRow(
      Self.combosTable,
      [
        id.row, combo.id.row, combo.productID.row, combo.name.row, combo.count.row, combo.price.row,
        pricing.amount(of: .combo(combo.id)).row,
      ])
  }

  private func row(of flag: CheckFlag) -> TableRow {
    TableRow(
      Self.reviewTable,
      [
        "\(flag.kind):\(id.rawValue)".row, flag.kind.row, Self.aggregateType.row, id.row,
        flag.detail(currency).row, changedAt.row,
      ])
  }

  /// The taxes of an item as reports read them: `food 8%, city 1%`.
  private static func text(of taxes: [TaxRate]) -> String {
    taxes.map { "\($0.name) \($0.percentText)" }.joined(separator: ", ")
  }
}
