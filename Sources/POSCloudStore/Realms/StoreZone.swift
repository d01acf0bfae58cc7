import Foundation
import POSModel

/// The clock on the wall of a store.
struct StoreZone {
  let zone: TimeZone

  /// The zone of a name such as `Europe/Berlin`; nil when there is none.
  init?(_ name: String) {
    guard let zone = TimeZone(identifier: name) else { return nil }
    self.zone = zone
  }

  /// The time of a store: the moment is everybody's, the wall clock its own.
  func time(_ source: any TimeSource) -> any TimeSource { Time(zone: zone, source: source) }

  private struct Time: TimeSource {
    let zone: TimeZone
    let source: any TimeSource

    func now() -> Instant { source.now() }
    func offsetSeconds(at instant: Instant) -> Int {
      zone.secondsFromGMT(
        for: Foundation.Date(timeIntervalSince1970: Double(instant.milliseconds) / 1000))
    }
  }
}
