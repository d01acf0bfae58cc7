/// What was looked up for a command, in the transaction that decides it.
public struct World: Sendable {
  /// The present moment.
  public var now: Instant
  /// What the store's wall clock shows.
  public var local: LocalTime
  /// The business day it belongs to.
  public var businessDay: CalendarDay
  /// The device the command runs on.
  public var device: DeviceID
  /// Under what its events are counted: what it did under another, before its store was set back or
  /// made anew, this store knows as it knows what others did.
  public var origin: DeviceID
  /// What its events are named after; nil: after the key of the wish.
  public var eventKey: IdempotencyKey?
  /// The rules of the store.
  public var rules: StoreRules
  /// Who wishes; nil when there is no such employee.
  public var actor: Employee?
  /// Who approves; nil when none is named or there is none such.
  public var approver: Employee?
  /// The products asked for, as far as there are such.
  public var products: [ProductID: Product] = [:]
  /// The modifier groups of the products asked for.
  public var modifierGroups: [String: ModifierGroup] = [:]
  /// What is left of the products asked for, where that is counted.
  public var stock: [ProductID: Stock] = [:]
  /// The combo asked for; nil when there is none such.
  public var combo: Combo?
  /// The discount rule asked for; nil when there is none such.
  public var discountRule: DiscountRule?
  /// The products of the discount rule asked for.
  public var discountProducts: [ProductID] = []
  /// The other check asked for; nil when there is none such.
  public var otherCheck: Check?
  /// What was made once more of the checks asked for.
  public var remakes: [CheckID: [Remake]] = [:]
  /// Whether the print job asked for was made, whatever became of it.
  public var hasPrintJob = false
  /// The other employee asked for; nil when there is none such.
  public var employee: Employee?
  /// The voucher asked for; nil when there is none such.
  public var voucher: Voucher?
  /// What was taken at the house's risk by the tender asked for.
  public var exposure = Exposure()
  /// The ticket asked for; nil when there is none such.
  public var ticket: Ticket?
  /// The number of the Z report that the check asked for is in; nil while it is in none.
  public var zReport: Int?
  /// The cash that should be in the drawer asked for; nil when none is.
  public var drawerCash: Money?
  /// The numbers reserved for new checks.
  public var numbers: [CheckNumbers] = []
  /// Who has the PIN asked for.
  public var pinOwner: EmployeeID?
  /// What happened to the aggregate since the version the employee saw; empty when nothing did.
  public var changesSinceShown: [CheckChange] = []

  /// A world with nothing looked up yet; `origin` is the device itself where it is not said.
  public init(
    now: Instant, local: LocalTime, businessDay: CalendarDay, device: DeviceID,
    origin: DeviceID? = nil, rules: StoreRules
  ) {
    (self.now, self.local, self.businessDay) = (now, local, businessDay)
    (self.device, self.origin, self.rules) = (device, origin ?? device, rules)
  }

  /// The modifier groups of a product, in their order.
  public func groups(of product: Product) -> [ModifierGroup] {
    product.entry.modifierGroups.compactMap { modifierGroups[$0] }
  }
}

/// The numbers of a new check.
public struct CheckNumbers: Sendable, Equatable {
  /// Unique in the revenue center for ever.
  public var checkNumber: Int64
  /// What people call out: the lane's letter and a count of the business day, such as `A17`.
  public var callNumber: String

  /// Above it no counter comes in the life of a store: what is claimed there is not followed.
  public static let end: Int64 = 1_000_000_000_000

  /// Those two numbers.
  public init(checkNumber: Int64, callNumber: String) {
    (self.checkNumber, self.callNumber) = (checkNumber, callNumber)
  }
}
