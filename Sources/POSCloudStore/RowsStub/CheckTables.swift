import POSModel

extension Check {
  static let checksTable = ProjectedTable(
    "checks", key: ["id"],
    columns: [
      "rvc_id", "check_number", "call_number", "order_type", "business_day", "status", "name",
      "owner_id", "holder_id", "held_on", "currency", "subtotal_minor", "discount_minor",
      "tax_minor", "total_minor", "rounding_minor", "paid_minor", "due_minor", "tips_minor",
      "refunded_minor", "shares", "rounds", "split_from", "merged_into", "void_reason",
      "approver_id", "reopen_reason", "reopen_approver_id", "opened_at", "ended_at", "version",
      "lamport", "origin_device_id", "origin_store_id", "origin_created_at",
    ])

  static let itemsTable = ProjectedTable(
    "check_items", key: ["id"],
    columns: [
      "check_id", "product_id", "plu", "name", "kitchen_name", "quantity_thousandths",
      "unit_price_minor", "modifiers", "modifiers_minor", "amount_minor", "discount_minor", "taxes",
      "station_id", "note", "seat", "round", "list_price_minor", "price_reason",
      "price_approver_id", "voided_thousandths", "void_reason", "void_approver_id",
      "moved_from_item_id", "sold_out_approver_id", "origin_device_id", "origin_store_id",
      "origin_created_at",
    ])

  static let paymentsTable = ProjectedTable(
    "payments", key: ["id"],
    columns: [
      "check_id", "tender", "applied_minor", "tendered_minor", "change_minor", "tip_minor",
      "rounding_minor", "approval_code", "is_offline", "employee_id", "taken_at",
      "origin_device_id", "origin_store_id", "origin_created_at",
    ])

  static let discountsTable = ProjectedTable(
    "check_discounts", key: ["check_id", "id"],
    columns: [
      "name", "rule_id", "item_id", "is_comp", "amount_minor", "reason", "approver_id",
    ])

  static let combosTable = ProjectedTable(
    "check_combos", key: ["check_id", "id"],
    columns: ["product_id", "name", "count", "price_minor", "amount_minor"])

  static let refundsTable = ProjectedTable(
    "refunds", key: ["id"],
    columns: [
      "check_id", "payment_id", "amount_minor", "tax_minor", "rounding_minor", "tip_minor",
      "reason", "approver_id", "employee_id", "refunded_at", "origin_device_id", "origin_store_id",
      "origin_created_at",
    ])

  static let refundItemsTable = ProjectedTable(
    "refund_items", key: ["refund_id", "item_id"],
    columns: ["quantity_thousandths", "amount_minor", "tax_minor"])

  static let refundTendersTable = ProjectedTable(
    "refund_tenders", key: ["refund_id", "position"],
    columns: ["tender", "amount_minor", "reference"])

  static let reviewTable = ProjectedTable(
    "review_items", key: ["id"],
    columns: ["kind", "subject_type", "subject_id", "detail", "updated_at"])
}
