import POSModel
import POSWire

/// A lane that makes events by hand.
struct Lane {
  let device: DeviceID
  var tenant = TenantID("harbor")
  var store = StoreID("s1")
  private(set) var seq: Int64 = 0
  private var ids: IDSource

  init(_ name: String) {
    device = DeviceID(name)
    ids = IDSource(random: SeededGenerator(seed: UInt64(name.utf8.reduce(0) { $0 * 31 + Int($1) })))
  }

  /// The event that enters a product: a new one, or the next version of one.
  ///
  /// - Throws: never, for the products of tests.
  mutating func product(
    _ name: String, price: Int64 = 250, id: ProductID? = nil, version: Int = 1
  ) throws -> Envelope {
    let entry = ProductEntry(
      plu: "\(seq + 1)", name: name, category: "Food", position: Int(seq),
      price: Money(minorUnits: price))
    let id = id ?? ids.next(at: TestMoment.begin) as ProductID
    return try envelope(ProductFact.entered(entry), .product, id.rawValue, version)
  }

  /// The event that enters a discount of so many parts per million off a line.
  ///
  /// - Throws: never, for the discounts of tests.
  mutating func discount(
    _ code: String, _ parts: Int64, version: Int = 1
  ) throws -> Envelope {
    let entry = DiscountRuleEntry(name: code, scope: .item, kind: .percent(parts))
    return try envelope(DiscountRuleFact.entered(entry), .discountRule, code, version)
  }

  /// The event that enters a cashier.
  ///
  /// - Throws: never, for the names of tests.
  mutating func cashier(_ name: String) throws -> Envelope {
    let id: EmployeeID = ids.next(at: TestMoment.begin)
    return try envelope(
      EmployeeFact.entered(EmployeeEntry(name: name, role: .cashier)), .employee, id.rawValue)
  }

  private mutating func envelope(
    _ fact: some LoggableFact, _ kind: AggregateType, _ aggregate: String, _ version: Int = 1
  ) throws -> Envelope {
    seq += 1
    let payload = try FactCoding.payload(of: fact)
    let stamp = FactStamp(
      eventID: ids.next(at: TestMoment.begin), at: TestMoment.begin,
      lamport: TestMoment.begin.milliseconds + seq + Int64(version - 1) * 1000, origin: device,
      actor: EmployeeID("mia"))
    return Envelope(
      stamp: stamp, tenant: tenant, store: store, aggregateType: kind.rawValue,
      aggregateID: aggregate, version: version, type: fact.type, device: device, seq: seq,
      payload: payload, payloadSHA256: SHA256Hex.of(payload))
  }

  /// The body of a push of those events.
  ///
  /// - Throws: `DecodingError` when a payload is no JSON.
  func push(_ events: [Envelope]) throws -> JSONValue {
    try JSONValue(
      parsing: PushRequest(device: device, items: events.map { PushItem($0) }).canonical)
  }
}

/// The moment the events of tests happen.
enum TestMoment {
  static let begin = Instant(milliseconds: 1_780_315_200_000)
}
