import GRDB
import POSModel
import POSTables
import POSWire

extension Folded {
  /// Folds in one event; a payload that is not what its type demands is kept, not applied.
  ///
  /// - Returns: what is wrong with the payload, if anything.
  @discardableResult
  mutating func fold(_ event: Envelope) -> String? {
    do {
      let fact = try FactCoding.fact(
        Subject.Fact.self, type: event.type, payload: event.payload)
      fold(fact, event.stamp)
      return nil
    } catch {
      fold(nil, event.stamp)
      return PayloadFault.sentence(for: error)
    }
  }
}

extension EventLog {
  /// An aggregate as it stands: from its row where that holds all of it, else folded.
  ///
  /// - Throws: the database's error.
  func current<Subject: Tabulated>(_ id: ID<Subject>) throws -> Folded<Subject> {
    guard Subject.isHeldByRow, let state = try restored(id),
      let last = try lastPosition(of: id.rawValue, type: Subject.aggregateType.rawValue)
    else { return try folded(id) }
    return Folded(id: id, state: state, last: last, version: state.version)
  }

  /// An aggregate as its row has it; nil when there is none.
  ///
  /// - Throws: the database's error.
  func restored<Subject: Tabulated>(_ id: ID<Subject>) throws -> Subject? {
    let statement = try db.cachedStatement(sql: Subject.table.selectSQL)
    return try Row.fetchOne(statement, arguments: [id.rawValue]).flatMap { row in
      Subject.restored(id, row.databaseValues.compactMap { RowValue($0) })
    }
  }

  /// An aggregate, folded from its events.
  ///
  /// - Throws: the database's error.
  func folded<Subject: Aggregate>(_ id: ID<Subject>) throws -> Folded<Subject> {
    var folded = Folded(id: id)
    for event in try events(of: id.rawValue, type: Subject.aggregateType.rawValue) {
      folded.fold(event)
    }
    return folded
  }

  /// An aggregate as it stood at that logical clock.
  ///
  /// - Throws: the database's error.
  func folded<Subject: Aggregate>(
    _ id: ID<Subject>, until lamport: Int64
  ) throws -> Folded<Subject> {
    var folded = Folded(id: id)
    let type = Subject.aggregateType.rawValue
    for event in try events(of: id.rawValue, type: type, until: lamport) { folded.fold(event) }
    return folded
  }

  /// An aggregate as it was when `event` had just arrived here.
  ///
  /// - Throws: the database's error.
  func folded<Subject: Aggregate>(
    _ id: ID<Subject>, arrivedWith event: EventID
  ) throws -> Folded<Subject> {
    var folded = Folded(id: id)
    let type = Subject.aggregateType.rawValue
    for event in try events(of: id.rawValue, type: type, arrivedWith: event) {
      folded.fold(event)
    }
    return folded
  }
}
