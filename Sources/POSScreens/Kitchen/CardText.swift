import POSModel
import TerminalUI

/// A row of a card.
struct CardRow: Sendable, Equatable {
  var text: String
  var style = Style.normal
  var right = ""
  var rightStyle = Style.normal
}

/// Writes a card out, row by row.
struct CardText {
  let card: KitchenCard
  let filter: KitchenFilter
  let rules: KitchenRules
  let width: Int

  /// How many rows name the card.
  var headHeight: Int { 1 + titleRows.count }

  /// The rows that name the card, with its age, as urgent as the most urgent of its tickets.
  func head(number: Int?, at now: Instant) -> [CardRow] {
    let ticket = card.first
    let seconds = Self.age(of: ticket, at: now)
    let step =
      card.tickets.map { ticket in
        AgeStep(seconds: Self.age(of: ticket, at: now), rules.ages(at: ticket.key.station))
      }.max() ?? .green
    let key = number.map { "\($0) " } ?? ""
    let age = CardRow(
      text: key + ticket.callNumber, style: .heading,
      right: "\(step.symbol) \(step.rawValue) \(Self.clock(seconds))",
      rightStyle: Self.style(of: step))
    return [age] + titleRows
  }

  /// The row that names a card again where it goes on in the next column.
  var onwards: CardRow { CardRow(text: "\(card.first.callNumber) goes on", style: .heading) }

  /// Who the card is for and where it is made; they do not change with time.
  private var titleRows: [CardRow] {
    let (ticket, number) = (card.first, "#\(card.first.checkNumber)")
    var title = ticket.orderType.title
    if filter.station == nil, !filter.isExpo { title += " · \(Self.name(of: ticket.key.station))" }
    var rows = [CardRow(text: title, right: number, rightStyle: .dim)]
    if CellWidth.of(title) + 1 + number.count > width {
      rows = wrapped(title, .normal) + [CardRow(text: number, style: .dim)]
    }
    return rows + (ticket.name.isEmpty ? [] : wrapped(ticket.name, .normal)) + warningRows
  }

  private var warningRows: [CardRow] {
    var rows: [CardRow] = []
    if card.first.key.station == .unrouted, !filter.isExpo {
      rows += wrapped("▲ UNROUTED: no station", .alert)
    }
    let marks = self.marks
    return marks.isEmpty ? rows : rows + wrapped(marks.joined(separator: "  "), .warning)
  }

  /// What the cook has to know before the lines.
  private var marks: [String] {
    let ticket = card.first
    var marks: [String] = []
    if card.isRush { marks.append("▲ RUSH") }
    if !filter.isExpo, let kind = Self.kind(of: ticket) { marks.append(kind) }
    if !filter.isExpo {
      if ticket.recalls > 0 { marks.append(Self.recalled) }
      if ticket.status == .inProgress { marks.append("» IN PROGRESS") }
      if ticket.status == .ready { marks.append("✓ READY") }
    }
    return marks
  }

  /// The rows of what is to be made, and where else.
  var body: [CardRow] {
    var rows: [CardRow] = []
    for ticket in card.tickets {
      if filter.isExpo { rows += stationRows(of: ticket) }
      rows += ticket.lines.flatMap(self.rows)
    }
    if !filter.unseenVoids(on: card).isEmpty {
      rows.append(CardRow(text: "v: void seen", style: .alert))
    }
    let others = card.alsoAt.filter { other in
      !card.tickets.contains { $0.key.station == other.station }
    }.map { "\(Self.name(of: $0.station))\u{00A0}\($0.isDone ? "✓" : "…")" }
    if !others.isEmpty {
      // A station and its sign stay on one row.
      rows += wrapped("ALSO AT \(others.joined(separator: ", "))", .dim).map { row in
        CardRow(text: String(row.text.map { $0 == "\u{00A0}" ? " " : $0 }), style: row.style)
      }
    }
    return rows
  }

