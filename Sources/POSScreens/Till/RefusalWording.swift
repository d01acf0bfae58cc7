import POSModel

extension Wording {
  /// One sentence for why a wish about a check was refused.
  static func sentence(for refusal: CheckRefusal, in currency: Currency) -> String {
    switch refusal {
    case .notAllowed(let refusal): sentence(for: refusal)
    case .noSuchCheck: "This check is not in the store."
    case .notOpen(let status): "This check is \(Wording.status(status)) already."
    case .noSuchProduct: "This product is not sold any more."
    case .noSuchTax(let name): "The tax “\(name)” has no rate; a manager has to set it."
    case .badQuantity: "A quantity is more than nothing and at most 1,000,000."
    case .wholePiecesOnly(let name): "\(name) is sold in whole pieces."
    case .noSuchItem: "This line is not on the check any more."
    case .itemExists: "This line is on the check already."
    case .noteTooLong(let limit): "A note or name has at most \(limit) characters."
    case .beyondLimit(let limit):
      "Not rung: this check would come to more than \(currency.text(limit)), your limit."
    case .belowPaid(let paid): "Not changed: \(currency.text(paid)) is paid already."
    case .stillDue(let due): "\(currency.text(due)) is still due."
    case .empty: "There is nothing on this check."
    case .hasPayments(let paid):
      "\(currency.text(paid)) is paid on this check, so it cannot be voided."
    case .needsApproval(let limit): "Voiding more than \(currency.text(limit)) needs a manager."
    case .changedMeanwhile(let changes): sentence(for: changes, in: currency)
    case .alreadyOpened: "This check was opened already."
    }
  }

  /// One sentence for why a payment was refused.
  static func sentence(for refusal: PaymentRefusal, in currency: Currency) -> String {
    switch refusal {
    case .notAllowed(let refusal): sentence(for: refusal)
    case .noSuchCheck: "This check is not in the store."
    case .checkNotOpen(let status): "Not paid: this check is \(Wording.status(status)) already."
    case .nothingToPay: "There is nothing to pay on this check."
    case .amountNotPositive: "Type an amount of more than nothing."
    case .exceedsBalance(_, let due):
      "Only cash may be more than what is due: a card takes at most \(currency.text(due))."
    case .beyondLimit(let limit):
      "More cash than the drawer holds: at most \(currency.text(limit)). Was it a slip?"
    case .approvalCodeMissing: "Type the approval code the card terminal printed."
    case .alreadyTaken: "This payment was taken already."
    case .changedMeanwhile(let changes): sentence(for: changes, in: currency)
    }
  }

  /// One sentence for why somebody may not do something.
  static func sentence(for refusal: StaffRefusal) -> String {
    switch refusal {
    case .unknown: "You are not known here any more: log out and in again."
    case .inactive(let name): "\(name) does not work here any more."
    case .roleForbids(let role): "Not allowed for \(Wording.role(role))."
    case .pinTaken: "Another employee has this PIN."
    case .nameMissing: "An employee has a name."
    case .lockedOut: "Too many wrong PINs: no PIN is taken for now."
    case .nobodyLoggedIn: "Nobody is logged in on this device."
    }
  }

  /// What changed on a check while the cashier looked at it.
  static func sentence(for changes: [CheckChange], in currency: Currency) -> String {
    let told = changes.prefix(3).map { words(for: $0, in: currency) }.joined(separator: "; ")
    let rest = changes.count > 3 ? "; and \(changes.count - 3) more" : ""
    return "Since you looked: \(told)\(rest). Look, then try again."
  }

  private static func words(for change: CheckChange, in currency: Currency) -> String {
    switch change {
    case .itemAdded(let name, let quantity): "\(quantity.text) × \(name) was added"
    case .quantityChanged(let name, let quantity): "\(name) became \(quantity.text)"
    case .itemRemoved(let name): "\(name) was taken off"
    case .noteChanged(let name): "the note of \(name) changed"
    case .parked: "it was parked"
    case .recalled: "somebody took it up"
    case .paymentTaken(let money): "\(currency.text(money)) was paid"
    case .closed: "it was paid in full"
    case .voided: "it was voided"
    }
  }
}
