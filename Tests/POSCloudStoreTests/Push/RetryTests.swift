import POSCore
import POSModel
import POSTestSupport
import POSWire
import Testing

@testable import POSCloudStore

struct RetryTests {
  private let impatient = Connection.TimeLimits(statement: 5000, lock: 100, idle: 10_000)

  private func serving(_ database: CloudDatabase) throws -> Connection {
    let connection = try Connection(database.url, limits: impatient)
    try connection.run("SET ROLE \(RealmTable.role)")
    return connection
  }

  private func pushed(_ items: [PushRequest.ReceivedItem]) -> [PushedItem] {
    items.enumerated().map { PushedItem($1, at: $0) }
  }

  @Test func `a row that somebody holds makes its item wait, and no other`() throws {
    let database = try CloudDatabase()
    let lane = try Lane()
    let push = database.push(try serving(database))
    _ = try push.run(pushed(try lane.items()))
    let seq = Int64(try lane.events().count)

    // Two origins, so that the one's wait makes no gap for the other's event.
    var events = try lane.events()[1...2].map { $0 }
    for (place, origin) in ["L7", "L8"].enumerated() {
      events[place].origin = DeviceID(origin)
      (events[place].seq, events[place].lamport) = (1, seq + 2_000_000_000_000)
      events[place].eventID = EventID("again \(place)")
    }
    let holder = try Connection(database.url)
    try holder.run("BEGIN")
    try holder.execute(
      "SELECT 1 FROM employees WHERE id = $1 FOR UPDATE", [.text(events[0].aggregateID)])
    #expect(events[0].aggregateID != events[1].aggregateID)
    let answer = try push.run(pushed(try received(events)))
    #expect(answer.results.map(\.status) == [.retry, .ok])

    try holder.run("ROLLBACK")
    let later = try push.run(pushed(try received(events)))
    #expect(later.results.map(\.status) == [.ok, .duplicate])
  }

  @Test func `a store whose row somebody holds answers soon, and stores nothing`() throws {
    let database = try CloudDatabase()
    let push = database.push(try serving(database))
    let holder = try Connection(database.url)
    try holder.run("BEGIN; SELECT 1 FROM stores FOR UPDATE")
    let items = try Lane().items()
    let answer = try push.run(pushed(items))
    #expect(answer.tally == [.retry: items.count])
    #expect(answer.results[0].reason == "the store is busy")
    #expect(answer.have.isEmpty)
    try holder.run("ROLLBACK")
    #expect(try push.run(pushed(items)).tally == [.ok: items.count])
  }

  @Test func `a store that becomes busy half way keeps what it stored, and says so`() throws {
    let database = try CloudDatabase()
    let connection = try serving(database)
    let items = try Lane().items()
    var looks = 0
    connection.afterStatement = { sql in
      guard sql.hasPrefix("SELECT last_arrival") else { return }
      looks += 1
      if looks == 1 { throw DatabaseFault(state: "22000", message: "not all at once") }
      if looks > 3 { throw DatabaseFault(state: "55P03", message: "lock timeout") }
    }
    let answer = try database.push(connection).run(pushed(items))
    #expect(answer.tally == [.ok: 2, .retry: items.count - 2])
    #expect(answer.have == [DeviceID("L1"): 2])
  }

  @Test func `of a request that waited too long for its turn the first item is tried all the same`()
    throws
  {
    let database = try CloudDatabase()
    let connection = try serving(database)
    let items = try Lane().items()
    let push = database.push(connection, begin: .now - .seconds(6))
    var inserts = 0
    connection.afterStatement = { sql in
      guard sql.hasPrefix("INSERT INTO events") else { return }
      inserts += 1
      if inserts == 1 { throw DatabaseFault(state: "40P01", message: "deadlock detected") }
    }
    let answer = try push.run(pushed(items))
    #expect(answer.tally == [.ok: 1, .retry: items.count - 1])
    // Nothing is wrong with the others: that they were not tried counts as no attempt.
    #expect(answer.results[1].reason == "MISSING: those before it; no time was left")
    #expect(answer.results.count { $0.isMissingOthers } == items.count - 1)
    #expect(try push.run(pushed(items)).tally == [.ok: items.count - 1, .duplicate: 1])
  }

  @Test func `each item stored by itself waits for the disk before it is shown`() throws {
    let database = try CloudDatabase()
    let connection = try serving(database)
    var settings: [String] = []
    var isFirst = true
    connection.afterStatement = { sql in
      settings.append(sql)
      guard isFirst, sql.hasPrefix("INSERT INTO events") else { return }
      isFirst = false
      throw DatabaseFault(state: "40P01", message: "deadlock detected")
    }
    let items = try Lane().items()
    #expect(try database.push(connection).run(pushed(items)).tally == [.ok: items.count])
    #expect(settings.count { $0 == "COMMIT" } == items.count + 1)
    #expect(!settings.contains { $0.contains("synchronous_commit") })
  }

  @Test func `items behind one that waits wait too, and all are stored in the end`() throws {
    let database = try CloudDatabase()
    let connection = try serving(database)
    let push = database.push(connection)
    let items = try Lane().items()
    var inserts = 0
    connection.afterStatement = { sql in
      guard sql.hasPrefix("INSERT INTO events") else { return }
      inserts += 1
      // The whole, and the fourth alone.
      if inserts == 1 || inserts == 5 {
        throw DatabaseFault(state: "40P01", message: "deadlock detected")
      }
    }
    let answer = try push.run(pushed(items))
    #expect(answer.tally == [.ok: 3, .retry: items.count - 3])
    #expect(answer.results[3].reason == "deadlock detected")
    #expect(answer.results[4].reason == "MISSING: events of L1 after 3")
    connection.afterStatement = nil
    #expect(try push.run(pushed(items)).tally == [.ok: items.count - 3, .duplicate: 3])
  }
}
