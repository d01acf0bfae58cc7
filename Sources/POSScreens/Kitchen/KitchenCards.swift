import POSModel

/// One card on the screen: a ticket of a station, or for the expediter all tickets of a check.
struct KitchenCard: Sendable, Equatable {
  /// The tickets on it, the oldest first.
  var tickets: [TicketCard]
  /// The other stations that have something of the check, for the expediter all, with whether they
  /// are done.
  var alsoAt: [(station: StationID, isDone: Bool)] = []

  /// The oldest ticket: its age is the card's.
  var first: TicketCard { tickets[0] }
  /// The tickets of which a station still has to make something.
  var toBeMade: [TicketCard] {
    tickets.filter { $0.isWanted && ($0.status == .queued || $0.status == .inProgress) }
  }
  /// Whether it is to be made before others.
  var isRush: Bool { tickets.contains(where: \.isRush) }

  /// Whether a ticket is on it.
  func holds(_ ticket: TicketID?) -> Bool { tickets.contains { $0.id == ticket } }

  static func == (left: Self, right: Self) -> Bool {
    left.tickets == right.tickets && left.alsoAt.elementsEqual(right.alsoAt) { $0 == $1 }
  }
}

/// Which cards a screen shows.
struct KitchenFilter: Sendable, Equatable {
  /// The station; nil for all.
  var station: StationID?
  /// Whether it is the expediter's.
  let isExpo: Bool

  /// Whether a ticket is one of this station's, or nobody's.
  private func shows(_ ticket: TicketCard) -> Bool {
    station == nil || ticket.key.station == station || ticket.key.station == .unrouted
  }

  /// The cards, what names no station first: nobody else would make it.
  func cards(of view: KitchenView, _ rules: KitchenRules) -> [KitchenCard] {
    isExpo ? byCheck(view) : byTicket(view, rules)
  }

  /// The tickets on which a void waits to be seen here: what is still made is the cook's to see,
  /// not the expediter's.
  func unseenVoids(on card: KitchenCard) -> [TicketCard] {
    card.tickets.filter { $0.hasUnseenVoids && (!isExpo || $0.status == .ready) }
  }

  /// Whether what its station has made is the expediter's, and not on this screen any more.
  func leavesWhenMade(_ rules: KitchenRules) -> Bool { !isExpo && rules.expo != .no }

  private func byTicket(_ view: KitchenView, _ rules: KitchenRules) -> [KitchenCard] {
    let mine = view.active.filter { ticket in
      !(ticket.status == .ready && leavesWhenMade(rules)) && shows(ticket)
    }
    let unrouted = mine.filter { $0.key.station == .unrouted }
    let routed = mine.filter { $0.key.station != .unrouted }
    let byCheck = Dictionary(grouping: view.active + view.bumped, by: \.key.checkID)
    return (unrouted + routed).map { ticket in
      // The stations besides its own that have something of its check.
      let others = byCheck[ticket.key.checkID, default: []].filter {
        $0.key.station != ticket.key.station
      }
      return KitchenCard(tickets: [ticket], alsoAt: Self.stations(of: others))
    }
  }

  private func byCheck(_ view: KitchenView) -> [KitchenCard] {
    var order: [CheckID] = []
    var byCheck: [CheckID: [TicketCard]] = [:]
    for ticket in view.active {
      if byCheck[ticket.key.checkID] == nil { order.append(ticket.key.checkID) }
      byCheck[ticket.key.checkID, default: []].append(ticket)
    }
    let served = Dictionary(grouping: view.bumped, by: \.key.checkID)
    return order.compactMap { check in
      byCheck[check].map { tickets in
        KitchenCard(
          tickets: Self.byAge(tickets),
          alsoAt: Self.stations(of: tickets + served[check, default: []]))
      }
    }
  }

  private static func stations(
    of tickets: [TicketCard]
  ) -> [(station: StationID, isDone: Bool)] {
    Set(tickets.map(\.key.station)).sorted().map { station in
      (
        station,
        tickets.filter { $0.key.station == station }
          .allSatisfy { $0.status == .ready || $0.status == .bumped }
      )
    }
  }

  /// What left this screen, the last first: what its station made and the expediter has, or what
  /// was served. What names no station is served where it is seen, past the expediter. What left
  /// because it was voided is no way back to.
  func served(of view: KitchenView, _ rules: KitchenRules) -> [KitchenCard] {
    let bumped = view.bumped.filter(\.isWanted)
    if isExpo { return servedChecks(bumped) }
    guard rules.expo != .no else {
      return bumped.filter(shows).map { KitchenCard(tickets: [$0]) }
    }
    let made = view.active.filter { $0.status == .ready && $0.isWanted }
    let past = bumped.filter { $0.key.station == .unrouted && $0.readyAt == nil }
    func left(_ ticket: TicketCard) -> Instant {
      ticket.bumpedAt ?? ticket.readyAt ?? ticket.sentAt
    }
    return (made + past).filter(shows).sorted { (left($1), $1.id) < (left($0), $0.id) }
      .map { KitchenCard(tickets: [$0]) }
  }

  /// The expediter serves the tickets of a check with one key, and takes them back with one.
  private func servedChecks(_ bumped: [TicketCard]) -> [KitchenCard] {
    var cards: [KitchenCard] = []
    for ticket in bumped {
      if let last = cards.last?.first, last.key.checkID == ticket.key.checkID,
        let (late, early) = last.bumpedAt.flatMap({ late in ticket.bumpedAt.map { (late, $0) } }),
        late.milliseconds - early.milliseconds <= KitchenScreen.undoTime
      {
        cards[cards.count - 1].tickets.append(ticket)
      } else {
        cards.append(KitchenCard(tickets: [ticket]))
      }
    }
    return cards.map { KitchenCard(tickets: Self.byAge($0.tickets)) }
  }

  private static func byAge(_ tickets: [TicketCard]) -> [TicketCard] {
    tickets.sorted {
      ($0.sentAt, $0.key.round, $0.key.station) < ($1.sentAt, $1.key.round, $1.key.station)
    }
  }

  /// The stations there are, for Tab to go round.
  static func stations(in view: KitchenView) -> [StationID] {
    Set((view.active + view.bumped).map(\.key.station)).subtracting([.unrouted]).sorted()
  }
}

/// How old a ticket is, in steps.
enum AgeStep: String, Sendable, CaseIterable, Comparable {
  case green = "GREEN"
  case orange = "ORANGE"
  case red = "RED"

  /// Orders by urgency, the least first.
  static func < (left: Self, right: Self) -> Bool {
    switch (left, right) {
    case (.green, .orange), (.green, .red), (.orange, .red): true
    default: false
    }
  }

  init(seconds: Int64, _ ages: KitchenRules.Ages) {
    self = seconds >= ages.red ? .red : seconds >= ages.orange ? .orange : .green
  }

  /// The step without a colour.
  var symbol: String {
    switch self {
    case .green: "·"
    case .orange: "!"
    case .red: "!!"
    }
  }
}
