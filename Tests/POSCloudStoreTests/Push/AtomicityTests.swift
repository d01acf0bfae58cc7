import POSCore
import POSModel
import POSTestSupport
import POSWire
import Testing

@testable import POSCloudStore

struct AtomicityTests {
  private struct PowerCut: Error {}

  @Test func `a failure after any statement leaves all rows of the item, or none`() throws {
    let database = try CloudDatabase()
    let lane = try Lane()
    let connection = try Connection.serving(database.url)
    let push = database.push(connection)
    _ = try push.run(pushed(try lane.items()))
    let seq = Int64(try lane.events().count)
    let check = try lane.till.check(with: "101", "201")
    try lane.till.pay(check)
    let sale = try lane.items(after: seq)
    let before = try database.counts()

    var whole: [String: Int64]?
    var statement = 0
    var interrupted = 0
    while whole == nil {
      statement += 1
      var count = 0
      var last = ""
      connection.afterStatement = { sql in
        count += 1
        guard count == statement else { return }
        last = sql
        throw PowerCut()
      }
      do {
        _ = try push.run(pushed(sale))
        whole = try database.counts()
      } catch is PowerCut {
        interrupted += 1
        connection.afterStatement = nil
        let after = try database.counts()
        if last == "COMMIT" {
          whole = after
        } else {
          #expect(after == before, "cut off after \(last)")
        }
      }
    }
    // Realm, lock, look-ups, history, the events' rows, those that follow, the store's.
    #expect(interrupted > 15)
    #expect(whole?["events"] == seq + Int64(sale.count))
    #expect(whole?["pos_transaction_items"] == 2)
    #expect(whole?["pos_transaction_payments"] == 1)
    connection.afterStatement = nil
    #expect(try push.run(pushed(sale)).tally == [.duplicate: sale.count])
    #expect(try database.counts() == whole)
  }

  @Test func `one by one, too, an item is there with all its rows or not at all`() throws {
    let database = try CloudDatabase()
    let lane = try Lane()
    let check = try lane.till.check(with: "101")
    try lane.till.pay(check)
    let items = try lane.items()
    let connection = try Connection.serving(database.url)
    let push = database.push(connection)
    var statement = 0
    var isDone = false
    while !isDone {
      statement += 7
      var count = 0
      connection.afterStatement = { sql in
        if count > 0 || sql.hasPrefix("INSERT INTO events") { count += 1 }
        // The whole fails, so each is tried alone; then one of those is cut off.
        if count == 1 { throw DatabaseFault(state: "40001", message: "try again") }
        if count == 1 + statement { throw PowerCut() }
      }
      do {
        _ = try push.run(pushed(items))
        isDone = true
      } catch is PowerCut {}
      connection.afterStatement = nil
      let counts = try database.counts()
      #expect(counts["pos_transactions"] == counts["events"])
      #expect(counts["audit_log"] == counts["events"])
      let heads = try connection.transaction(RealmScope(CloudDatabase.realm)) { connection in
        try CloudLog(realm: CloudDatabase.realm, connection: connection).holdings()
      }
      #expect(heads[lane.device] ?? 0 == counts["events"])
    }
    #expect(try database.count("payments") == 1)
  }

  private func pushed(_ items: [PushRequest.ReceivedItem]) -> [PushedItem] {
    items.enumerated().map { PushedItem($1, at: $0) }
  }
}
