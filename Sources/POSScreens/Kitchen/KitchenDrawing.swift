import POSModel
public import TerminalUI

extension KitchenScreen {
  /// Writes all cells; changes nothing.
  public func render(into surface: inout Surface, _ context: ScreenContext) {
    guard surface.hasRoom() else { return }
    drawHeader(on: &surface, context)
    switch mode {
    case .cards, .reason: drawCards(on: &surface, context)
    case .bumped(let ticket): drawBumped(on: &surface, picked: ticket, context)
    case .again(let tickets, let place): drawAgain(tickets, picked: place, on: &surface)
    case .allDay: drawAllDay(on: &surface)
    case .help: drawHelp(on: &surface)
    }
    drawStatus(on: &surface)
    _ = surface.writeKeys(keys, row: surface.rows - 1)
  }

  private func drawHeader(on surface: inout Surface, _ context: ScreenContext) {
    surface.fill(rows: 0..<1, columns: 0..<surface.columns, style: .title)
    let age = readAt.map { max(0, context.now.milliseconds - $0.milliseconds) / 1000 }
    let right = "data \(age.map { "\($0) s" } ?? "none")   \(context.wallClock) "
    surface.write(right, row: 0, rightEdge: surface.columns, style: .title)
    let room = surface.columns - CellWidth.of(right) - 3
    surface.write(headline(to: room), row: 0, column: 0, style: .title)
  }

  /// What the header says of the station; where there is no room its name is shortened, then the
  /// times are left out.
  private func headline(to room: Int) -> String {
    let name = filter.isExpo ? "Expo" : filter.station.map(CardText.name) ?? "All stations"
    var counts = "   \(cards.count) open"
    let unrouted = cards.count { $0.first.key.station == .unrouted }
    if unrouted > 0, !filter.isExpo { counts += "   ▲ UNROUTED \(unrouted)" }
    let title = " KITCHEN · "
    for times in [times.joined(separator: "  "), times.last ?? ""] where !times.isEmpty {
      let rest = "\(counts)   \(times)"
      let left = room - CellWidth.of(title) - CellWidth.of(rest)
      if left >= min(Self.shortestName, CellWidth.of(name)) {
        return title + TextFit.truncated(name, to: left) + rest
      }
    }
    return title + TextFit.truncated(name, to: room - CellWidth.of(title + counts)) + counts
  }

  /// How many cells a station's name is shortened to at most.
  private static let shortestName = 6

  /// The average and the 90th percentile of the last hour; none where nothing was served.
  private var times: [String] {
    let times = view.times.filter { filter.station == nil || $0.station == filter.station }
      .map(\.milliseconds).sorted()
    guard !times.isEmpty else { return [] }
    let average = times.reduce(0, +) / Int64(times.count)
    let high = times[(times.count * 9 + 9) / 10 - 1]
    return ["avg \(CardText.clock(average / 1000))", "p90 \(CardText.clock(high / 1000))"]
  }

  private func drawCards(on surface: inout Surface, _ context: ScreenContext) {
    let place = pickedPlace
    for piece in layout.pieces where piece.page == page {
      draw(piece, isPicked: piece.card == place, on: &surface, context.now)
    }
    if cards.isEmpty { surface.write("Nothing to make.", row: 3, column: 3, style: .dim) }
    if layout.pageCount > 1 {
      surface.write(
        "page \(page + 1) of \(layout.pageCount)", row: surface.rows - 2,
        rightEdge: surface.columns - 1, style: .warning)
    }
  }

  private func draw(
    _ piece: CardLayout.Piece, isPicked: Bool, on surface: inout Surface, _ now: Instant
  ) {
    let left = piece.column * (layout.width + 1)
    let text = text(of: cards[piece.card], width: layout.width - 1)
    let head = piece.isFirst ? text.head(number: piece.number, at: now) : [text.onwards]
    let rows = head + layout.bodies[piece.card][piece.body]
    for (index, row) in rows.enumerated() {
      let at = 1 + piece.top + index
      if isPicked, index == 0 {
        surface.fill(rows: at..<(at + 1), columns: left..<(left + layout.width), style: .selected)
      }
      surface.write(
        isPicked ? (index == 0 ? ">" : "▌") : " ", row: at, column: left,
        style: isPicked ? .selected : .normal)
      let rightWidth = CellWidth.of(row.right)
      surface.write(
        row.text, row: at, column: left + 1, style: isPicked && index == 0 ? .selected : row.style,
        width: layout.width - 1 - (rightWidth > 0 ? rightWidth + 1 : 0))
      if rightWidth > 0 {
        surface.write(
          row.right, row: at, rightEdge: left + layout.width,
          style: isPicked && index == 0 ? .selected : row.rightStyle)
      }
    }
    let end = 1 + piece.top + rows.count
    if end < surface.rows - 2 {
      let line = String(repeating: "─", count: layout.width)
      surface.write(
        piece.goesOn ? "goes on →" : line, row: end, column: left,
        style: piece.goesOn ? .warning : .frame)
    }
  }

