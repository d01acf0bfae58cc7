import POSModel

/// A shop that exists in values alone: what decide and apply need, and nothing else.
enum Shop {
  static let noon = Instant(milliseconds: 1_780_315_200_000)
  static let food = TaxRate(name: "food", partsPerMillion: 80_000)
  static let ana = employee("ana", .cashier)
  static let mia = employee("mia", .manager)

  static func usd(_ minorUnits: Int64) -> Money { Money(minorUnits: minorUnits) }

  static func key(_ name: String = "key") -> IdempotencyKey { IdempotencyKey(name) }

  static func stamp(_ lamport: Int64 = 1, at: Instant = noon, origin: String = "L1") -> FactStamp {
    FactStamp(
      eventID: EventID("e\(lamport)"), at: at, lamport: lamport, origin: DeviceID(origin),
      actor: ana.id)
  }

  static func employee(
    _ id: String, _ role: Role, isActive: Bool = true, pin: PINRecord? = nil
  ) -> Employee {
    let entry = EmployeeEntry(name: id, role: role, isActive: isActive, pin: pin)
    guard let employee = Employee(id: EmployeeID(id), beginning: .entered(entry), stampOfEntry)
    else { preconditionFailure("an entry begins an employee") }
    return employee
  }

  private static let stampOfEntry = FactStamp(
    eventID: EventID("e0"), at: noon, lamport: 1, origin: DeviceID("L1"), actor: EmployeeID("ana"))

  static func product(_ entry: ProductEntry) -> Product {
    guard let product = Product(id: ProductID(entry.plu), beginning: .entered(entry), stamp())
    else { preconditionFailure("an entry begins a product") }
    return product
  }

  static func product(
    _ plu: String = "101", _ price: Int64 = 850, taxes: [String] = ["food"], weighed: Bool = false
  ) -> Product {
    var entry = ProductEntry(
      plu: plu, name: "Product \(plu)", category: "All", position: 0, price: usd(price))
    (entry.taxes, entry.takesFractions) = (taxes, weighed)
    return product(entry)
  }

  static func item(
    _ id: String, _ price: Int64, _ quantity: Int64 = 1000, taxes: [TaxRate] = []
  ) -> CheckItem {
    CheckItem(
      id: CheckItemID(id), product: product(id, price, weighed: true),
      quantity: Quantity(thousandths: quantity), taxes: taxes)
  }

  static var rules: StoreRules {
    var rules = StoreRules(currency: .usd)
    rules.taxRates = ["food": 80_000, "drink": 100_000]
    return rules
  }

  static func world(_ actor: Employee? = ana, rules: StoreRules = rules) -> World {
    var world = World(
      now: noon, local: LocalTime(noon, offsetSeconds: 0),
      businessDay: CalendarDay(daysSince1970: 20_605), device: DeviceID("L1"), rules: rules)
    world.actor = actor
    return world
  }

  static func opened(rules: StoreRules = rules) -> CheckFact {
    .opened(
      CheckOpened(
        numbers: CheckNumbers(checkNumber: 10_001, callNumber: "A1"), rules: rules,
        orderType: .eatIn, businessDay: CalendarDay(daysSince1970: 20_605),
        device: DeviceID("L1")))
  }

  /// A check that these facts happened to.
  static func check(_ facts: [CheckFact] = [], rules: StoreRules = rules) -> Check {
    guard var check = Check(id: CheckID("c"), beginning: opened(rules: rules), stamp()) else {
      preconditionFailure("opening begins a check")
    }
    check.version = 1
    for (index, fact) in facts.enumerated() {
      check.apply(fact, stamp(Int64(index) + 2))
      check.version += 1
    }
    return check
  }
}

extension Check {
  /// The check after `facts`.
  func with(_ facts: [CheckFact]) -> Check {
    var check = self
    for fact in facts {
      check.apply(fact, Shop.stamp(check.lamport + 1))
      check.version += 1
    }
    return check
  }
}
