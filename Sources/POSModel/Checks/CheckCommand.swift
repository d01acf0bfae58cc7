/// A wish about a check; what all of them share.
public protocol CheckCommand: Command
where Subject == Check, Denial == CheckRefusal, Response == CheckReceipt {
  /// The check it is about.
  var checkID: CheckID { get }
}

/// A wish that a manager may approve.
public protocol ApprovableCommand: Command {
  /// Names this wish; a wish that was approved is another one.
  var key: IdempotencyKey { get set }
  /// Who approved, where the actor may not.
  var approver: EmployeeID? { get set }
}

extension CheckCommand {
  /// The check it is about.
  public var subjectID: CheckID { checkID }

  /// The check as it stands now.
  public func respond(_ check: Check, _ facts: [CheckFact]) -> CheckReceipt {
    CheckReceipt(check)
  }
}

/// What the till is told after a change of a check.
public struct CheckReceipt: Sendable, Equatable, Codable {
  /// The check.
  public var checkID: CheckID
  /// Its number.
  public var checkNumber: Int64
  /// What people call out.
  public var callNumber: String
  /// Where it is in its life.
  public var status: Check.Status
  /// How many facts it has.
  public var version: Int
  /// What it comes to.
  public var total: Money
  /// What is still owed.
  public var due: Money

  /// The receipt of a check as it stands.
  public init(_ check: Check) {
    let totals = check.totals
    (checkID, checkNumber, callNumber) = (check.id, check.number, check.callNumber)
    (status, version, total, due) = (check.status, check.version, totals.total, totals.due)
  }
}

extension World {
  /// The employee, if they may sell.
  ///
  /// - Throws: `CheckRefusal.notAllowed`.
  func seller() throws(CheckRefusal) -> Employee {
    do { return try employee(allowedTo: \.maySell) } catch { throw .notAllowed(error) }
  }

  /// The taxes of a product for an order type.
  ///
  /// - Throws: `CheckRefusal.noSuchTax`.
  func taxes(of product: Product, for type: OrderType) throws(CheckRefusal) -> [TaxRate] {
    var taxes: [TaxRate] = []
    for name in product.taxes {
      guard let rate = rules.taxRate(name, for: type) else { throw .noSuchTax(name) }
      taxes.append(rate)
    }
    return taxes
  }
}

extension Check? {
  /// The check, if work on it is possible.
  ///
  /// - Throws: `CheckRefusal.noSuchCheck` or `.notOpen`.
  func open() throws(CheckRefusal) -> Check {
    guard let check = self else { throw .noSuchCheck }
    guard check.status == .open else { throw .notOpen(check.status) }
    return check
  }
}

extension Check {
  /// The line of that id.
  ///
  /// - Throws: `CheckRefusal.noSuchItem`.
  func line(_ id: CheckItemID) throws(CheckRefusal) -> CheckItem {
    guard let item = item(id) else { throw .noSuchItem }
    return item
  }

  /// The line of that id, if the kitchen does not have it.
  ///
  /// - Throws: `CheckRefusal.noSuchItem` or `.alreadySent`.
  func unsentLine(_ id: CheckItemID) throws(CheckRefusal) -> CheckItem {
    let item = try line(id)
    guard !item.isSent else { throw .alreadySent(item.name) }
    return item
  }

  /// The check with `facts` applied, to see what it would come to.
  func trying(_ facts: [CheckFact], _ world: World, by actor: EmployeeID) -> Check {
    var trial = self
    for fact in facts {
      trial.apply(
        fact,
        FactStamp(
          eventID: EventID(""), at: world.now, lamport: lamport, origin: world.device,
          actor: actor))
    }
    return trial
  }

  /// Refuses what made the check larger than the role may ring. Asked only of what makes it larger:
  /// a check that somebody with a higher limit rang may always be made smaller.
  ///
  /// - Throws: `CheckRefusal.beyondLimit`.
  func guardLimit(in world: World, of employee: Employee) throws(CheckRefusal) {
    let limit = world.rules.limits(of: employee.role).checkTotal
    let totals = self.totals
    guard !totals.isBeyondLimit, totals.total <= limit else { throw .beyondLimit(limit) }
  }

  /// Refuses what made the check smaller than what was paid for it.
  ///
  /// - Throws: `CheckRefusal.belowPaid`.
  func guardPaid() throws(CheckRefusal) {
    let totals = self.totals
    guard totals.due >= .zero || payments.isEmpty else { throw .belowPaid(totals.paid) }
  }
}

extension String {
  /// Refuses a text that is too long for a note, a name or a reason.
  ///
  /// - Throws: `CheckRefusal.noteTooLong`.
  func guardLength() throws(CheckRefusal) {
    guard count <= CheckItem.longestNote else { throw .noteTooLong(limit: CheckItem.longestNote) }
  }
}
