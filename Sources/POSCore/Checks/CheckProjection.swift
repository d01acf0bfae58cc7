import GRDB
import POSModel

extension Check: Projected {
  static let versionSQL = "SELECT version FROM checks WHERE id = ?"

  static let checksTable = ProjectedTable(
    "checks", key: ["id"],
    columns: [
      "rvc_id", "check_number", "call_number", "order_type", "business_day", "status", "name",
      "owner_id", "holder_id", "held_on", "currency", "subtotal_minor", "tax_minor", "total_minor",
      "rounding_minor", "paid_minor", "due_minor", "void_reason", "approver_id", "opened_at",
      "ended_at", "version", "lamport", "origin_device_id", "origin_store_id", "origin_created_at",
    ])

  static let itemsTable = ProjectedTable(
    "check_items", key: ["id"],
    columns: [
      "check_id", "product_id", "plu", "name", "kitchen_name", "quantity_thousandths",
      "unit_price_minor", "amount_minor", "taxes", "station_id", "note", "origin_device_id",
      "origin_store_id", "origin_created_at",
    ])

  static let paymentsTable = ProjectedTable(
    "payments", key: ["id"],
    columns: [
      "check_id", "tender", "applied_minor", "tendered_minor", "change_minor", "rounding_minor",
      "approval_code", "employee_id", "taken_at", "origin_device_id", "origin_store_id",
      "origin_created_at",
    ])

  static let reviewTable = ProjectedTable(
    "review_items", key: ["id"],
    columns: ["kind", "subject_type", "subject_id", "detail", "updated_at"])

  func changedRows(since old: Check?, _ realm: Realm) -> [ProjectedRow] {
    var rows = [checkRow(realm)]
    for item in items where old?.item(item.id) != item { rows.append(row(of: item, realm)) }
    for taken in payments where old?.payments.contains(taken) != true {
      rows.append(row(of: taken, realm))
    }
    rows += flags.map { row(of: $0) }
    return rows
  }

  func removedRows(since old: Check) -> [RowKey] {
    let kept = Set(items.map(\.id))
    let flagged = Set(flags.map(\.kind))
    return old.items.filter { !kept.contains($0.id) }
      .map { RowKey(Self.itemsTable, $0.id.rawValue) }
      + old.flags.filter { !flagged.contains($0.kind) }
      .map { RowKey(Self.reviewTable, "\($0.kind):\(id.rawValue)") }
  }

  private func checkRow(_ realm: Realm) -> ProjectedRow {
    let totals = self.totals
    return ProjectedRow(
      Self.checksTable,
      [
        id.rawValue, opening.rvc.rawValue, number, callNumber, opening.orderType.rawValue,
        opening.businessDay, status.rawValue, name, owner.rawValue, holder.rawValue,
        heldOn.rawValue, currency.code, totals.subtotal.minorUnits, totals.tax.minorUnits,
        totals.total.minorUnits, totals.rounding.minorUnits, totals.paid.minorUnits,
        totals.due.minorUnits, wasVoided ? voidReason : nil, approver?.rawValue, openedAt.text,
        endedAt?.text, version, lamport, origin.rawValue, realm.store.rawValue, openedAt.text,
      ])
  }

  private func row(of item: CheckItem, _ realm: Realm) -> ProjectedRow {
    let stamp = rung[item.id]
    return ProjectedRow(
      Self.itemsTable,
      [
        item.id.rawValue, id.rawValue, item.productID.rawValue, item.plu, item.name,
        item.kitchenName, item.quantity.thousandths, item.unitPrice.minorUnits,
        item.amount.minorUnits, Self.text(of: item.taxes), item.station?.rawValue, item.note,
        stamp?.origin.rawValue, realm.store.rawValue, stamp?.at.text,
      ])
  }

  private func row(of taken: TakenPayment, _ realm: Realm) -> ProjectedRow {
    let payment = taken.payment
    return ProjectedRow(
      Self.paymentsTable,
      [
        payment.id.rawValue, id.rawValue, payment.tender.rawValue, payment.applied.minorUnits,
        payment.tendered.minorUnits, payment.change.minorUnits, payment.rounding.minorUnits,
        payment.approvalCode, taken.employee.rawValue, taken.at.text, taken.origin.rawValue,
        realm.store.rawValue, taken.at.text,
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

extension CheckFlag {
  /// The `kind` of its review item.
  var kind: String {
    switch self {
    case .overpaid: "overpaid_check"
    case .underpaid: "underpaid_check"
    case .paidAndVoided: "paid_and_voided_check"
    case .changedAfterEnd: "changed_after_end"
    case .amountBeyondLimit: "amount_beyond_limit"
    }
  }

  /// What a manager reads.
  func detail(_ currency: Currency) -> String {
    switch self {
    case .overpaid(let excess): "paid \(currency.text(excess)) too much"
    case .underpaid(let rest): "closed with \(currency.text(rest)) unpaid"
    case .paidAndVoided: "paid on one lane and voided on another"
    case .changedAfterEnd: "items changed after it was closed or voided"
    case .amountBeyondLimit: "an amount is beyond what can be counted"
    }
  }
}
