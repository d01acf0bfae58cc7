import Foundation
public import POSModel

/// The machine's clock. The stores of the cloud have time zones of their own: here it is UTC.
public struct SystemTime: TimeSource {
  /// The clock.
  public init() {}

  /// The present moment.
  public func now() -> Instant {
    Instant(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down)))
  }

  /// UTC.
  public func offsetSeconds(at instant: Instant) -> Int { 0 }
}
