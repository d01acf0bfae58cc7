import POSModel

/// What a station reads on its chits and labels, for their templates.
struct ChitContent {
  let ticket: Ticket
  let time: any TimeSource
  /// How much of its lines came on paper as not wanted any more, in thousandths.
  var toldVoid: [CheckItemID: Int64] = [:]

  /// The fields of the template `chit`: those lines as they were sent. What was voided since has a
  /// chit of its own, and is taken off once: where that came before this one, here.
  func chit(_ items: [CheckItemID]) -> PrintContent {
    var isVoid = true
    let lines = ticket.lines.filter { items.contains($0.itemID) }.flatMap { line in
      let gone = Quantity(thousandths: min(line.quantity.thousandths, toldVoid[line.itemID] ?? 0))
      let rest = Quantity(thousandths: line.quantity.thousandths - gone.thousandths)
      let void = lineFields(line, gone, isVoid: true, reason: line.voidReason)
      guard rest.thousandths > 0 else { return [void] }
      isVoid = false
      let wanted = lineFields(line, rest, isVoid: false, reason: "")
      return gone.thousandths > 0 ? [wanted, void] : [wanted]
    }
    return fields(lines: lines, isVoid: isVoid && !lines.isEmpty)
  }

  /// Whether something of those lines came on paper as not wanted any more.
  func hasToldVoid(of items: [CheckItemID]) -> Bool { items.contains { toldVoid[$0] != nil } }

  /// The fields of the template `chit`: what is not wanted any more.
  func voids(_ voided: [PrintRequest.VoidedLine]) -> PrintContent {
    let lines = voided.compactMap { void in
      ticket.lines.first { $0.itemID == void.item }.map { line in
        lineFields(line, void.quantity, isVoid: true, reason: void.reason)
      }
    }
    return fields(lines: lines, isVoid: true)
  }

  /// The fields of the template `chit`: what is still to be made of it is wanted before others; nil
  /// when nothing is.
  func hurry() -> PrintContent? {
    let isMade = ticket.status == .ready || ticket.status == .bumped
    let lines = ticket.lines.filter { $0.liveThousandths > 0 }
    guard !isMade, !lines.isEmpty else { return nil }
    return fields(
      lines: lines.map { line in
        lineFields(line, Quantity(thousandths: line.liveThousandths), isVoid: false, reason: "")
      }, isVoid: false, isHurry: true)
  }

  /// The fields of the template `label`: one piece of a line; nil when there is no such line.
  func label(_ item: CheckItemID, number: Int, of count: Int) -> PrintContent? {
    guard let place = ticket.lines.firstIndex(where: { $0.itemID == item }) else { return nil }
    let line = ticket.lines[place]
    var fields = headFields(isVoid: isVoid(line, number))
    fields["isHurry"] = .flag(false)
    fields["name"] = .text(line.name)
    fields["modifiers"] = .list(line.modifiers.map { .text($0) })
    fields["note"] = .text(line.note)
    fields["seat"] = .text(line.seat.map { "\($0)" } ?? "")
    fields["item"] = .text("\(place + 1)")
    fields["piece"] = .text("\(number)/\(count)")
    fields["weight"] = .text(line.quantity.isWhole ? "" : line.quantity.text)
    return .fields(fields)
  }

  /// Whether a piece is not wanted any more. Of a line of which some are not, that is the last
  /// ones, where the paper that said so came before.
  private func isVoid(_ line: TicketLine, _ number: Int) -> Bool {
    guard line.liveThousandths > 0, line.quantity.isWhole else { return line.liveThousandths == 0 }
    return Int64(number) * 1000 > line.quantity.thousandths - (toldVoid[line.itemID] ?? 0)
  }

  private func fields(
    lines: [PrintContent], isVoid: Bool, isHurry: Bool = false
  ) -> PrintContent {
    var fields = headFields(isVoid: isVoid)
    fields["isHurry"] = .flag(isHurry)
    fields["lines"] = .list(lines)
    return .fields(fields)
  }

  private func headFields(isVoid: Bool) -> [String: PrintContent] {
    let opened = ticket.opened
    return [
      "call": .text(opened.callNumber), "number": .text("\(opened.checkNumber)"),
      "orderType": .text(opened.orderType.title), "guest": .text(opened.name),
      "station": .text(opened.key.station.rawValue), "round": .text("\(opened.key.round)"),
      "time": .text(time.local(ticket.sentAt).clock), "isVoid": .flag(isVoid),
      "isAddition": .flag(opened.isAddition), "isRemake": .flag(opened.remakeOf != nil),
      "reason": .text(opened.reason), "isRush": .flag(ticket.isRush),
    ]
  }

  private func lineFields(
    _ line: TicketLine, _ quantity: Quantity, isVoid: Bool, reason: String
  ) -> PrintContent {
    .fields([
      "quantity": .text(quantity.text), "name": .text(line.name),
      "modifiers": .list(line.modifiers.map { .text($0) }), "note": .text(line.note),
      "seat": .text(line.seat.map { "\($0)" } ?? ""), "isVoid": .flag(isVoid),
      "reason": .text(isVoid ? reason : ""),
    ])
  }
}
