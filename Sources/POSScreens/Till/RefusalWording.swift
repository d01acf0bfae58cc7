import POSModel

extension CheckRefusal {
  /// Whether what the wish was about is not there any more.
  var isOfWhatIsGone: Bool {
    switch self {
    case .noSuchItem, .noSuchDiscount, .noSuchCombo, .itemExists, .alreadySent: true
    default: false
    }
  }
}

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
      "\(currency.text(paid)) is paid on this check already: .refund takes it back first."
    case .tooFewLeft(let name, let left):
      "Only \(Quantity(thousandths: left).text) × \(name) left: ring it to ask a manager."
    case .changedMeanwhile(let changes): sentence(for: changes, in: currency)
    case .alreadyOpened: "This check was opened already."
    default: laterSentence(for: refusal, in: currency)
    }
  }

  private static func laterSentence(for refusal: CheckRefusal, in currency: Currency) -> String {
    switch refusal {
    case .needsManager(let act): sentence(for: act, in: currency)
    case .reasonMissing: "Say why, in a word or two: it stands in the report."
    case .noSuchModifier(let name, let product): "\(product) has no modifier “\(name)” any more."
    case .tooFewModifiers(let group, let least): "Choose at least \(least) of \(group)."
    case .tooManyModifiers(let group, let most): "Choose at most \(most) of \(group)."
    case .noSuchCombo: "This combo is not sold so."
    case .comboPartsMissing: "The parts of this combo are not on the check any more."
    case .noSuchDiscount: "There is no such discount; F6 lists them."
    case .outsideWindow(let window): "This discount is given \(window.text) only."
    case .alreadyGiven(let name): "\(name) is given already."
    case .discountTooLarge(let name): "\(name) would be too much then: .disc off first."
    case .approvedLine(let name):
      "A manager answered for \(name) as it is: ring more as a line of its own."
    case .notForThis(let name): "This discount is not for \(name)."
    case .takesNothingOff: "Nothing is taken off by that."
    case .badAmount: "That amount cannot be."
    case .alreadySent(let name):
      "\(name) is with the kitchen: F7 voids it, ringing it again adds one."
    case .notSent(let name): "The kitchen does not have \(name): Del takes it off."
    case .nothingToSend: "Nothing is new: all of it is with the kitchen."
    case .isRushed: "The kitchen has it marked RUSH already."
    case .notClosed: "It is not paid yet: its receipt comes with the payment."
    case .noPrinter: "This lane has no receipt printer (pos config print.receipts)."
    case .badSplit(let most): "From 1 to \(most), and something must stay."
    case .cannotPart(let name): "\(name) cannot be parted: it stays together on one check."
    case .cannotMerge(.sameCheck): "That is this very check."
    case .cannotMerge(.isPaidInPart(let number)): "Check #\(number) is paid in part."
    case .cannotMerge(.differ): "These two have different tax rules."
    case .noSuchEmployee: "They do not sell here."
    case .nothingToRefund: "There is nothing left to return."
    case .refundTooLarge(let most): "At most \(currency.text(most)) can go back so."
    case .belowCoin(let worth):
      "\(currency.text(worth)) is less than half a coin: nothing would go back."
    case .hasRefunds: "Something was returned on this check already."
    case .isReported(let number):
      "It is in Z report \(number) already: .refund returns what was paid."
    case .leftTooMuch(let counted):
      "Only \(currency.text(counted)) was counted: no more can stay in."
    case .sessionClosed(let number):
      "Z report \(number) was made on another till since you looked. .zreport counts anew."
    case .cashMoved(let cash):
      "Since you looked: \(currency.text(cash < .zero ? -cash : cash)) "
        + (cash < .zero ? "went out of" : "came into") + " the drawer. Count again."
    case .badVoucher: "A voucher's number has 1 to 40 letters or digits."
    default: "This cannot be done."
    }
  }

  /// One sentence for what needs a manager.
  static func sentence(for act: ManagerAct, in currency: Currency) -> String {
    switch act {
    case .voidSent: "The kitchen has this: voiding it needs a manager."
    case .voidCheck(let limit): "Voiding more than \(currency.text(limit)) needs a manager."
    case .discount(let limit): "More than \(percent(limit)) off needs a manager."
    case .comp: "Giving something away needs a manager."
    case .price: "Another price needs a manager."
    case .refund(let limit):
      limit == .zero
        ? "Returning money needs a manager."
        : "Returning more than \(currency.text(limit)) needs a manager."
    case .reopen: "Opening a closed check again needs a manager."
    case .soldOut(let name, let left):
      left == 0
        ? "\(name) has run out: selling it needs a manager."
        : "Only \(Quantity(thousandths: left).text) × \(name) left: more needs a manager."
    case .countMore: "Saying that more is left needs a manager."
    case .transfer: "A check that is somebody else's needs a manager."
    case .noSale: "Opening the drawer without a sale needs a manager."
    case .setFloat: "Saying what is in the drawer needs a manager."
    case .report: "A report on the drawer needs a manager."
    case .closeSession: "Closing the drawer's session needs a manager."
    case .issueVoucher: "Putting money on a voucher needs a manager."
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
      "Only cash may be more than what is due, which is \(currency.text(due))."
    case .beyondLimit(let limit):
      "More cash than the drawer holds: at most \(currency.text(limit)). Was it a slip?"
    case .approvalCodeMissing: "Type the approval code the card terminal printed."
    case .noSuchVoucher: "There is no voucher of this number."
    case .voucherEmpty: "Nothing is left on this voucher."
    case .badTip: "A tip is part of what is handed over, and no voucher pays it."
    case .refusedOffline(let tender):
      "\(tender.title) needs its network, which is down. Take cash."
    case .beyondOfflineLimit(let tender, let limits, let exposure):
      "\(tender.title) offline: at most \(currency.text(limits.perPayment)) each, "
        + "\(limits.count) times and \(currency.text(limits.sum)) a day; "
        + "\(exposure.count) and \(currency.text(exposure.sum)) are taken. Take cash."
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
    case .itemChanged(let name): "\(name) changed"
    case .itemVoided(let name, let quantity): "\(quantity.text) × \(name) was voided"
    case .itemsMoved: "lines went to another check"
    case .sent: "it was sent to the kitchen"
    case .discountsChanged: "what is taken off changed"
    case .checkChanged: "the check changed"
    case .refunded(let money): "\(currency.text(money)) was returned"
    case .reopened: "it was opened again"
    case .parked: "it was parked"
    case .recalled: "somebody took it up"
    case .paymentTaken(let money): "\(currency.text(money)) was paid"
    case .closed: "it was paid in full"
    case .voided: "it was voided"
    }
  }
}
