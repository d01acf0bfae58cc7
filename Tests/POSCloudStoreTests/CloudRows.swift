import POSModel
import POSTables
import POSTestSupport
import POSWire

@testable import POSCloudStore

/// The rows of a database, and those its events come to when they are folded anew.
struct CloudRows {
  /// How many rows follow from the events.
  private(set) var count = 0
  /// Rows that are not what they should be.
  private(set) var differences: [String] = []

  init(_ database: CloudDatabase) throws {
    let connection = try Connection(database.url)
    let log = CloudLog(realm: CloudDatabase.realm, connection: connection)
    let events = try log.events("ORDER BY arrival", [])
    let histories = Dictionary(grouping: events) { event in
      AggregateKind(event).map { "\($0.rawValue) \(event.aggregateID)" } ?? ""
    }
    var expected: [StoredTable: [[RowValue]]] = [:]
    for history in histories.values {
      guard let first = history.first, let kind = AggregateKind(first) else { continue }
      for row in kind.with({ Self.rows($0, history) }) {
        expected[row.table, default: []].append(row.values)
        count += 1
      }
    }
    for (table, rows) in expected {
      let columns = table.columns.map { "\($0)::text" }.joined(separator: ", ")
      let found = try connection.execute(
        "SELECT \(columns) FROM \(table.name) WHERE store_id = 's1'"
      ).map { row in table.columns.indices.map { row.optionalText($0) } }
      let wanted = rows.map { $0.map(Self.text) }
      for row in wanted where !found.contains(row) {
        differences.append("\(table.name) has no \(row)")
      }
      // A drawer's kicks and review items are left by more than one kind of thing.
      if found.count != wanted.count {
        differences.append("\(table.name) has \(found.count) rows, not \(wanted.count)")
      }
    }
  }

  private static func rows<Subject: Tabulated>(
    _: Subject.Type, _ history: [Envelope]
  ) -> [TableRow] {
    guard let id = history.first?.aggregateID else { return [] }
    let folded = Folded(id: ID<Subject>(id), history)
    return folded.state?.changedRows(
      since: nil, RowOwner(store: CloudDatabase.realm.store, currency: .usd)) ?? []
  }

  private static func text(_ value: RowValue) -> String? {
    switch value {
    case .null: nil
    case .integer(let number): String(number)
    case .text(let text): text
    }
  }
}
