import POSModel
import POSTables
import POSWire

/// Folds new events into the things they are about, once for each thing, as the till does when it
/// receives them.
struct BatchFolding {
  let log: CloudLog
  let owner: RowOwner
  let now: Instant

  /// A thing that events are about. Things of two kinds may share an id, as a ticket and its check
  /// do.
  private struct Touched: Hashable {
    var kind: AggregateKind
    var id: ID<Touched>
  }

  /// What the events change. Called before they are appended.
  ///
  /// - Throws: ``DatabaseFault``.
  func changes(by fresh: [Envelope]) throws -> [AggregateChange] {
    let touched = Dictionary(grouping: fresh) { event in
      AggregateKind(event).map { Touched(kind: $0, id: ID(event.aggregateID)) }
    }.compactMap { touched, events in touched.map { ($0, events) } }
      .sorted { ($0.0.kind.rawValue, $0.0.id) < ($1.0.kind.rawValue, $1.0.id) }
    guard !touched.isEmpty else { return [] }
    let known = try known(of: touched.map(\.0))
    return try touched.map { touched, events in
      try touched.kind.with { try change($0, touched, known, events) }
    }
  }

  /// What is known of things before the events: their histories, or their rows where these hold all
  /// of it.
  private struct Known {
    var histories: [Touched: [Envelope]] = [:]
    var restored: [Touched: any Sendable] = [:]
  }

  /// What is known of things.
  ///
  /// - Throws: ``DatabaseFault``.
  private func known(of touched: [Touched]) throws -> Known {
    var known = Known()
    for (kind, things) in Dictionary(grouping: touched, by: \.kind) {
      try kind.with { try restore($0, kind, things.map(\.id.rawValue), &known) }
    }
    let folded = touched.filter { known.restored[$0] == nil }
    // By kind as well: a product shares its id with its stock, of which there are events by the
    // thousand.
    let events = try log.events(
      "AND (aggregate_id, aggregate_type) IN (SELECT * FROM unnest($3::text[], $4::text[]))",
      [
        .texts(folded.map(\.id.rawValue)),
        .texts(folded.map { $0.kind.with { $0.aggregateType.rawValue } }),
      ])
    for event in events {
      guard let kind = AggregateKind(event) else { continue }
      known.histories[Touched(kind: kind, id: ID(event.aggregateID)), default: []].append(event)
    }
    return known
  }

  /// Reads the rows of things that are held by them.
  ///
  /// - Throws: ``DatabaseFault``.
  private func restore<Subject: Tabulated>(
    _: Subject.Type, _ kind: AggregateKind, _ ids: [String], _ known: inout Known
  ) throws {
    guard Subject.isHeldByRow else { return }
    for (id, folded) in try log.restored(Subject.self, kind, ids) {
      known.restored[Touched(kind: kind, id: ID(id.rawValue))] = folded
    }
  }

  /// Folds new events on top where they sort last, else the thing anew.
  ///
  /// - Throws: ``DatabaseFault``.
  private func change<Subject: Tabulated>(
    _: Subject.Type, _ touched: Touched, _ known: Known, _ fresh: [Envelope]
  ) throws -> AggregateChange {
    let id = ID<Subject>(touched.id.rawValue)
    let fresh = fresh.sorted { $0.stamp.position < $1.stamp.position }
    var history = known.histories[touched] ?? []
    let restored = known.restored[touched] as? Folded<Subject>
    let before = restored ?? Folded(id: id, history)
    var after = before
    var faults: [(String?, Envelope)] = []
    if let first = fresh.first, before.comesLast(first.stamp.position) {
      for event in fresh { faults.append((after.fold(event), event)) }
    } else {
      if restored != nil { history = try log.history(of: id) }
      after = Folded(id: id, history + fresh)
      for event in fresh {
        var alone = Folded(id: id)
        faults.append((alone.fold(event), event))
      }
    }
    var change = AggregateChange(
      id, after.state, since: before.state, at: fresh.last?.at ?? now, owner)
    for (fault, event) in faults { change.note(fault, of: event) }
    return change
  }
}
