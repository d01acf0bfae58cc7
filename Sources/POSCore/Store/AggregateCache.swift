import GRDB
import POSModel

/// The aggregates used last, so that a busy check is not folded anew for each item.
///
/// An entry counts only while the table says the same version: a version counts the events folded
/// in, and events are never taken back, so equal versions are equal states. Belongs to the writer:
/// used by one thread at a time. What a transaction keeps is true only once it is committed, so
/// each ends with ``settle()`` or ``takeBack()``.
struct AggregateCache {
  private struct Entry {
    var folded: any Sendable
    var used: Int
  }

  private var entries: [String: Entry] = [:]
  /// What this transaction replaced, the latest last.
  private var replaced: [(key: String, entry: Entry?)] = []
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

  /// Keeps an aggregate; those unused for longest make room.
  mutating func keep<Subject: Projected>(_ folded: Folded<Subject>) {
    uses += 1
    let key = Self.key(folded.id)
    replaced.append((key, entries.updateValue(Entry(folded: folded, used: uses), forKey: key)))
    guard entries.count > Self.capacity else { return }
    // Several at once: looking for the oldest each time would cost more than the cache saves.
    let oldest = entries.sorted { $0.value.used < $1.value.used }.prefix(Self.capacity / 4)
    for entry in oldest { entries[entry.key] = nil }
  }

  /// What was kept is true: the transaction is committed.
  mutating func settle() { replaced.removeAll(keepingCapacity: true) }

  /// Forgets what was kept since the last ``settle()``: the transaction came to nothing.
  mutating func takeBack() {
    while let (key, entry) = replaced.popLast() { entries[key] = entry }
  }

  private static func key<Subject: Aggregate>(_ id: ID<Subject>) -> String {
    "\(Subject.aggregateType.rawValue) \(id.rawValue)"
  }
}
