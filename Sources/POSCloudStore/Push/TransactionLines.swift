import POSModel
import POSTables
import POSWire

/// What events rang up, voided, took and returned, as rows of `pos_transaction_items` and
/// `pos_transaction_payments`.
struct TransactionLines {
  private struct Item {
    var transaction: String
    var kind: String
    var itemID: CheckItemID
    var product: ProductID?
    var name: String?
    var thousandths: Int64
    var amount: Money?
  }

  private struct Part {
    var transaction: String
    var kind: String
    var payment: String
    var tender: Tender
    var amount: Money
    var tip = Money.zero
    var change = Money.zero
  }

  private let log: CloudLog
  private var items: [Item] = []
  private var parts: [Part] = []

  init(log: CloudLog, events: [Envelope]) {
    self.log = log
    for event in events where event.aggregateType == Check.aggregateType.rawValue {
      let fact = try? FactCoding.fact(  // What cannot be read is kept, and told as a review item.
        CheckFact.self, type: event.type, payload: event.payload)
      if let fact { add(fact, of: event.eventID.rawValue) }
    }
  }

  private mutating func add(_ fact: CheckFact, of transaction: String) {
    switch fact {
    case .itemAdded(let item):
      items.append(
        Item(
          transaction: transaction, kind: "rung", itemID: item.id, product: item.productID,
          name: item.name, thousandths: item.quantity.thousandths, amount: item.amount))
    case .itemQuantityChanged(let id, let quantity):
      items.append(
        Item(
          transaction: transaction, kind: "changed", itemID: id,
          thousandths: quantity.thousandths))
    case .itemRemoved(let id):
      items.append(Item(transaction: transaction, kind: "removed", itemID: id, thousandths: 0))
    case .itemVoided(let void):
      items.append(
        Item(
          transaction: transaction, kind: "voided", itemID: void.itemID,
          thousandths: void.quantity.thousandths))
    case .paymentTaken(let payment):
      parts.append(
        Part(
          transaction: transaction, kind: "taken", payment: payment.id.rawValue,
          tender: payment.tender, amount: payment.applied, tip: payment.tip,
          change: payment.change))
    case .refunded(let refund):
      for line in refund.lines {
        items.append(
          Item(
            transaction: transaction, kind: "returned", itemID: line.itemID,
            thousandths: line.thousandths, amount: line.amount))
      }
      for part in refund.parts {
        parts.append(
          Part(
            transaction: transaction, kind: "returned", payment: refund.id.rawValue,
            tender: part.tender, amount: part.amount))
      }
    default: break
    }
  }

  /// The statements that write them.
  var statements: [Statement] {
    (items.isEmpty ? [] : [writingItems]) + (parts.isEmpty ? [] : [writingParts])
  }

  private var writingItems: Statement {
    Statement(
      """
      INSERT INTO pos_transaction_items
        (tenant_id, store_id, client_tx_id, line, kind, item_id, product_id, name,
         quantity_thousandths, amount_minor)
      SELECT $1, $2, * FROM unnest(
        $3::text[], $4::bigint[], $5::text[], $6::text[], $7::text[], $8::text[], $9::bigint[],
        $10::bigint[])
      """,
      log.keys + [
        .texts(items.map(\.transaction)), .integers(Self.lines(items.map(\.transaction))),
        .texts(items.map(\.kind)), .texts(items.map(\.itemID.rawValue.withoutNUL)),
        .texts(items.map(\.product?.rawValue.withoutNUL)), .texts(items.map(\.name?.withoutNUL)),
        .integers(items.map(\.thousandths)), .integers(items.map(\.amount?.minorUnits)),
      ])
  }

  private var writingParts: Statement {
    Statement(
      """
      INSERT INTO pos_transaction_payments
        (tenant_id, store_id, client_tx_id, line, kind, payment_id, tender, amount_minor, tip_minor,
         change_minor)
      SELECT $1, $2, * FROM unnest(
        $3::text[], $4::bigint[], $5::text[], $6::text[], $7::text[], $8::bigint[], $9::bigint[],
        $10::bigint[])
      """,
      log.keys + [
        .texts(parts.map(\.transaction)), .integers(Self.lines(parts.map(\.transaction))),
        .texts(parts.map(\.kind)), .texts(parts.map(\.payment.withoutNUL)),
        .texts(parts.map(\.tender.rawValue)), .integers(parts.map(\.amount.minorUnits)),
        .integers(parts.map(\.tip.minorUnits)), .integers(parts.map(\.change.minorUnits)),
      ])
  }

  /// Counts the rows of each transaction, which stand together.
  private static func lines(_ transactions: [String]) -> [Int64] {
    var (last, line) = ("", Int64(0))
    return transactions.map { transaction in
      line = transaction == last ? line + 1 : 1
      last = transaction
      return line
    }
  }
}
