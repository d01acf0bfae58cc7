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
      // Noon is on the day in every zone; the day begins some hours before it.
      let noon = Instant(milliseconds: day.daysSince1970 * 86_400_000 + 43_200_000)
      let local = noon.adding(milliseconds: -Int64(time.offsetSeconds(at: noon)) * 1000)
      let start = time.startOfBusinessDay(at: local, startHour: min(startHour, 12))
      let bounds: [Parameter] = [
        .text(start.text), .text(start.adding(milliseconds: 90_000_000).text),
      ]
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
