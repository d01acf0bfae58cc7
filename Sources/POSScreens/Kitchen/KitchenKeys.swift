public import POSModel
import TerminalUI

extension KitchenScreen {
  mutating func press(_ key: Key, _ context: inout ScreenContext) -> [KitchenEffect] {
    switch mode {
    case .help, .allDay:
      mode = .cards
      return []
    case .bumped(let ticket): return press(key, inBumped: ticket, &context)
    case .again(let tickets, let place):
      press(key, inAgain: tickets, place)
      return []
    case .reason(let ticket, let line): return press(key, inReason: line, ticket, &context)
    case .cards: break
    }
    if let asked, key != .character(asked.key) { self.asked = nil }
    switch key {
    case .control("q"): return [.quit]
    case .character("?"), .function(1): mode = .help
    case .character("a"): mode = .allDay
    case .character("R"): mode = .bumped(picked: served.first?.first.id)
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
      let place = onPage[number - 1]
      if let since = moved.removeValue(forKey: number),
        context.now.milliseconds - since.milliseconds < Glance.time
      {
        let name = cards[place].first.callNumber
        status.say(.alert("Not served: the cards have just moved, and \(number) is \(name) now."))
        return []
      }
      return bump(place, &context)
    }
    switch character {
    case "u": return takeBack(&context)
    case "r": return recall(served.first, &context)
    default: break
    }
    guard let place = pickedPlace else { return [] }
    switch character {
    case "s": return start(cards[place], &context)
    case "d": return make(cards[place], &context)
    case "v": return seen(cards[place], &context)
    case "f":
      makeAgain(cards[place])
      return []
    default: return []
    }
  }

  private mutating func nextStation() {
    guard !filter.isExpo else { return }
    let stations = KitchenFilter.stations(in: view)
    let place = filter.station.flatMap { stations.firstIndex(of: $0) }.map { $0 + 1 } ?? 0
    filter.station = stations.indices.contains(place) ? stations[place] : nil
    if filter.station == nil, stations.isEmpty { status.say(.info("No station has anything.")) }
    (page, picked, moved) = (0, nil, [:])
    arrange(followsPick: false)
  }

  private mutating func step(_ by: Int) {
    guard let place = pickedPlace else { return }
    let next = min(max(0, place + by), cards.count - 1)
    picked = cards[next].first.id
    page = layout.pages[next]
    moved = [:]
  }

  private mutating func turn(_ by: Int) {
    moved = [:]
    page = min(max(0, page + by), layout.pageCount - 1)
    // Where no card begins, one goes on.
    let first = layout.cards(on: page).first ?? layout.shown(on: page)?.lowerBound
    if let first { picked = cards[first].first.id }
  }

  private mutating func press(
    _ key: Key, inBumped ticket: TicketID?, _ context: inout ScreenContext
  ) -> [KitchenEffect] {
    let served = self.served
    let place = served.firstIndex { $0.holds(ticket) }
    switch key {
    case .up, .down:
      let next = place.map { key == .up ? $0 - 1 : $0 + 1 } ?? 0
      let last = served.count - 1
      mode = .bumped(picked: served.isEmpty ? nil : served[min(max(0, next), last)].first.id)
    case .enter, .character("r"), .character("f"):
      guard let place else {
        let wasPicked = ticket != nil
        status.say(
          .info(wasPicked ? "It is back already. Pick another." : "Nothing was served yet."))
        return []
      }
      mode = .cards
      if key != .character("f") { return recall(served[place], &context) }
      makeAgain(served[place])
    default: mode = .cards
    }
    return []
  }

  /// Who marks tickets on a screen where nobody logs in.
  public static let actor = EmployeeID("kitchen")
}
