/// The id of a check.
public typealias CheckID = ID<Check>

/// What a guest owes and why. Rebuilt from its facts alone; the tables hold a copy.
public struct Check: Aggregate {
  /// Where a check is in its life.
  public enum Status: String, Sendable, Codable, CaseIterable { case open, parked, closed, voided }

  /// Its events are orders on the wire.
  public static let aggregateType = AggregateType.order

  /// Made where the check was opened.
  public let id: CheckID
  /// What was fixed when it was opened.
  public let opening: CheckOpened
  /// When it was opened.
  public let openedAt: Instant
  /// Whose it is: who opened it, or whom it was transferred to.
  public internal(set) var owner: EmployeeID
  /// The origin that opened it.
  public let origin: DeviceID
  /// Where it is in its life.
  public internal(set) var status = Status.open
  /// Who works on it, or did last.
  public internal(set) var holder: EmployeeID
  /// The origin it was last taken up on.
  public internal(set) var heldOn: DeviceID
  /// The guest's name, or the one it was parked under; empty when none.
  public internal(set) var name = ""
  /// How the guest takes it.
  public internal(set) var orderType: OrderType
  /// What people call out.
  public internal(set) var callNumber: String
  /// How often it was parked.
  public internal(set) var timesParked = 0
  /// The lines, in the order they were rung.
  public internal(set) var items: [CheckItem] = []
  /// The payments, in the order they were taken, each with its moment.
  public internal(set) var payments: [TakenPayment] = []
  /// What was returned, in the order it was given.
  public internal(set) var refunds: [GivenRefund] = []
  /// What is taken off, in the order it was given.
  public internal(set) var discounts: [Discount] = []
  /// What is sold together, in the order it was formed.
  public internal(set) var combos: [ComboUse] = []
  /// What was taken off and may be brought back.
  public internal(set) var takenOff = TakenOff()
  /// The equal parts the guests pay it in.
  public internal(set) var shares = EqualShares()
  /// What was added to its taxes when it came apart, or when it came of another.
  var evenedTaxes: [EvenedTax] = []
  /// How often lines left for another check.
  public internal(set) var timesParted = 0
  /// The rounds in which tickets were made once more, each with the ticket.
  public internal(set) var remakes: [Remake] = []
  /// Whether the kitchen is to make it before others.
  public internal(set) var isRush = false
  /// How many receipts it had reason to print: one each time it was closed, and those that were
  /// wanted beside.
  public internal(set) var receipts = 0
  /// How many were wanted since it was closed last.
  public internal(set) var receiptsWanted = 0
  /// Where it was closed last; nil when nobody knows, for two lanes did.
  public internal(set) var closedOn: DeviceID?
  /// How many rounds went to the kitchen.
  public internal(set) var rounds = 0
  /// The check its items went to when it was merged; nil when it was not.
  public internal(set) var mergedInto: CheckID?
  /// Why it was opened again after it had been closed, last time; nil when it never was.
  public internal(set) var reopening: Reopening?
  /// When it was closed or voided.
  public internal(set) var endedAt: Instant?
  /// Whether anybody voided it, on whatever lane.
  public internal(set) var wasVoided = false
  /// Whether items changed after it had been closed or voided.
  public internal(set) var wasChangedAfterEnd = false
  /// Whether lines were moved away that were not there any more.
  public internal(set) var wasMovedTwice = false
  /// Where and when each line was rung.
  public internal(set) var rung: [CheckItemID: ItemStamp] = [:]
  /// Why it was voided; empty when it was not.
  public internal(set) var voidReason = ""
  /// Who approved what needed approval.
  public internal(set) var approver: EmployeeID?
  /// How many events are folded in.
  public var version = 0
  /// The moment of the last fact.
  public internal(set) var changedAt: Instant
  /// The logical clock of the last fact.
  public internal(set) var lamport: Int64

  /// The check after it was opened; nil for any other fact.
  public init?(id: CheckID, beginning fact: CheckFact, _ stamp: FactStamp) {
    guard case .opened(let opening) = fact else { return nil }
    (self.id, self.opening, openedAt, changedAt) = (id, opening, stamp.at, stamp.at)
    (owner, holder, heldOn) = (stamp.actor, stamp.actor, stamp.origin)
    (origin, lamport) = (stamp.origin, stamp.lamport)
    (orderType, callNumber) = (opening.orderType, opening.callNumber)
  }

  /// The number unique in the revenue center.
  public var number: Int64 { opening.checkNumber }
  /// The currency of its amounts.
  public var currency: Currency { opening.currency }

  /// The item of that id, if it is still on the check.
  public func item(_ id: CheckItemID) -> CheckItem? { items.first { $0.id == id } }

  /// What each line comes to. Worked out at each call.
  public var pricing: Pricing { Pricing(items: items, combos: combos, discounts: discounts) }

  /// What it comes to now. Worked out at each call.
  public var totals: Totals { totals(of: pricing) }

  /// What it comes to, given what each line comes to.
  public func totals(of pricing: Pricing) -> Totals {
    Totals(
      pricing: pricing, payments: payments.lazy.map(\.payment), refunds: refunds.lazy.map(\.refund),
      taxRule: opening.taxRule, evened: taxesEvened(of: pricing))
  }

  /// Whether something on it was sent to the kitchen and not voided since.
  public var hasSentItems: Bool { items.contains { $0.isSent && !$0.isVoided } }

  /// What must be paid if the rest is paid in cash: the rest, rounded to the smallest coin.
  public var dueInCash: Money { opening.cashRounding.rounded(totals.due) }
}

/// A round in which a ticket was made once more.
public struct Remake: Hashable, Sendable {
  /// The round.
  public let round: Int
  /// The ticket that was made again.
  public let ticket: TicketID
}

/// Why a closed check was opened again.
public struct Reopening: Hashable, Sendable {
  /// Why.
  public let reason: String
  /// Who approved it; nil when the actor may do so alone.
  public let approver: EmployeeID?
}

/// Where and when a line was rung.
public struct ItemStamp: Hashable, Sendable {
  /// When.
  public let at: Instant
  /// On which origin.
  public let origin: DeviceID
}

/// A payment and when it was taken.
public struct TakenPayment: Hashable, Sendable {
  /// What was paid.
  public let payment: Payment
  /// When.
  public let at: Instant
  /// By whom.
  public let employee: EmployeeID
  /// On which origin.
  public let origin: DeviceID
}
