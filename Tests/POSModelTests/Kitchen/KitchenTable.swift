import POSModel
import Testing

extension Till {
  /// Burger and fries for the kitchen, a cola for the bar, a bag that nobody makes, a card that
  /// names no station.
  ///
  /// - Throws: `CheckRefusal`.
  static func table() throws -> Till {
    var till = try Till.lunch()
    for (plu, name, station) in [
      ("601", "Grill burger", "kitchen"), ("602", "Grill fries", "kitchen"),
      ("603", "Cola bar", "bar"), ("604", "Bag", "none"),
    ] {
      var entry = ProductEntry(
        plu: plu, name: name, category: "All", position: 0, price: Shop.usd(500))
      (entry.taxes, entry.station) = (["food"], StationID(station))
      till.sell(Shop.product(entry))
    }
    try till.ring("601", "602", "603", "604", "101")
    return till
  }

  /// A ticket is made once more.
  ///
  /// - Throws: `CheckRefusal`.
  mutating func makeAgain(_ key: TicketKey) throws {
    try perform(
      RefireTicket(
        key: Shop.key("again \(key.round)"), actor: EmployeeID("kitchen"), ticket: key,
        reason: "burnt"))
  }

  /// A cook's mark.
  ///
  /// - Throws: `TicketRefusal`.
  mutating func mark(_ key: TicketKey, _ mark: TicketMark) throws(TicketRefusal) {
    let wish = MarkTicket<KitchenArea>(
      key: Shop.key(), actor: EmployeeID("kitchen"), ticketID: key.id, mark: mark)
    for fact in try wish.decide(tickets[key]?.state, world(for: Needs())) {
      hear(fact.fact, on: key)
    }
  }
}
