public import POSModel

/// What a store took in an hour of its own clock.
public struct HourlySales: Sendable, Equatable {
  /// The hour it began, 0…23.
  public let hour: Int
  /// How many payments.
  public var payments = 0
  /// What was taken for checks, without tips.
  public var taken = Money.zero
  /// What was returned.
  public var returned = Money.zero
}

extension CloudStore {
  /// What a store took and returned on a business day, hour by hour from the one the day starts
  /// with; 24 of them.
  ///
  /// - Throws: ``CloudFailure``.
  public func sales(of realm: CloudRealm, on day: CalendarDay) async throws -> [HourlySales] {
    let source = time
    return try await transaction(RealmScope(realm)) { connection in
      let log = CloudLog(realm: realm, connection: connection)
      let site = try log.site()
      let time = site.zone.time(source)
      let startHour = try site.rules().dayStartHour
      // Midnight and the hour the day starts with, by the store's clock. The clock may be put on or
      // back near it or on the way to the next: an hour to spare on both sides of 25.
      let hour: Int64 = 3_600_000
      let utc = Instant(milliseconds: day.daysSince1970 * 24 * hour + Int64(startHour) * hour)
      let start = utc.adding(milliseconds: -Int64(time.offsetSeconds(at: utc)) * 1000)
      let bounds = [-1, 26].map { Parameter.text(start.adding(milliseconds: $0 * hour).text) }
      var hours = (0..<24).map { HourlySales(hour: ($0 + startHour) % 24) }
      func add(_ at: String, _ change: (inout HourlySales) -> Void) {
        guard let at = Instant(text: at) else { return }
        let local = time.local(at)
        // A day of 25 hours is read as one, and what belongs to the next is not.
        guard local.businessDay(startHour: startHour) == day else { return }
        change(&hours[(local.minutes / 60 - startHour + 24) % 24])
      }
      let payments = try connection.execute(
        """
        SELECT taken_at, applied_minor FROM payments
        WHERE tenant_id = $1 AND store_id = $2 AND taken_at >= $3 AND taken_at < $4
        """, log.keys + bounds)
      for (at, amount) in payments.map({ ($0.text(0), $0.integer(1)) }) {
        add(at) {
          $0.payments += 1
          $0.taken = $0.taken + Money(minorUnits: amount)
        }
      }
      let refunds = try connection.execute(
        """
        SELECT refunded_at, amount_minor FROM refunds
        WHERE tenant_id = $1 AND store_id = $2 AND refunded_at >= $3 AND refunded_at < $4
        """, log.keys + bounds)
      for (at, amount) in refunds.map({ ($0.text(0), $0.integer(1)) }) {
        add(at) { $0.returned = $0.returned + Money(minorUnits: amount) }
      }
      return hours
    }
  }

  /// The business day it is in a store right now.
  ///
  /// - Throws: ``CloudFailure``.
  public func businessDay(of realm: CloudRealm) async throws -> CalendarDay {
    let source = time
    return try await transaction(RealmScope(realm)) { connection in
      let site = try CloudLog(realm: realm, connection: connection).site()
      let time = site.zone.time(source)
      return time.local(time.now()).businessDay(startHour: try site.rules().dayStartHour)
    }
  }
}
