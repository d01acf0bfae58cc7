import GRDB
import POSModel
import POSTables
import POSTestSupport
import Testing

@testable import POSCore

/// Breaks a store in the middle of a wish.
extension Till {
  /// Fails whatever writes such a row, as a full disk or a broken promise would.
  func fail(_ table: String, when condition: String = "1") throws {
    try store.pool.writeWithoutTransaction {
      try $0.execute(
        sql: """
          CREATE TRIGGER fails BEFORE INSERT ON \(table) WHEN \(condition)
          BEGIN SELECT RAISE (ABORT, 'broken on purpose'); END;
          CREATE TRIGGER fails_too BEFORE UPDATE ON \(table) WHEN \(condition)
          BEGIN SELECT RAISE (ABORT, 'broken on purpose'); END
          """)
    }
  }

  func mend() throws {
    try store.pool.writeWithoutTransaction {
      try $0.execute(sql: "DROP TRIGGER fails; DROP TRIGGER fails_too")
    }
  }

  func keys() throws -> Int? {
    try store.pool.read {
      try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM idempotency_keys")
    }
  }

  /// The wish fails as a whole and leaves nothing; mended, the same wish is granted.
  func expectNothing<Wish: Command>(
    of wish: Wish, failing table: String, when condition: String = "1"
  ) throws where Wish.Subject: Tabulated {
    let (before, count) = (try Tables(store), try keys())
    try fail(table, when: condition)
    #expect(throws: StoreFailure.self) { try store.perform(wish) }
    #expect(try Tables(store).differences(from: before) == [])
    #expect(try keys() == count)
    try mend()
    #expect(try store.verify() == [])
    #expect(try store.perform(wish).isReplay == false)
    #expect(try store.verify() == [])
  }
}
