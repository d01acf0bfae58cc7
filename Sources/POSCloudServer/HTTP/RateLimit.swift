import HTTPTypes
import POSModel
import Synchronization

/// Lets everybody ask so often: so many at once, and so many a minute in the long run.
final class RateLimit: Sendable {
  private struct Bucket {
    /// What is left, in sixty-thousandths of a request: what a millisecond adds at one a minute.
    var left: Int64
    var at: Instant
  }

  /// How many are counted apart. Those that come when all have a bucket share one: nobody can fill
  /// the memory with names, or make what was counted be forgotten.
  private static let most = 10_000
  /// Whose bucket that is; nobody's name is empty.
  private static let others = ""

  /// One request, in what is counted.
  private static let one: Int64 = 60_000

  private let perMinute: Int64
  private let atOnce: Int64
  private struct Buckets {
    var named: [String: Bucket] = [:]
    /// When those that were full again were last cleared away.
    var clearedAt = Instant(milliseconds: 0)
  }

  private let buckets = Mutex(Buckets())

  /// A limit of so many requests.
  init(perMinute: Int, atOnce: Int) {
    (self.perMinute, self.atOnce) = (Int64(perMinute), Int64(atOnce))
  }

  /// Counts a request of somebody.
  ///
  /// - Throws: ``APIError``: 429, with the seconds to wait.
  func take(of name: String, at now: Instant) throws(APIError) {
    let missing = buckets.withLock { buckets -> Int64 in
      // Who was not here for long has a full bucket again: only the present ones are kept.
      if buckets.named.count >= Self.most,
        now.milliseconds - buckets.clearedAt.milliseconds >= 1000
      {
        buckets.named = buckets.named.filter { now.milliseconds - $1.at.milliseconds < refill }
        buckets.clearedAt = now
      }
      let isShared = buckets.named[name] == nil && buckets.named.count >= Self.most
      let name = isShared ? Self.others : name
      var bucket = buckets.named[name] ?? Bucket(left: atOnce * Self.one, at: now)
      let passed = min(max(0, now.milliseconds - bucket.at.milliseconds), refill)
      bucket.left = min(bucket.left + passed * perMinute, atOnce * Self.one)
      bucket.at = now
      let missing = max(0, Self.one - bucket.left)
      if missing == 0 { bucket.left -= Self.one }
      buckets.named[name] = bucket
      return missing
    }
    guard missing > 0 else { return }
    let seconds = (missing + perMinute * 1000 - 1) / (perMinute * 1000)
    throw .tooMany(retryAfter: seconds)
  }

  /// Gives a request back that turns out to be none of those that are counted.
  func giveBack(to name: String) {
    buckets.withLock { buckets in
      let name = buckets.named[name] == nil ? Self.others : name
      guard let left = buckets.named[name]?.left else { return }
      buckets.named[name]?.left = min(left + Self.one, atOnce * Self.one)
    }
  }

  /// Milliseconds after which an empty bucket is full.
  private var refill: Int64 { atOnce * Self.one / perMinute + 1000 }
}
