/// What a ticket is known by: a station sees a round of a check once.
///
/// Its id follows from these three, so two tills that sent the same round have one ticket.
public struct TicketKey: Hashable, Sendable, Codable {
  /// The check it was sent from.
  public var checkID: CheckID
  /// The station that makes it.
  public var station: StationID
  /// The round of the check, from 1.
  public var round: Int

  /// A round of a check at a station.
  public init(checkID: CheckID, station: StationID, round: Int) {
    (self.checkID, self.station, self.round) = (checkID, station, round)
  }

  /// The id of the ticket: a UUIDv7 with the moment of the check's id.
  public var id: TicketID {
    let text = "\(checkID.rawValue) \(station.rawValue) \(round)"
    let moment = UUIDText.halves(of: checkID.rawValue).map { $0.high & 0xFFFF_FFFF_FFFF_0000 } ?? 0
    let high = moment | 0x7000 | Self.hash(text, from: 0x6C62_272E_07BB_0142) & 0xFFF
    let low = Self.hash(text, from: 0xCBF2_9CE4_8422_2325) & 0x3FFF_FFFF_FFFF_FFFF
    return TicketID(UUIDText.text(high: high, low: low | 0x8000_0000_0000_0000))
  }

  /// FNV-1a, with its bits mixed once more, so that texts of a length differ everywhere.
  private static func hash(_ text: String, from basis: UInt64) -> UInt64 {
    var hash = basis
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    hash = (hash ^ hash >> 30) &* 0xBF58_476D_1CE4_E5B9
    hash = (hash ^ hash >> 27) &* 0x94D0_49BB_1331_11EB
    return hash ^ hash >> 31
  }
}

/// The id of a ticket, of whatever area.
public typealias TicketID = ID<Ticket>
