import POSModel
import POSScreens

extension FakeStore {
  /// The grill, whose products have stations: burgers are made in the kitchen, sides at the fryer,
  /// drinks at the bar; combos name no station.
  static func kitchen(_ change: (inout StoreRules) -> Void = { _ in }) -> FakeStore {
    var store = grill(change)
    let stations = ["Burgers": "kitchen", "Sides": "fry", "Drinks": "bar"]
    store.products = store.products.compactMap { product in
      var entry = product.entry
      entry.station = stations[entry.category].map { StationID($0) }
      return FakeStore.product(entry)
    }
    return store
  }

  /// What a kitchen screen reads, as the tables would have it.
  func kitchen(at now: Instant) -> KitchenView {
    let cards = tickets.values.compactMap { $0.state.map { TicketCard($0.ticket) } }
    let active = cards.filter { $0.status != .bumped }
    let bumped = cards.filter { $0.status == .bumped }
      .sorted { ($1.bumpedAt ?? .start, $1.id) < ($0.bumpedAt ?? .start, $0.id) }
    func order(_ card: TicketCard) -> (Int, Instant, Int64, StationID, TicketID) {
      (card.isRush ? 0 : 1, card.sentAt, card.checkNumber, card.key.station, card.id)
    }
    return KitchenView(
      active: active.sorted { order($0) < order($1) }, bumped: bumped,
      times: bumped.compactMap { card in
        guard card.lines.contains(where: { $0.liveThousandths > 0 }), let done = card.bumpedAt,
          now.milliseconds - done.milliseconds <= 3_600_000
        else {
          return nil
        }
        return (card.key.station, done.milliseconds - card.sentAt.milliseconds)
      })
  }

  /// Whether all tickets of a check that are still wanted are made, and there is one.
  func isReady(_ check: CheckID) -> Bool {
    let mine = tickets.filter { $0.key.checkID == check }.compactMap(\.value.state?.ticket)
      .filter { !$0.isVoided }
    return !mine.isEmpty && mine.allSatisfy { $0.status == .ready || $0.status == .bumped }
  }

  /// Answers an effect of a kitchen screen by the true rules.
  mutating func answer(_ effect: KitchenEffect, at now: Instant) -> KitchenAnswer? {
    if let failure { return .failed(failure) }
    switch effect {
    case .mark(let key, let mark, let wish):
      return self.mark(key, mark, wish, at: now) ? .done : .unchanged(key)
    case .see(let key, let seen, let wish):
      return self.mark(key, .seen, seen: seen, wish, at: now) ? .seen : .notSeen(key)
    case .takeBack(let key, let status, let wish):
      return self.mark(key, .recalled, expected: status, wish, at: now) ? .takenBack : .wentOn
    case .refire(let command):
      if case .check = answer(.wish(command), at: now) { return .done }
      return .refused
    case .quit: return nil
    }
  }

  /// Marks a ticket; whether it is not refused.
  private mutating func mark(
    _ key: TicketKey, _ mark: TicketMark, expected: Ticket.Status? = nil,
    seen: [SeenVoid]? = nil, _ wish: IdempotencyKey, at now: Instant
  ) -> Bool {
    let command = MarkTicket<KitchenArea>(
      key: wish, actor: KitchenScreen.actor, ticketID: key.id, mark: mark, expected: expected,
      seen: seen)
    do throws(TicketRefusal) {
      let world = World(
        now: now, local: LocalTime(now, offsetSeconds: 0),
        businessDay: CalendarDay(daysSince1970: 20_605), device: DeviceID("L1"), rules: rules)
      let facts = try command.decide(tickets[key]?.state, world)
      follow([.ticket(key, facts.map(\.fact))], by: command.actor, at: now)
      return true
    } catch { return false }
  }
}

extension TicketCard {
  /// The card of a ticket, as the tables would have it.
  init(_ ticket: Ticket) {
    let opened = ticket.opened
    self.init(
      id: opened.key.id, key: opened.key, checkNumber: opened.checkNumber,
      callNumber: opened.callNumber, orderType: opened.orderType, name: opened.name,
      isAddition: opened.isAddition, isRush: ticket.isRush, remakeOf: opened.remakeOf,
      reason: opened.reason, status: ticket.status, sentAt: ticket.sentAt,
      readyAt: ticket.readyAt,
      bumpedAt: ticket.bumpedAt, recalls: ticket.recalls)
    lines = ticket.lines
  }
}
