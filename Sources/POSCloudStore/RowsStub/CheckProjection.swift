import POSModel

extension Check: Projected {
  func changedRows(since old: Check?, _ realm: CloudRealm) -> [ProjectedRow] {
    let pricing = self.pricing
    let priced = old.map { $0.isPlain && isPlain ? nil : $0.pricing } ?? nil
    let totals = totals(of: pricing)
    var rows = [checkRow(totals, realm)]
    for line in pricing.lines {
      let before = old?.item(line.item.id)
      if before != line.item || (priced.map { $0.line(line.item.id)?.net != line.net } ?? false) {
        rows.append(row(of: line, realm))
      }
    }
    for taken in payments where old?.payments.contains(taken) != true {
      rows.append(row(of: taken, realm))
      if taken.payment.opensDrawer {
        rows.append(kick(taken.payment.id.rawValue, "payment", taken.origin, taken.at))
      }
    }
    for given in refunds where old?.refunds.contains(given) != true {
      rows += self.rows(of: given, realm)
    }
    rows += discounts.map { row(of: $0, pricing) } + combos.map { row(of: $0, pricing) }
    rows += flags(by: totals).map { row(of: $0) }
    return rows
  }

  func removedRows(since old: Check) -> [RowKey] {
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

  private func checkRow(_ totals: Totals, _ realm: CloudRealm) -> ProjectedRow {
    ProjectedRow(
      Self.checksTable,
      [
        id.rawValue, opening.rvc.rawValue, number, callNumber, orderType.rawValue,
        opening.businessDay, status.rawValue, name, owner.rawValue, holder.rawValue,
        heldOn.rawValue, currency.code, totals.subtotal.minorUnits, totals.discount.minorUnits,
        totals.tax.minorUnits, totals.total.minorUnits, totals.rounding.minorUnits,
        totals.paid.minorUnits, totals.due.minorUnits, totals.tips.minorUnits,
        totals.refunded.minorUnits, shares.count, rounds, opening.splitFrom?.rawValue,
        mergedInto?.rawValue, wasVoided ? voidReason : nil, approver?.rawValue, reopening?.reason,
        reopening?.approver?.rawValue, openedAt.text, endedAt?.text, version, lamport,
        origin.rawValue, realm.store.rawValue, openedAt.text,
      ])
  }

  private func row(of line: Pricing.Line, _ realm: CloudRealm) -> ProjectedRow {
    let item = line.item
    let stamp = rung[item.id]
    let void = item.voids.last
    return ProjectedRow(
      Self.itemsTable,
      [
        item.id.rawValue, id.rawValue, item.productID.rawValue, item.plu, item.name,
        item.kitchenName, item.quantity.thousandths, item.unitPrice.minorUnits,
        item.modifiers.map(\.text).joined(separator: ", "),
        (item.priceOfOne - item.unitPrice).minorUnits, line.gross.minorUnits,
        (line.gross - line.net).minorUnits, Self.text(of: item.taxes), item.station?.rawValue,
        item.note, item.seat, item.round, item.override?.listPrice.minorUnits,
        item.override?.reason, item.override?.approver?.rawValue, item.voidedThousandths,
        void?.reason, void?.approver?.rawValue, item.movedFrom?.rawValue,
        item.soldOutApprover?.rawValue, stamp?.origin.rawValue, realm.store.rawValue,
        stamp?.at.text,
      ])
  }

  private func row(of taken: TakenPayment, _ realm: CloudRealm) -> ProjectedRow {
    let payment = taken.payment
    return ProjectedRow(
      Self.paymentsTable,
      [
        payment.id.rawValue, id.rawValue, payment.tender.rawValue, payment.applied.minorUnits,
        payment.tendered.minorUnits, payment.change.minorUnits, payment.tip.minorUnits,
        payment.rounding.minorUnits, payment.approvalCode, payment.isOffline,
        taken.employee.rawValue, taken.at.text, taken.origin.rawValue, realm.store.rawValue,
        taken.at.text,
      ])
  }

  private func rows(of given: GivenRefund, _ realm: CloudRealm) -> [ProjectedRow] {
    let refund = given.refund
    let row = ProjectedRow(
      Self.refundsTable,
      [
        refund.id.rawValue, id.rawValue, refund.paymentID?.rawValue, refund.amount.minorUnits,
        refund.tax.minorUnits, refund.rounding.minorUnits, refund.tip.minorUnits, refund.reason,
        refund.approver?.rawValue, given.employee.rawValue, given.at.text, given.origin.rawValue,
        realm.store.rawValue, given.at.text,
      ])
    let lines = refund.lines.map { line in
      ProjectedRow(
        Self.refundItemsTable,
        [
          refund.id.rawValue, line.itemID.rawValue, line.thousandths, line.amount.minorUnits,
          line.taxes.map(\.amount).sum().minorUnits,
        ])
    }
    let parts = refund.parts.enumerated().map { place, part in
      ProjectedRow(
        Self.refundTendersTable,
        [
          refund.id.rawValue, place, part.tender.rawValue, part.amount.minorUnits, part.reference,
        ])
    }
    guard refund.parts.contains(where: { $0.tender == .cash }) else { return [row] + lines + parts }
    return [row] + lines + parts + [kick(refund.id.rawValue, "refund", given.origin, given.at)]
  }

  /// The intent to open the drawer of where the money was taken or returned.
  private func kick(
    _ id: String, _ reason: String, _ origin: DeviceID, _ at: Instant
  ) -> ProjectedRow { ProjectedRow(Drawer.kicksTable, [id, origin.rawValue, reason, at.text]) }

  private func row(of discount: Discount, _ pricing: Pricing) -> ProjectedRow {
    var item: CheckItemID?
    if case .item(let id) = discount.target { item = id }
    return ProjectedRow(
      Self.discountsTable,
      [
        id.rawValue, discount.id.rawValue, discount.name, discount.rule?.rawValue, item?.rawValue,
        discount.isComp, pricing.amount(of: .discount(discount.id)).minorUnits, discount.reason,
        discount.approver?.rawValue,
      ])
  }

  private func row(of combo: ComboUse, _ pricing: Pricing) -> ProjectedRow {
    ProjectedRow(
      Self.combosTable,
      [
        id.rawValue, combo.id.rawValue, combo.productID.rawValue, combo.name, combo.count,
        combo.price.minorUnits, pricing.amount(of: .combo(combo.id)).minorUnits,
      ])
  }

  private func row(of flag: CheckFlag) -> ProjectedRow {
    ProjectedRow(
      Self.reviewTable,
      [
        "\(flag.kind):\(id.rawValue)", flag.kind, Self.aggregateType.rawValue, id.rawValue,
        flag.detail(currency), changedAt.text,
      ])
  }

  /// The taxes of an item as reports read them: `food 8%, city 1%`.
  private static func text(of taxes: [TaxRate]) -> String {
    taxes.map { "\($0.name) \($0.percentText)" }.joined(separator: ", ")
  }
}
