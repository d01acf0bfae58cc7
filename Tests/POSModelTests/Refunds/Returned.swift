import POSModel

/// What of each line went back, with which taxes and by which tender.
struct Returned {
  private(set) var byLine: [CheckItemID: Money] = [:]
  private(set) var thousandths: [CheckItemID: Int64] = [:]
  private(set) var taxesByLine: [CheckItemID: [TaxRate: Money]] = [:]
  private(set) var taxes: [TaxRate: Money] = [:]
  private(set) var byTender: [String: Money] = [:]

  /// What went back for the goods of a check.
  init(_ check: Check) {
    for refund in check.refunds.map(\.refund) where !refund.isReversal {
      for line in refund.lines {
        byLine[line.itemID, default: .zero] += line.amount
        thousandths[line.itemID, default: 0] += line.thousandths
        for tax in line.taxes {
          taxes[tax.rate, default: .zero] += tax.amount
          taxesByLine[line.itemID, default: [:]][tax.rate, default: .zero] += tax.amount
        }
      }
      for part in refund.parts {
        byTender["\(part.tender) \(part.reference ?? "")", default: .zero] += part.amount
      }
    }
  }

  /// What was paid by each tender, less what was taken back while the check was open.
  static func paid(for check: Check) -> [String: Money] {
    var paid: [String: Money] = [:]
    for payment in check.payments.map(\.payment)
    where !check.refunds.contains(where: { $0.refund.paymentID == payment.id }) {
      paid["\(payment.tender) \(payment.approvalCode ?? "")", default: .zero] += payment.applied
    }
    return paid.filter { $0.value > .zero }
  }
}
