import POSModel

extension TicketCard {
  /// A ticket at a station, of the check `c` with the call number `A1`.
  static func at(_ station: String, _ lines: [TicketLine] = []) -> TicketCard {
    let key = TicketKey(checkID: CheckID("c"), station: StationID(station), round: 1)
    var card = TicketCard(
      id: key.id, key: key, checkNumber: 10_001, callNumber: "A1", orderType: .eatIn, name: "",
      isAddition: false, isRush: false, remakeOf: nil, reason: "", status: .queued,
      sentAt: .start, readyAt: nil, bumpedAt: nil, recalls: 0)
    card.lines = lines
    return card
  }
}

extension TicketLine {
  /// One of something, of which so much was voided.
  static func dish(_ name: String, voided: Int64 = 0) -> TicketLine {
    var line = TicketLine(itemID: CheckItemID("i \(name)"), name: name, quantity: .one)
    (line.voidedThousandths, line.isVoidSeen) = (voided, voided == 0)
    return line
  }
}
