import Foundation
import POSModel

/// The machine's clock, and the wall clock of the store's time zone.
struct SystemTime: TimeSource {
  let zone: TimeZone

  func now() -> Instant {
    Instant(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down)))
  }

  func offsetSeconds(at instant: Instant) -> Int {
    zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant.milliseconds) / 1000))
  }
}