  private func drawBumped(
    on surface: inout Surface, picked: TicketID?, _ context: ScreenContext
  ) {
    surface.write("SERVED LAST", row: 2, column: 2, style: .heading)
    let height = surface.rows - 6
    let served = self.served
    let place = served.firstIndex { $0.holds(picked) }
    let first = ListWindow.offset(count: served.count, selected: place ?? 0, height: height)
    for (index, card) in served.enumerated().dropFirst(first).prefix(height) {
      let row = 3 + index - first
      let ticket = card.first
      let done = ticket.bumpedAt ?? ticket.readyAt ?? context.now
      let seconds = done.milliseconds - ticket.sentAt.milliseconds
      let style: Style = index == place ? .selected : .normal
      surface.fill(rows: row..<(row + 1), columns: 1..<(surface.columns - 1), style: style)
      surface.write(
        "\(index == place ? ">" : " ") \(TextFit.padded(ticket.callNumber, to: 7))"
          + "#\(ticket.checkNumber)  \(TextFit.padded(CardText.names(of: card.tickets), to: 12)) "
          + "\(TextFit.padded(CardText.clock(max(0, seconds) / 1000), to: 7))"
          + CardText.wanted(of: card.tickets), row: row, column: 1, style: style,
        width: surface.columns - 3)
    }
    if served.isEmpty { surface.write("Nothing yet.", row: 3, column: 3, style: .dim) }
  }

  private func drawAllDay(on surface: inout Surface) {
    surface.write("ALL DAY: how much of everything", row: 2, column: 2, style: .heading)
    let rows = surface.rows - 6
    let allDay = self.allDay
    for (index, count) in allDay.prefix(rows * 2).enumerated() {
      let column = index < rows ? 3 : surface.columns / 2 + 1
      let text = TextFit.rightAligned(Quantity(thousandths: count.thousandths).text, to: 6)
      surface.write(
        "\(text)  \(count.name)", row: 3 + index % rows, column: column,
        width: surface.columns / 2 - 4)
    }
    if allDay.count > rows * 2 {
      surface.write(
        "and \(allDay.count - rows * 2) more", row: surface.rows - 3, column: 3, style: .dim)
    }
    if allDay.isEmpty { surface.write("Nothing to make.", row: 3, column: 3, style: .dim) }
  }

  /// How much of everything is still to be made, most first.
  private var allDay: [(name: String, thousandths: Int64)] {
    var counts: [String: Int64] = [:]
    for ticket in cards.flatMap(\.tickets) where ticket.status != .ready {
      for line in ticket.lines { counts[line.name, default: 0] += line.liveThousandths }
    }
    return counts.filter { $0.value > 0 }
      .sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { ($0.key, $0.value) }
  }

  private static let help = [
    ("1 … 9", "the card of that number is served"), ("Enter", "the picked card is served"),
    ("← → ↑ ↓", "pick a card"), ("PgUp PgDn", "other pages"), ("s", "begun"), ("d", "made"),
    ("v", "what was voided is seen"), ("u", "take back what was served last, within 5 s"),
    ("r", "recall what was served last"), ("R", "list of what was served"),
    ("f", "make it once more"), ("a", "how much of everything"), ("Tab", "next station"),
    ("Ctrl-Q", "leave"),
  ]

  private func drawHelp(on surface: inout Surface) {
    surface.write("KEYS", row: 2, column: 2, style: .heading)
    for (index, line) in Self.help.enumerated() {
      surface.write(line.0, row: 3 + index, column: 4, style: .keyName)
      surface.write(line.1, row: 3 + index, column: 16)
    }
  }

  private func drawStatus(on surface: inout Surface) {
    let row = surface.rows - 2
    if case .reason(let ticket, let line) = mode {
      let station = TextFit.truncated(CardText.name(of: ticket.key.station), to: 20)
      surface.write(
        line, prompt: " Make \(ticket.callNumber) again at \(station), why > ", row: row,
        width: surface.columns)
      return
    }
    guard let message = status.shown() else { return }
    surface.write(
      " \(message.text)", row: row, column: 0, style: message.style, width: surface.columns - 16)
  }

  /// Whether `v` has something to see.
  private var pickedHasVoid: Bool {
    pickedPlace.map { !filter.unseenVoids(on: cards[$0]).isEmpty } ?? false
  }

  private var keys: [(key: String, label: String)] {
    switch mode {
    case .help, .allDay: [("any key", "Close")]
    case .bumped: [("↑ ↓", "Pick"), ("Enter", "Recall"), ("f", "Again"), ("Esc", "Close")]
    case .again: [("1-9", "Make again"), ("↑ ↓", "Pick"), ("Enter", "Again"), ("Esc", "Do not")]
    case .reason: [("Enter", "Make again"), ("Esc", "Do not")]
    case .cards:
      [("1-9", "Bump")]
        + (pickedHasVoid ? [("v", "Void seen")] : [])
        + [
          ("s", "Start"), ("d", "Done"), ("u", "Undo"), ("r", "Recall"), ("R", "List"),
          ("?", "Keys"), ("f", "Again"), ("a", "Count"),
        ] + (filter.isExpo ? [] : [("Tab", "Station")])
    }
  }
}
