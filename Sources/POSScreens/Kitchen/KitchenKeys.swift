public import POSModel
import TerminalUI

extension KitchenScreen {
  mutating func press(_ key: Key, _ context: inout ScreenContext) -> [KitchenEffect] {
    switch mode {
    case .help, .allDay:
      mode = .cards
      return []
    case .bumped(let place): return press(key, inBumped: place, &context)
    case .reason(let ticket, let line): return press(key, inReason: line, ticket, &context)
    case .cards: break
    }
    if key != .character("v") { standsIn = nil }
    switch key {
    case .control("q"): return [.quit]
    case .character("?"), .function(1): mode = .help
    case .character("a"): mode = .allDay
    case .character("R"): mode = .bumped(picked: 0)
    case .tab: nextStation()
    case .up, .left: step(-1)
    case .down, .right: step(+1)
    case .pageUp: turn(-1)
    case .pageDown, .character(" "): turn(+1)
    case .enter: return pickedPlace.map { bump($0, &context) } ?? []
    case .character(let character): return press(character, &context)
    default: break
    }
    return []
  }

  private mutating func press(
    _ character: Character, _ context: inout ScreenContext
  ) -> [KitchenEffect] {
    if let number = character.wholeNumberValue, (1...9).contains(number) {
      let onPage = layout.cards(on: page)
      guard number <= onPage.count else {
        status.say(.alert("There is no card \(number) on this page."))
        return []
      }
      return bump(onPage[number - 1], &context)
    }
    switch character {
    case "u": return takeBack(&context)
    case "r": return recall(served.first, &context)
    default: break
    }
    guard let place = pickedPlace else { return [] }
    switch character {
    case "s": return mark(cards[place].tickets.map(\.key), .started, &context)
    case "d": return mark(cards[place].tickets.map(\.key), .ready, &context)
    case "v": return seen(cards[place], &context)
    case "f":
      askReason(for: cards[place])
      return []
    default: return []
    }
  }

  /// Serves a card. One with something voided that nobody saw is seen first: what is not wanted any
  /// more must not go out by habit.
  private mutating func bump(_ place: Int, _ context: inout ScreenContext) -> [KitchenEffect] {
    let card = cards[place]
    guard filter.unseenVoids(on: card).isEmpty else { return seen(card, &context) }
    if filter.isExpo, rules.expo == .waits, card.isWaiting {
      let stations = card.alsoAt.filter { !$0.isDone }.map { CardText.name(of: $0.station) }
      status.say(.alert("\(card.first.callNumber) waits for \(stations.joined(separator: ", "))."))
      return []
    }
    // Served, nobody who makes it would read any more that it is not wanted.
    guard !card.tickets.contains(where: \.hasUnseenVoids) else { return leave(card) }
    let tickets = card.tickets.map(\.key)
    let goesOn = rules.expo != .no && !filter.isExpo && card.first.key.station != .unrouted
    let reached: Ticket.Status = goesOn ? .ready : .bumped
    undo.append(Undo(tickets: tickets, status: reached, at: context.now))
    let word = goesOn ? "is made" : "is served"
    status.say(.done("\(card.first.callNumber) \(word). u takes it back."))
    if pickedPlace == place { pickNeighbour(of: place) }
    return mark(tickets, goesOn ? .ready : .bumped, &context)
  }

  private mutating func pickNeighbour(of place: Int) {
    let next = place + 1 < cards.count ? place + 1 : place - 1
    picked = cards.indices.contains(next) ? cards[next].first.id : nil
  }

  private mutating func seen(
    _ card: KitchenCard, _ context: inout ScreenContext
  ) -> [KitchenEffect] {
    var unseen = filter.unseenVoids(on: card)
    // Said twice, it is meant: stations that only print have nobody to press the key.
    if standsIn == card.first.id { unseen = card.tickets.filter(\.hasUnseenVoids) }
    standsIn = nil
    guard !unseen.isEmpty else { return leave(card) }
    status.say(.done("\(card.first.callNumber): the void is seen."))
    return mark(unseen.map(\.key), .seen, &context)
  }

