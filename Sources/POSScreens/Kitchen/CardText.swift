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
  var headHeight: Int { 2 + nameRows.count + warningRows.count }

  /// The rows that name the card, with its age.
  func head(number: Int?, at now: Instant) -> [CardRow] {
    let ticket = card.first
    let seconds = max(0, now.milliseconds - ticket.sentAt.milliseconds) / 1000
    let step = AgeStep(seconds: seconds, rules.ages(at: ticket.key.station))
    let key = number.map { "\($0) " } ?? ""
    return [
      CardRow(
        text: key + ticket.callNumber, style: .heading,
        right: "\(step.symbol) \(step.rawValue) \(Self.clock(seconds))",
        rightStyle: Self.style(of: step)),
      CardRow(
        text: Wording.orderTypeTitle(ticket.orderType), right: "#\(ticket.checkNumber)",
        rightStyle: .dim),
    ] + nameRows + warningRows
  }

  /// The row that names a card again where it goes on in the next column.
  var onwards: CardRow { CardRow(text: "\(card.first.callNumber) goes on", style: .heading) }

  private var nameRows: [CardRow] {
    card.first.name.isEmpty ? [] : wrapped(card.first.name, .normal)
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
    if ticket.remakeOf != nil {
      marks.append(ticket.reason.isEmpty ? "REMAKE" : "REMAKE: \(ticket.reason)")
    } else if ticket.isAddition, !filter.isExpo {
      marks.append("+ ADDITION")
    }
    if ticket.recalls > 0 { marks.append("RECALLED") }
    if !filter.isExpo {
      if ticket.status == .inProgress { marks.append("» IN PROGRESS") }
      if ticket.status == .ready { marks.append("✓ READY") }
    }
    return marks
  }

  /// The rows of what is to be made, and where else.
  var body: [CardRow] {
    var rows: [CardRow] = []
    for ticket in card.tickets {
      if filter.isExpo { rows.append(stationRow(of: ticket)) }
      rows += ticket.lines.flatMap(self.rows)
    }
    if card.hasUnseenVoids { rows.append(CardRow(text: "v: void seen", style: .alert)) }
    if !filter.isExpo, !card.alsoAt.isEmpty {
      let stations = card.alsoAt.map { "\(Self.name(of: $0.station)) \($0.isDone ? "✓" : "…")" }
      rows.append(CardRow(text: "ALSO AT " + stations.joined(separator: ", "), style: .dim))
    }
    return rows
  }

  private func stationRow(of ticket: TicketCard) -> CardRow {
    let isDone = ticket.status == .ready || ticket.status == .bumped
    let word =
      isDone ? "✓ READY" : ticket.status == .inProgress ? "» IN PROGRESS" : "… QUEUED"
    let more = ticket.remakeOf != nil ? " REMAKE" : ticket.isAddition ? " + ADDITION" : ""
    return CardRow(
      text: "\(Self.name(of: ticket.key.station))\(more)",
      style: ticket.key.station == .unrouted ? .alert : .heading, right: word,
      rightStyle: isDone ? .good : .dim)
  }

  private func rows(of line: TicketLine) -> [CardRow] {
    let seat = line.seat.map { " seat \($0)" } ?? ""
    let live = Quantity(thousandths: line.liveThousandths).text
    var rows: [CardRow] = []
    if line.liveThousandths > 0 { rows += wrapped("\(live) \(line.name)\(seat)", .normal) }
    if line.voidedThousandths > 0 {
      let gone = Quantity(thousandths: line.voidedThousandths).text
      let style: Style = line.isVoidSeen ? .dim : .alert
      rows += wrapped("✗ VOID \(gone) \(line.name)", style)
      rows += wrapped("  \(line.voidReason)", style)
    }
    guard line.liveThousandths > 0 else { return rows }
    rows += line.modifiers.flatMap { wrapped("   \($0)", .echo) }
    if !line.note.isEmpty { rows += wrapped("   * \(line.note)", .warning) }
    return rows
  }

  /// The text on as many rows as it needs: what is cut off would not be made.
  private func wrapped(_ text: String, _ style: Style) -> [CardRow] {
    var rows: [CardRow] = []
    let indent = String(text.prefix { $0 == " " })
    var row = indent
    for word in text.split(separator: " ") {
      let longer = row == indent ? row + word : "\(row) \(word)"
      if CellWidth.of(longer) <= width || row == indent {
        row = longer
      } else {
        rows.append(CardRow(text: row, style: style))
        row = "\(indent)  \(word)"
      }
    }
    return rows + [CardRow(text: row, style: style)]
  }

  static func name(of station: StationID) -> String {
    station == .unrouted ? "UNROUTED" : station.rawValue
  }

  static func names(of tickets: [TicketCard]) -> String {
    Set(tickets.map(\.key.station)).sorted().map { name(of: $0) }.joined(separator: "+")
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
