import GRDB
import POSModel
import POSTables

/// The aggregates used last, so that a busy check is not folded anew for each item.
///
/// An entry counts while nobody else wrote to the store, or else while the table says the same
/// version: a version counts the events folded in, and events are never taken back, so equal
/// versions are equal states. Belongs to the writer: used by one thread at a time. What a
/// transaction keeps is true only once it is committed, so each ends with ``settle()`` or
/// ``takeBack()``.
struct AggregateCache {
  private struct Entry {
    var folded: any Sendable
    var used: Int
    /// When the table was last known to say the same.
    var doubts: Int
  }

  /// How often others may have written since the process began.
  private var doubts = 0

  private struct Key: Hashable {
    var type: AggregateType
    var id: String
  }

  private var entries: [Key: Entry] = [:]
  /// What this transaction replaced, the latest last.
  private var replaced: [(key: Key, entry: Entry?)] = []
  private var uses = 0
  static let capacity = 128

  /// The aggregate, when it is here and nobody has changed it since; one of which there is nothing
  /// yet may be here, too.
  ///
  /// - Throws: the database's error.
  mutating func current<Subject: Tabulated>(
    _ id: ID<Subject>, _ db: Database
  ) throws -> Folded<Subject>? {
    let key = Self.key(id)
    guard let place = entries.index(forKey: key),
      let folded = entries.values[place].folded as? Folded<Subject>, folded.id == id
    else { return nil }
    if entries.values[place].doubts != doubts {
      let statement = try db.cachedStatement(sql: Subject.table.versionSQL)
      let version = try Int.fetchOne(statement, arguments: [id.rawValue]) ?? 0
      guard version == folded.version else { return nil }
      entries.values[place].doubts = doubts
    }
    uses += 1
    entries.values[place].used = uses
    return folded
  }

  /// Keeps an aggregate; those unused for longest make room.
  mutating func keep<Subject: Tabulated>(_ folded: Folded<Subject>) {
    uses += 1
    let key = Self.key(folded.id)
    let entry = Entry(folded: folded, used: uses, doubts: doubts)
    replaced.append((key, entries.updateValue(entry, forKey: key)))
    guard entries.count > Self.capacity else { return }
    // Several at once: looking for the oldest each time would cost more than the cache saves.
    let oldest = entries.sorted { $0.value.used < $1.value.used }.prefix(Self.capacity / 4)
    for entry in oldest { entries[entry.key] = nil }
  }

  /// Somebody else may have written: each entry is held against its table before it counts again.
  mutating func doubt() { doubts += 1 }

  /// What was kept is true: the transaction is committed.
  mutating func settle() { replaced.removeAll(keepingCapacity: true) }

  /// Forgets what was kept since the last ``settle()``: the transaction came to nothing.
  ///
  /// Of a commit that failed, only the tables say whether it did.
  mutating func takeBack() {
    doubt()
    while let (key, entry) = replaced.popLast() { entries[key] = entry }
  }

  private static func key<Subject: Aggregate>(_ id: ID<Subject>) -> Key {
    Key(type: Subject.aggregateType, id: id.rawValue)
  }
}
