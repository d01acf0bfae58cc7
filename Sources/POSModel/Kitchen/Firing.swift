/// What follows for the kitchen from what happens on a check.
extension Check {
  /// The tickets of rounds that are sent, and what is voided on tickets; `self` is the check before
  /// `facts`.
  func firing(_ facts: [CheckFact]) -> [Consequence] {
    facts.flatMap { fact -> [Consequence] in
      switch fact {
      case .sent(let round, let ids): tickets(of: ids, round: round)
      case .itemVoided(let void): voiding(void.itemID, void.quantity, void.reason)
      case .voided(let reason, _):
        items.flatMap { voiding($0.id, $0.liveQuantity, reason) }
      case .rushed: firedKeys.map { .ticket($0, [.rushed]) }
      default: []
      }
    }
  }

  /// What of the check is still to be sent; what nobody makes never is.
  var unsentItems: [CheckItemID] {
    items.filter { !$0.isSent && !$0.isVoided && $0.station != StationID.none }.map(\.id)
  }

  /// Sends what was not sent: a check that is closed has nothing left to send.
  func sendingRest() -> [CheckFact] {
    let rest = unsentItems
    return rest.isEmpty ? [] : [.sent(round: rounds + 1, rest)]
  }

  /// A ticket for each station that makes something of a round.
  private func tickets(of ids: [CheckItemID], round: Int) -> [Consequence] {
    let items = ids.compactMap { item($0) }
    let stations = items.map { $0.station ?? .unrouted }
    return Set(stations).sorted().map { station in
      let key = TicketKey(checkID: id, station: station, round: round)
      let lines = zip(items, stations).filter { $1 == station }.map { TicketLine($0.0) }
      return .ticket(key, [.created(TicketOpened(key, of: self, lines: lines))])
    }
  }

  private func voiding(
    _ itemID: CheckItemID, _ quantity: Quantity, _ reason: String
  ) -> [Consequence] {
    guard quantity.thousandths > 0, let fired = item(itemID).flatMap(fired) else { return [] }
    // Where it is made once more it is not wanted either.
    let again = remakes.filter { $0.ticket == fired.key.id }.map { remake in
      TicketKey(checkID: id, station: fired.key.station, round: remake.round)
    }
    return ([fired.key] + again).map {
      .ticket($0, [.itemVoided(fired.itemID, quantity, reason: reason)])
    }
  }

  /// The tickets there are of what is on the check.
  private var firedKeys: [TicketKey] { Set(items.compactMap { fired($0)?.key }).sorted() }

  /// Where the kitchen knows a line from; nil while it does not, or has nothing to do with it.
  private func fired(_ item: CheckItem) -> (key: TicketKey, itemID: CheckItemID)? {
    guard let round = item.round else { return nil }
    let key = TicketKey(
      checkID: item.fired?.checkID ?? id, station: item.station ?? .unrouted, round: round)
    return (key, item.fired?.itemID ?? item.id)
  }
}

/// What the kitchen knows a line by that was sent before it came to the check it is on.
public struct FiredLine: Hashable, Sendable, Codable {
  /// The check it was sent from.
  public var checkID: CheckID
  /// The line it was there.
  public var itemID: CheckItemID

  enum CodingKeys: String, CodingKey {
    case checkID = "checkId"
    case itemID = "itemId"
  }
}

extension TicketKey: Comparable {
  /// Orders by check, station and round.
  public static func < (left: TicketKey, right: TicketKey) -> Bool {
    (left.checkID, left.station, left.round) < (right.checkID, right.station, right.round)
  }
}
