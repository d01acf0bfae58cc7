import POSCore
import POSModel
import POSTestSupport

/// Fills a store with checks, by the commands a till gives, many to a transaction.
struct Filling {
  private static let batch = 100

  private let store: Store
  private let cashier: EmployeeID
  private let products: [ProductID]
  private var ids = IDSource(random: SeededGenerator(seed: 5))
  private var random = SeededGenerator(seed: 6)

  /// For a store with staff and a menu.
  ///
  /// - Throws: `StoreFailure`.
  init(_ store: Store) throws {
    self.store = store
    guard let cashier = try store.employees().first(where: { $0.role == .cashier }) else {
      throw BenchFault(description: "nobody here sells")
    }
    self.cashier = cashier.id
    products = try store.menu().products
      .filter { $0.price > .zero && $0.entry.modifierGroups.isEmpty }.map(\.id)
  }

  /// Opens, fills and pays that many checks.
  ///
  /// - Throws: `StoreFailure`, or a refusal, which would be a fault of this program.
  mutating func fill(checks count: Int) throws {
    for round in 0..<(count / Self.batch) {
      let opened = try store.perform(
        all: (0..<Self.batch).map { _ in
          OpenCheck(key: key(), actor: cashier, checkID: id(), orderType: .eatIn)
        })
      var checks: [CheckID: Check] = [:]
      let rung = try store.perform(all: opened.flatMap { items(on: $0.subject.id) })
      for granted in rung { checks[granted.subject.id] = granted.subject }
      let full = opened.compactMap { checks[$0.subject.id] }
      try store.perform(
        all: full.map { check in
          TakePayment(
            key: key(), actor: cashier, checkID: check.id, paymentID: id(), tender: .cash,
            offered: check.dueInCash, shownVersion: check.version)
        })
      if round % 10 == 9 { try store.keepHouse() }
    }
  }

  /// One to three products, for one check.
  private mutating func items(on check: CheckID) -> [AddItem] {
    (0..<Int.random(in: 1...3, using: &random)).map { _ in
      AddItem(
        key: key(), actor: cashier, checkID: check, itemID: id(),
        productID: products[Int.random(in: products.indices, using: &random)], quantity: .one)
    }
  }

  private mutating func key() -> IdempotencyKey { IdempotencyKey(from: &ids, at: TestClock.noon) }
  private mutating func id<Entity>() -> ID<Entity> { ids.next(at: TestClock.noon) }
}
