import POSModel
import TerminalUI

/// What is made once more: which ticket of a card, and why.
extension KitchenScreen {
  /// Asks why a card is made once more; first what of it, where it holds more than one ticket.
  mutating func makeAgain(_ card: KitchenCard) {
    let wanted = card.tickets.filter(\.isWanted).sorted {
      ($0.key.station, $0.key.round) < ($1.key.station, $1.key.round)
    }
    switch wanted.count {
    case 0: status.say(.alert("All of \(card.first.callNumber) is voided."))
    case 1: askReason(wanted[0])
    default: mode = .again(wanted, picked: 0)
    }
  }

  private mutating func askReason(_ ticket: TicketCard) {
    mode = .reason(ticket, TypedLine(longest: CheckItem.longestNote))
  }

  mutating func press(_ key: Key, inAgain tickets: [TicketCard], _ place: Int) {
    switch key {
    case .up: mode = .again(tickets, picked: max(0, place - 1))
    case .down: mode = .again(tickets, picked: min(place + 1, tickets.count - 1))
    case .enter: askReason(tickets[place])
    case .character(let character):
      guard let number = character.wholeNumberValue, (1...tickets.count).contains(number) else {
        return
      }
      askReason(tickets[number - 1])
    default: mode = .cards
    }
  }

  mutating func press(
    _ key: Key, inReason line: TypedLine, _ ticket: TicketCard, _ context: inout ScreenContext
  ) -> [KitchenEffect] {
    var line = line
    switch key {
    case .escape: mode = .cards
    case .enter:
      mode = .cards
      let station = CardText.name(of: ticket.key.station)
      status.say(.done("\(ticket.callNumber) is made once more at \(station)."))
      return [
        .refire(
          RefireTicket(
            key: context.makeKey(), actor: Self.actor, ticket: ticket.key, reason: line.text))
      ]
    default:
      if line.press(key) { mode = .reason(ticket, line) }
    }
    return []
  }

  func drawAgain(_ tickets: [TicketCard], picked: Int, on surface: inout Surface) {
    surface.write(
      "MAKE \(tickets[0].callNumber) AGAIN", row: 2, column: 2, style: .heading)
    let height = surface.rows - 6
    let first = ListWindow.offset(count: tickets.count, selected: picked, height: height)
    for (index, ticket) in tickets.enumerated().dropFirst(first).prefix(height) {
      let row = 3 + index - first
      let style: Style = index == picked ? .selected : .normal
      let number = index < 9 ? "\(index + 1)" : " "
      let station = TextFit.padded(CardText.name(of: ticket.key.station), to: 14)
      surface.fill(rows: row..<(row + 1), columns: 1..<(surface.columns - 1), style: style)
      surface.write(
        "\(index == picked ? ">" : " ") \(number) \(station)\(CardText.wanted(of: [ticket]))",
        row: row, column: 1, style: style, width: surface.columns - 3)
    }
  }
}