  private func stationRows(of ticket: TicketCard) -> [CardRow] {
    let isDone = ticket.status == .ready || ticket.status == .bumped
    let word =
      isDone ? "✓ READY" : ticket.status == .inProgress ? "» IN PROGRESS" : "… QUEUED"
    var rows = wrapped(
      Self.name(of: ticket.key.station),
      ticket.key.station == .unrouted ? .alert : .heading)
    if rows.count > 1 || CellWidth.of(rows[0].text) + 1 + CellWidth.of(word) > width {
      rows.append(CardRow(text: ""))
    }
    (rows[rows.count - 1].right, rows[rows.count - 1].rightStyle) = (word, isDone ? .good : .dim)
    let marks = [Self.kind(of: ticket), ticket.recalls > 0 ? Self.recalled : nil].compactMap { $0 }
    return marks.isEmpty ? rows : rows + wrapped(marks.joined(separator: "  "), .warning)
  }

  private static let recalled = "RECALLED"

  /// What is special about a ticket; nil when nothing is.
  private static func kind(of ticket: TicketCard) -> String? {
    if ticket.remakeOf != nil {
      return ticket.reason.isEmpty ? "REMAKE" : "REMAKE: \(ticket.reason)"
    }
    return ticket.isAddition ? "+ ADDITION" : nil
  }

  private func rows(of line: TicketLine) -> [CardRow] {
    let seat = line.seat.map { " seat \($0)" } ?? ""
    let live = Quantity(thousandths: line.liveThousandths).text
    var rows: [CardRow] = []
    if line.voidedThousandths > 0 {
      let gone = Quantity(thousandths: line.voidedThousandths).text
      let style: Style = line.isVoidSeen ? .dim : .alert
      rows += struck(wrapped("✗ VOID \(gone) \(line.name)\(seat)", style))
      rows += wrapped("  \(line.voidReason)", style)
    }
    guard line.liveThousandths > 0 else { return rows }
    rows += wrapped("\(live) \(line.name)\(seat)", .normal)
    rows += line.modifiers.flatMap { wrapped("   \($0)", .echo) }
    if !line.note.isEmpty { rows += wrapped("   * \(line.note)", .warning) }
    return rows
  }

  /// Strikes rows through, on terminals that have no such attribute too.
  private func struck(_ rows: [CardRow]) -> [CardRow] {
    rows.map { row in
      CardRow(text: String(row.text.map { $0 == " " ? "─" : $0 }), style: row.style)
    }
  }

  /// The text on as many rows as it needs: what is cut off would not be made.
  private func wrapped(_ text: String, _ style: Style) -> [CardRow] {
    let indent = String(text.prefix { $0 == " " })
    let lines = TextFit.wrapped(
      String(text.dropFirst(indent.count)), to: width - indent.count, hanging: 2)
    return lines.map { CardRow(text: indent + $0, style: style) }
  }

  static func name(of station: StationID) -> String {
    station == .unrouted ? "UNROUTED" : station.rawValue
  }

  static func names(of tickets: [TicketCard], separator: String = "+") -> String {
    Set(tickets.map(\.key.station)).sorted().map { name(of: $0) }.joined(separator: separator)
  }

  /// What is still wanted of tickets, in a row.
  static func wanted(of tickets: [TicketCard]) -> String {
    tickets.flatMap(\.lines).filter { $0.liveThousandths > 0 }
      .map { "\(Quantity(thousandths: $0.liveThousandths).text) \($0.name)" }
      .joined(separator: ", ")
  }

  /// How many seconds ago a ticket was sent.
  private static func age(of ticket: TicketCard, at now: Instant) -> Int64 {
    max(0, now.milliseconds - ticket.sentAt.milliseconds) / 1000
  }

  static func clock(_ seconds: Int64) -> String {
    let (minutes, rest) = (seconds / 60, seconds % 60)
    return minutes < 600 ? "\(minutes):\(rest < 10 ? "0" : "")\(rest)" : "\(minutes / 60) h"
  }

  static func style(of step: AgeStep) -> Style {
    switch step {
    case .green: .good
    case .orange: .warning
    case .red: .alert
    }
  }
}
