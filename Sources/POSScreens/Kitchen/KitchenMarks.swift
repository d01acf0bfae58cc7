import POSModel

/// What a cook says of cards.
extension KitchenScreen {
  /// Serves a card. One with something voided that nobody saw is seen first: what is not wanted any
  /// more must not go out by habit.
  mutating func bump(_ place: Int, _ context: inout ScreenContext) -> [KitchenEffect] {
    let card = cards[place]
    guard filter.unseenVoids(on: card).isEmpty else { return seen(card, &context) }
    if let stations = awaited(of: card) {
      status.say(.alert("\(card.first.callNumber) waits for \(stations)."))
      return []
    }
    // Served, nobody who makes it would read any more that it is not wanted.
    guard !card.tickets.contains(where: \.hasUnseenVoids) else { return leave(card) }
    let goesOn = filter.leavesWhenMade(rules) && card.first.key.station != .unrouted
    return sendOff(card, goesOn ? .ready : .bumped, &context)
  }

  /// Marks a card with what makes it leave the screen: `u` takes it back.
  private mutating func sendOff(
    _ card: KitchenCard, _ reached: Ticket.Status, _ context: inout ScreenContext
  ) -> [KitchenEffect] {
    let (number, tickets) = (card.first.callNumber, card.tickets.map(\.key))
    undo.append(Undo(tickets: tickets, callNumber: number, status: reached, at: context.now))
    let word = reached == .ready ? "is made" : "is served"
    status.say(.done("\(number) \(word). u takes it back."))
    return mark(tickets, reached == .ready ? .ready : .bumped, &context)
  }

  /// The stations the expediter waits for before a card is served; nil for none.
  private func awaited(of card: KitchenCard) -> String? {
    guard filter.isExpo, rules.expo == .waits, !card.toBeMade.isEmpty else { return nil }
    return CardText.names(of: card.toBeMade, separator: ", ")
  }

  /// Begins what is still wanted of a card.
  mutating func start(
    _ card: KitchenCard, _ context: inout ScreenContext
  ) -> [KitchenEffect] {
    let wanted = card.tickets.filter(\.isWanted)
    if wanted.isEmpty { status.say(.alert("All of \(card.first.callNumber) is voided.")) }
    return mark(wanted.map(\.key), .started, &context)
  }

  /// Says that a card is made. What was voided is seen first, as before it is served; and what the
  /// expediter waits for is made when it is said twice: stations that only print cannot say it.
  mutating func make(
    _ card: KitchenCard, _ context: inout ScreenContext
  ) -> [KitchenEffect] {
    guard filter.unseenVoids(on: card).isEmpty else { return seen(card, &context) }
    guard !card.tickets.contains(where: \.hasUnseenVoids) else { return leave(card) }
    let question = Asked(key: "d", things: Set(card.toBeMade.map { .toBeMade($0.id) }))
    if let stations = awaited(of: card), asked?.covers(question) != true {
      asked = question
      status.say(
        .alert("\(card.first.callNumber) waits for \(stations). d says for them it is made."))
      return []
    }
    asked = nil
    if filter.leavesWhenMade(rules) { return sendOff(card, .ready, &context) }
    return mark(card.tickets.map(\.key), .ready, &context)
  }

  mutating func seen(
    _ card: KitchenCard, _ context: inout ScreenContext
  ) -> [KitchenEffect] {
    var unseen = filter.unseenVoids(on: card)
    // Said twice, it is meant: stations that only print have nobody to press the key.
    if asked?.covers(askedToSee(card)) == true {
      unseen = card.tickets.filter(\.hasUnseenVoids)
    }
    asked = nil
    guard !unseen.isEmpty else { return leave(card) }
    seeing = card.first.callNumber
    return unseen.map { ticket in
      .see(ticket.key, ticket.lines.compactMap { SeenVoid($0) }, key: context.makeKey())
    }
  }

  /// Says that a void is seen; what went wrong with another ticket of the card is more to say.
  mutating func tellSeen() {
    if status.message == nil { status.say(.done("\(seeing): the void is seen.")) }
  }

  /// Says why voids are not seen by the last key, now that the store was read.
  mutating func tellNotSeen() {
    guard !notSeen.isEmpty else { return }
    let isMore = view.active.contains { notSeen.contains($0.key) && $0.hasUnseenVoids }
    notSeen = []
    if isMore, status.message?.tone != .alert {
      status.say(.alert("More was voided meanwhile: look again, then v."))
    } else if status.message == nil {
      status.say(.info("Another screen said so before."))
    }
  }

  /// Leaves what was voided for the cooks to see. The card is picked: it is the one that `v` is
  /// for.
  private mutating func leave(_ card: KitchenCard) -> [KitchenEffect] {
    let number = card.first.callNumber
    let stations = CardText.names(of: card.tickets.filter(\.hasUnseenVoids))
    guard !stations.isEmpty else {
      // Another card of the check may have one.
      status.say(.info("There is no void to see on this card."))
      return []
    }
    picked = card.first.id
    asked = askedToSee(card)
    status.say(.alert("\(number): the void is for \(stations) to see. v sees it for them."))
    return []
  }

  private func askedToSee(_ card: KitchenCard) -> Asked {
    let voids = card.tickets.flatMap { ticket in
      ticket.lines.filter { !$0.isVoidSeen }.map { Asked.Thing.void(ticket.id, $0) }
    }
    return Asked(key: "v", things: Set(voids))
  }

  private func mark(
    _ tickets: [TicketKey], _ mark: TicketMark, _ context: inout ScreenContext
  ) -> [KitchenEffect] {
    tickets.map { .mark($0, mark, key: context.makeKey()) }
  }

  mutating func takeBack(_ context: inout ScreenContext) -> [KitchenEffect] {
    guard let last = undo.popLast() else {
      status.say(.info("Nothing to take back. R lists what was served."))
      return []
    }
    guard context.now.milliseconds - last.at.milliseconds <= Self.undoTime else {
      undo = []
      status.say(.alert("That was more than 5 s ago: r or R takes it back."))
      return []
    }
    returning = last.callNumber
    return last.tickets.map { .takeBack($0, from: last.status, key: context.makeKey()) }
  }

  mutating func recall(
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
}
