import POSModel

/// Why a wish of an online client is refused, for people. The till's own sentences name its keys.
enum RefusalSentence {
  /// One sentence.
  static func of(_ refusal: some Refusal) -> String {
    switch refusal {
    case let refusal as CheckRefusal: sentence(for: refusal)
    case let refusal as PaymentRefusal: sentence(for: refusal)
    case let refusal as TicketRefusal: sentence(for: refusal)
    default: "The store does not allow it."
    }
  }

  private static let changed = "The check was changed since that version. Read it and try again."

  private static func sentence(for refusal: CheckRefusal) -> String {
    switch refusal {
    case .notAllowed(let refusal): sentence(for: refusal)
    case .noSuchCheck: "There is no such check."
    case .notOpen(let status): "The check is \(status.rawValue)."
    case .alreadyOpened: "The check was opened already."
    case .changedMeanwhile: changed
    case .noSuchProduct: "The store does not sell this product."
    case .noSuchTax(let name): "The store has no rate for the tax '\(name)'."
    case .badQuantity: "A quantity is more than nothing and at most 1,000,000."
    case .wholePiecesOnly(let name): "\(name) is sold in whole pieces."
    case .tooFewLeft(let name, let left):
      "Only \(Quantity(thousandths: left).text) × \(name) left."
    case .itemExists: "The item is on the check already."
    case .noteTooLong(let limit): "A note has at most \(limit) characters."
    case .beyondLimit: "The check would come to more than this employee may ring."
    case .noSuchModifier(let name, let product): "\(product) has no modifier '\(name)'."
    case .tooFewModifiers(let group, let least): "Choose at least \(least) of \(group)."
    case .tooManyModifiers(let group, let most): "Choose at most \(most) of \(group)."
    case .stillDue: "The check is not paid in full."
    case .empty: "There is nothing on the check."
    case .nothingToSend: "All of the check is with the kitchen already."
    case .isRushed: "The kitchen has it marked as rushed already."
    case .reasonMissing: "A reason is needed."
    case .needsManager: "That needs a manager, at a till."
    default: "The check does not allow it."
    }
  }

  private static func sentence(for refusal: PaymentRefusal) -> String {
    switch refusal {
    case .notAllowed(let refusal): sentence(for: refusal)
    case .noSuchCheck: "There is no such check."
    case .checkNotOpen(let status): "The check is \(status.rawValue)."
    case .nothingToPay: "There is nothing to pay on the check."
    case .amountNotPositive: "A payment is more than nothing."
    case .exceedsBalance: "Only cash may be more than what is due."
    case .beyondLimit: "That is more cash than a drawer holds."
    case .approvalCodeMissing: "The approval code of the card terminal is needed."
    case .noSuchVoucher: "There is no voucher of this number."
    case .voucherEmpty: "Nothing is left on this voucher."
    case .badTip: "A tip is part of what is handed over, and no voucher pays it."
    case .refusedOffline(let tender): "\(tender.title) needs its network, which is down."
    case .beyondOfflineLimit(let tender, _, _):
      "That is more than \(tender.title) may take while its network is down."
    case .alreadyTaken: "The payment was taken already."
    case .changedMeanwhile: changed
    }
  }

  private static func sentence(for refusal: TicketRefusal) -> String {
    switch refusal {
    case .noSuchTicket: "There is no such ticket."
    case .isSo(let status): "The ticket is \(status.rawValue.replacing("_", with: " ")) already."
    }
  }

  private static func sentence(for refusal: StaffRefusal) -> String {
    switch refusal {
    case .unknown: "The store has no such employee."
    case .inactive(let name): "\(name) does not work here any more."
    case .roleForbids(let role): "No \(role.rawValue) may do this."
    default: "The employee may not do this."
    }
  }
}
