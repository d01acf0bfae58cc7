/// What follows for the kitchen from what happens on a check.
extension Check {
  /// The tickets of rounds that are sent, and what is voided on tickets; `self` is the check before
  /// `facts`, `elsewhere` the remakes of the checks its lines were sent from.
  func firing(
    _ facts: [CheckFact], _ elsewhere: [CheckID: [Remake]] = [:]
  ) -> [Consequence] {
    let remakes = elsewhere.merging([id: self.remakes]) { _, own in own }
    return facts.flatMap { fact -> [Consequence] in
      switch fact {
      case .sent(let round, let ids): tickets(of: ids, round: round)
      case .itemVoided(let void): voiding(void.itemID, void.quantity, void.reason, remakes)
      case .voided(let reason, _):
        items.flatMap { voiding($0.id, $0.liveQuantity, reason, remakes) }
      case .rushed:
        Set(items.compactMap { fired($0)?.key }.flatMap { $0.made(again: remakes) }).sorted()
          .map { .ticket($0, [.rushed]) }
      default: []
      }
    }
  }

  /// The other checks that its lines were sent to the kitchen from: what is made of them once more
  /// is known there.
  public var firedFrom: [CheckID] { Set(items.compactMap { $0.fired?.checkID }).sorted() }

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
    _ itemID: CheckItemID, _ quantity: Quantity, _ reason: String,
    _ remakes: [CheckID: [Remake]]
  ) -> [Consequence] {
    guard quantity.thousandths > 0, let fired = item(itemID).flatMap(fired) else { return [] }
    // Where it is made once more it is not wanted either.
    return fired.key.made(again: remakes).map {
      .ticket($0, [.itemVoided(fired.itemID, quantity, reason: reason)])
    }
  }

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

extension TicketKey {
  /// This ticket, those it is made once more as, and those they are.
  fileprivate func made(again remakes: [CheckID: [Remake]]) -> [TicketKey] {
    let known = remakes[checkID] ?? []
    var keys = [self]
    var next = 0
    while next < keys.count {
      let again = known.filter { $0.ticket == keys[next].id }.map {
        TicketKey(checkID: checkID, station: station, round: $0.round)
      }
      keys += again.filter { !keys.contains($0) }
      next += 1
    }
    return keys
  }
}

extension TicketKey: Comparable {
  /// Orders by check, station and round.
  public static func < (left: TicketKey, right: TicketKey) -> Bool {
    (left.checkID, left.station, left.round) < (right.checkID, right.station, right.round)
  }
}
