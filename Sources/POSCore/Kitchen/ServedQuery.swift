import GRDB
import POSModel

extension KitchenQuery {
  /// How many served tickets of a station are looked back on.
  static let mostServed = 50

  /// What was served and is still looked at, the last first: since a moment, of checks of which
  /// something is still to be served, and of the last day the last of each station, however busy
  /// others are. A station that was given up is so no station any more a day later.
  ///
  /// - Throws: the database's error.
  func served(since moment: Instant, lastSince day: Instant) throws -> [TicketCard] {
    try cards(
      """
      status = 'bumped' AND id IN (
        SELECT id FROM kds_tickets WHERE status = 'bumped' AND bumped_at > :since
        UNION
        SELECT id FROM kds_tickets
        WHERE check_id IN (SELECT check_id FROM kds_tickets WHERE status <> 'bumped')
        UNION
        SELECT tickets.id FROM (\(Self.lastOfStations)) AS last
        JOIN kds_tickets AS tickets ON tickets.status = 'bumped'
          AND tickets.station_id = last.station_id AND tickets.bumped_at >= MAX(last.since, :day))
      ORDER BY bumped_at DESC, id DESC
      """, ["since": moment.text, "day": day.text])
  }

  /// From when on each station's last tickets were served. Stations are found one after the other
  /// in the index: going through all that was ever served would take longer each day.
  private static let lastOfStations = """
    WITH RECURSIVE stations (id) AS (
      SELECT MIN(station_id) FROM kds_tickets WHERE status = 'bumped'
      UNION ALL
      SELECT (SELECT MIN(station_id) FROM kds_tickets
        WHERE status = 'bumped' AND station_id > stations.id)
      FROM stations WHERE stations.id IS NOT NULL)
    SELECT id AS station_id, COALESCE((
      SELECT bumped_at FROM kds_tickets AS served
      WHERE status = 'bumped' AND served.station_id = stations.id
      ORDER BY bumped_at DESC LIMIT 1 OFFSET \(mostServed - 1)), '') AS since
    FROM stations
    """
}
