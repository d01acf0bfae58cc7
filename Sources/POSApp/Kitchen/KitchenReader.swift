import Logging
import POSCore
import POSModel

/// Reads the full truth of the kitchen: at the start, when somebody changed the store, and every
/// minute all the same. Every few seconds it asks the store itself whether anything happened, so
/// that no missed notice leaves a ticket unseen.
struct KitchenReader {
  /// What is read at once.
  struct Reading {
    let view: KitchenView
    let rules: KitchenRules
  }

  let store: Store
  let log: Logger
  /// What was read last; nil when it could not be.
  private var last: Reading?
  /// When that was read.
  private var readAt = Instant(milliseconds: 0)
  /// When it was last known to be true.
  private var knownAt = Instant(milliseconds: 0)
  /// The place of the last event that was in the store then.
  private var seen: Int64 = -1

  init(store: Store, log: Logger) { (self.store, self.log) = (store, log) }

  /// How long what was read is taken for the truth without a notice, in milliseconds.
  private static let stays: Int64 = 5000
  /// How long it may be shown without being read anew, in milliseconds: the header's times change
  /// by themselves.
  private static let lasts: Int64 = 60_000

  /// Whether it is to be read again though nobody gave notice.
  func isDue(at now: Instant) -> Bool {
    last == nil || abs(now.milliseconds - knownAt.milliseconds) >= Self.stays
  }

  /// Whether anything happened in the store since it was read; yes when that cannot be told.
  func hasNews() -> Bool {
    do { return try store.arrivals() > seen } catch { return true }
  }

  /// The kitchen as it stands; nil when the store cannot be read now.
  mutating func read(at now: Instant) -> Reading? {
    do {
      // First: what comes in between is read twice rather than never.
      let arrivals = try store.arrivals()
      knownAt = now
      if let last, arrivals == seen, abs(now.milliseconds - readAt.milliseconds) < Self.lasts {
        return last
      }
      let view = try store.kitchen(at: now)
      let rules = try store.rules().kitchen
      let reading = Reading(view: view, rules: rules)
      (seen, readAt, last) = (arrivals, now, reading)
      return reading
    } catch {
      // Told once, not each second.
      if last != nil { log.error("store not read", metadata: ["cause": "\(error)"]) }
      last = nil
      return nil
    }
  }
}