  /// Leaves what was voided for the cooks to see.
  private mutating func leave(_ card: KitchenCard) -> [KitchenEffect] {
    let number = card.first.callNumber
    let stations = CardText.names(of: card.tickets.filter(\.hasUnseenVoids))
    guard !stations.isEmpty else {
      status.say(.info("Nothing was voided on \(number)."))
      return []
    }
    standsIn = card.first.id
    status.say(.alert("\(number): the void is for \(stations) to see. v sees it for them."))
    return []
  }

  private func mark(
    _ tickets: [TicketKey], _ mark: TicketMark, _ context: inout ScreenContext
  ) -> [KitchenEffect] {
    tickets.map { .mark($0, mark, key: context.makeKey()) }
  }

  private mutating func takeBack(_ context: inout ScreenContext) -> [KitchenEffect] {
    guard let last = undo.popLast() else {
      status.say(.info("Nothing to take back. R lists what was served."))
      return []
    }
    guard context.now.milliseconds - last.at.milliseconds <= Self.undoTime else {
      undo = []
      status.say(.alert("That was more than 5 s ago: r or R takes it back."))
      return []
    }
    return last.tickets.map { .takeBack($0, from: last.status, key: context.makeKey()) }
  }

  private mutating func recall(
    _ card: KitchenCard?, _ context: inout ScreenContext
  ) -> [KitchenEffect] {
    guard let card else {
      status.say(.info("Nothing was served yet."))
      return []
    }
    undo = []
    status.say(.done("\(card.first.callNumber) is back, with the time it was sent."))
    return mark(card.tickets.map(\.key), .recalled, &context)
  }

  private mutating func nextStation() {
    guard !filter.isExpo else { return }
    let stations = KitchenFilter.stations(in: view)
    let place = filter.station.flatMap { stations.firstIndex(of: $0) }.map { $0 + 1 } ?? 0
    filter.station = stations.indices.contains(place) ? stations[place] : nil
    if filter.station == nil, stations.isEmpty { status.say(.info("No station has anything.")) }
    (page, picked) = (0, nil)
    arrange()
  }

  private mutating func step(_ by: Int) {
    guard let place = pickedPlace else { return }
    let next = min(max(0, place + by), cards.count - 1)
    picked = cards[next].first.id
    page = layout.pages[next]
  }

  private mutating func turn(_ by: Int) {
    page = min(max(0, page + by), layout.pageCount - 1)
    if let first = layout.cards(on: page).first { picked = cards[first].first.id }
  }

  private mutating func press(
    _ key: Key, inBumped place: Int, _ context: inout ScreenContext
  ) -> [KitchenEffect] {
    let served = self.served
    let card = served.indices.contains(place) ? served[place] : nil
    switch key {
    case .up: mode = .bumped(picked: max(0, place - 1))
    case .down: mode = .bumped(picked: min(max(0, served.count - 1), place + 1))
    case .enter, .character("r"):
      mode = .cards
      return recall(card, &context)
    case .character("f"):
      mode = .cards
      if let card { askReason(for: card) }
    default: mode = .cards
    }
    return []
  }

  /// Asks why a card is made once more; of the expediter's, what its oldest ticket is of.
  private mutating func askReason(for card: KitchenCard) {
    guard let ticket = card.tickets.first(where: \.isWanted) else {
      return status.say(.alert("All of \(card.first.callNumber) is voided."))
    }
    mode = .reason(ticket.key, TypedLine(longest: CheckItem.longestNote))
  }

  private mutating func press(
    _ key: Key, inReason line: TypedLine, _ ticket: TicketKey, _ context: inout ScreenContext
  ) -> [KitchenEffect] {
    var line = line
    switch key {
    case .escape: mode = .cards
    case .enter:
      mode = .cards
      status.say(.done("It is made once more."))
      return [
        .refire(
          RefireTicket(
            key: context.makeKey(), actor: Self.actor, ticket: ticket, reason: line.text))
      ]
    default:
      if line.press(key) { mode = .reason(ticket, line) }
    }
    return []
  }

  /// Who marks tickets on a screen where nobody logs in.
  public static let actor = EmployeeID("kitchen")
}
