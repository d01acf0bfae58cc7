/// A wish of an employee about one aggregate.
///
/// The same key is the same wish: it is granted once, and asking again gives the same response.
public protocol Command: Sendable, Equatable, Codable {
  /// What it is about.
  associatedtype Subject: Aggregate
  /// What it answers.
  associatedtype Response: Sendable, Equatable, Codable
  /// Why it may be refused.
  associatedtype Denial: Refusal

  /// The name it has in `idempotency_keys`, such as `take_payment`.
  static var operation: String { get }
  /// Names this wish for ever.
  var key: IdempotencyKey { get }
  /// Who wishes it.
  var actor: EmployeeID { get }
  /// The aggregate it is about.
  var subjectID: ID<Subject> { get }
  /// What has to be looked up before it is decided.
  var needs: Needs { get }

  /// What follows if this wish is granted, never nothing. Pure: no clock, no chance, no store.
  ///
  /// - Throws: `Denial`; the set is closed, the screen has a sentence for every case.
  func decide(_ subject: Subject?, _ world: World) throws(Denial) -> [Subject.Fact]

  /// The answer, from the state after `facts` were applied.
  func respond(_ subject: Subject, _ facts: [Subject.Fact]) -> Response
}

extension Command {
  /// Nothing but the actor.
  public var needs: Needs { Needs() }
}

/// What a command has to know besides its own aggregate.
public struct Needs: Sendable, Equatable {
  /// The version of the aggregate the employee saw when wishing; nil where it does not matter.
  public var shownVersion: Int?
  /// Whether a check number and a call number are to be reserved.
  public var checkNumber: Bool
  /// The product to look up.
  public var product: ProductID?
  /// The approver to look up.
  public var approver: EmployeeID?
  /// The PIN whose owner is to be looked up.
  public var pinLookup: String?

  /// Names what is needed; all of it may be left out.
  public init(
    shownVersion: Int? = nil, checkNumber: Bool = false, product: ProductID? = nil,
    approver: EmployeeID? = nil, pinLookup: String? = nil
  ) {
    (self.shownVersion, self.checkNumber) = (shownVersion, checkNumber)
    (self.product, self.approver, self.pinLookup) = (product, approver, pinLookup)
  }
}

/// What was looked up for a command, in the transaction that decides it.
public struct World: Sendable {
  /// The present moment.
  public var now: Instant
  /// The business day it belongs to.
  public var businessDay: CalendarDay
  /// The device the command runs on.
  public var device: DeviceID
  /// The rules of the store.
  public var rules: StoreRules
  /// Who wishes; nil when there is no such employee.
  public var actor: Employee?
  /// Who approves; nil when none is named or there is none such.
  public var approver: Employee?
  /// The product asked for; nil when there is none such.
  public var product: Product?
  /// The numbers reserved for a new check; nil when none were asked for.
  public var numbers: CheckNumbers?
  /// Who has the PIN asked for.
  public var pinOwner: EmployeeID?
  /// What happened to the aggregate since the version the employee saw; empty when nothing did.
  public var changesSinceShown: [CheckChange]

  /// A world with nothing looked up yet.
  public init(now: Instant, businessDay: CalendarDay, device: DeviceID, rules: StoreRules) {
    (self.now, self.businessDay, self.device, self.rules) = (now, businessDay, device, rules)
    changesSinceShown = []
  }
}

/// The numbers of a new check.
public struct CheckNumbers: Sendable, Equatable {
  /// Unique in the revenue center for ever.
  public var checkNumber: Int64
  /// What people call out: the lane's letter and a count of the business day, such as `A17`.
  public var callNumber: String

  /// Those two numbers.
  public init(checkNumber: Int64, callNumber: String) {
    (self.checkNumber, self.callNumber) = (checkNumber, callNumber)
  }
}
