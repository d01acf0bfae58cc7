import POSCore
import POSModel
import POSTestSupport
import POSWire

/// What a till sold, with its menu and staff before it.
struct SoldDay {
  let events: [Envelope]

  /// Sells.
  ///
  /// - Throws: what the till throws.
  init(sales: Int) throws {
    let till = try Till.fresh()
    for number in 0..<sales {
      till.clock.advance(milliseconds: 30_000)
      try till.pay(try till.check(with: "101", number.isMultiple(of: 2) ? "102" : "205", "201"))
    }
    events = try till.happened(after: 0)
  }

  /// The same day in another store, as so many pushes.
  func batches(in store: String) -> [[Envelope]] {
    let events = events.map { $0.moved(to: store) }
    return stride(from: 0, to: events.count, by: PushRequest.mostItems).map {
      Array(events[$0..<min(events.count, $0 + PushRequest.mostItems)])
    }
  }
}

extension Till {
  /// What happened here behind so many events.
  ///
  /// - Throws: `StoreFailure`.
  func happened(after seq: Int64) throws -> [Envelope] {
    try store.events(from: store.realm.origin, after: seq, limit: .max)
  }
}

extension Envelope {
  /// The event as another store has it; an enterprise has each id once.
  func moved(to store: String) -> Envelope {
    var event = self
    event.store = StoreID(store)
    event.eventID = EventID("\(store.suffix(1))\(eventID.rawValue.dropFirst())")
    return event
  }
}
