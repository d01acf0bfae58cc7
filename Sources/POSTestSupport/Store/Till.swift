public import POSCore
public import POSModel

/// A till for tests: a store with staff and a menu, and words for what a cashier does.
///
/// One thread uses it. Everything follows from the clock and the seed.
public final class Till {
  /// The store it writes.
  public let store: Store
  /// What time it is.
  public let clock: TestClock
  /// Where its ids come from.
  public var ids: IDSource
  /// Who works at it.
  public var employee = TestStaff.cashier
  /// Keeps the folder from being removed.
  private let folder: TemporaryFolder?

  /// A till at an open store; `seed` makes its ids.
  public init(_ store: Store, clock: TestClock, seed: UInt64, folder: TemporaryFolder? = nil) {
    (self.store, self.clock, self.folder) = (store, clock, folder)
    ids = IDSource(random: SeededGenerator(seed: seed))
  }

  /// A till with a store of its own, copied from the template.
  ///
  /// - Throws: ``StoreFailure``.
  public static func fresh(
    _ template: StoreTemplate = .standard, on medium: TemporaryFolder.Medium = .memory,
    clock: TestClock = TestClock(), seed: UInt64 = 1
  ) throws -> Till {
    let folder = try TemporaryFolder(on: medium)
    let store = try template.copy(to: folder, time: clock)
    return Till(store, clock: clock, seed: seed, folder: folder)
  }

  /// A till at the same store as another process would have it: its own connections and memory.
  ///
  /// - Throws: ``StoreFailure``.
  public func neighbour(seed: UInt64 = 2) throws -> Till {
    Till(
      try Store.open(store.folder, time: clock), clock: clock, seed: seed, folder: folder)
  }

  /// A fresh key.
  public func key() -> IdempotencyKey { IdempotencyKey(from: &ids, at: clock.now()) }

  /// A fresh id.
  public func id<Entity>() -> ID<Entity> { ids.next(at: clock.now()) }
}

extension Till {
  /// Opens a check.
  ///
  /// - Throws: what ``Store/perform(_:)`` throws.
  @discardableResult
  public func open(_ orderType: OrderType = .eatIn) throws -> Check {
    try store.perform(
      OpenCheck(key: key(), actor: employee, checkID: id(), orderType: orderType)
    ).subject
  }

  /// Rings a product of the test menu.
  ///
  /// - Throws: what ``Store/perform(_:)`` throws.
  @discardableResult
  public func ring(_ plu: String, _ quantity: Quantity = .one, on check: CheckID) throws -> Check {
    try store.perform(
      AddItem(
        key: key(), actor: employee, checkID: check, itemID: id(), productID: TestMenu.id(plu),
        quantity: quantity)
    ).subject
  }

  /// Opens a check and rings products on it.
  ///
  /// - Throws: what ``Store/perform(_:)`` throws.
  public func check(with plus: String...) throws -> Check {
    var check = try open()
    for plu in plus { check = try ring(plu, on: check.id) }
    return check
  }

  /// Takes cash for a check as it is shown; what is due when no amount is given.
  ///
  /// - Throws: what ``Store/perform(_:)`` throws.
  @discardableResult
  public func pay(_ check: Check, cash: Money? = nil) throws -> Granted<TakePayment> {
    try store.perform(
      TakePayment(
        key: key(), actor: employee, checkID: check.id, paymentID: id(), tender: .cash,
        offered: cash ?? check.dueInCash, shownVersion: check.version))
  }

  /// Takes a card for a check as it is shown; what is due when no amount is given.
  ///
  /// - Throws: what ``Store/perform(_:)`` throws.
  @discardableResult
  public func pay(_ check: Check, card: Money?) throws -> Granted<TakePayment> {
    try store.perform(
      TakePayment(
        key: key(), actor: employee, checkID: check.id, paymentID: id(), tender: .card,
        offered: card ?? check.totals.due, approvalCode: "A1B2", shownVersion: check.version))
  }
}
