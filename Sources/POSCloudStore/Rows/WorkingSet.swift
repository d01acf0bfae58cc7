import POSModel
import POSTables
import POSWire

/// The things a command looks at and changes, each folded once and saved once.
struct WorkingSet {
  let log: CloudLog
  let owner: RowOwner
  private var current: [Key: any Sendable] = [:]
  /// The changed ones, in the order they were first changed, each with how to save it.
  private var changed: [(key: Key, change: (WorkingSet) -> AggregateChange?)] = []

  private struct Key: Hashable {
    var type: AggregateType
    var kind: ObjectIdentifier
    var id: ID<Key>
  }

  init(log: CloudLog, owner: RowOwner) { (self.log, self.owner) = (log, owner) }

  /// A thing as it stands.
  ///
  /// - Throws: ``DatabaseFault``.
  mutating func folded<Subject: Tabulated>(_ id: ID<Subject>) throws -> Folded<Subject> {
    let key = Self.key(id)
    if let known = current[key] as? Folded<Subject> { return known }
    let folded = try log.current(id)
    current[key] = folded
    return folded
  }

  /// The thing is this now.
  mutating func keep<Subject: Tabulated>(_ folded: Folded<Subject>, at moment: Instant) {
    let key = Self.key(folded.id)
    if !changed.contains(where: { $0.key == key }) {
      let before = (current[key] as? Folded<Subject>)?.state
      changed.append(
        (
          key,
          { set in
            guard let after = set.current[key] as? Folded<Subject>, let state = after.state else {
              return nil
            }
            return AggregateChange(after.id, state, since: before, at: moment, set.owner)
          }
        ))
    }
    current[key] = folded
  }

  /// What changed, in the order it did first.
  var changes: [AggregateChange] { changed.compactMap { $0.change(self) } }

  private static func key<Subject: Tabulated>(_ id: ID<Subject>) -> Key {
    Key(type: Subject.aggregateType, kind: ObjectIdentifier(Subject.self), id: ID(id.rawValue))
  }
}
