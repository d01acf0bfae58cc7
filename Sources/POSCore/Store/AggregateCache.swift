import GRDB
import POSModel

/// The aggregates used last, so that a busy check is not folded anew for each item.
///
/// An entry counts only while the table says the same version: a version counts the events folded
/// in, and events are never taken back, so equal versions are equal states. Belongs to the writer:
/// used by one thread at a time, and filled only after a commit.
struct AggregateCache {
  private struct Entry {
    var folded: any Sendable
    var used: Int
  }

  private var entries: [String: Entry] = [:]
  private var uses = 0
  static let capacity = 128

  /// The aggregate, when it is here and nobody has changed it since.
  ///
  /// - Throws: the database's error.
  mutating func current<Subject: Projected>(
    _ id: ID<Subject>, _ db: Database
  ) throws -> Folded<Subject>? {
    let key = Self.key(id)
    guard let folded = entries[key]?.folded as? Folded<Subject>, folded.id == id else {
      return nil
    }
    let version = try db.cachedStatement(sql: Subject.versionSQL)
    guard try Int.fetchOne(version, arguments: [id.rawValue]) == folded.version else { return nil }
    uses += 1
    entries[key]?.used = uses
    return folded
  }

  /// Keeps an aggregate as it was committed; the one unused for longest makes room.
  mutating func keep<Subject: Projected>(_ folded: Folded<Subject>) {
    uses += 1
    entries[Self.key(folded.id)] = Entry(folded: folded, used: uses)
    if entries.count > Self.capacity,
      let oldest = entries.min(by: { $0.value.used < $1.value.used })
    {
      entries[oldest.key] = nil
    }
  }

  private static func key<Subject: Aggregate>(_ id: ID<Subject>) -> String {
    "\(Subject.aggregateType.rawValue) \(id.rawValue)"
  }
}
