import GRDB
import POSModel
import POSTestSupport
import Testing

@testable import POSCore

/// A disk that takes no more: a sentence, nothing lost, and the sale goes on when there is room.
struct FullDiskTests {
  private func setRoom(_ pages: Int?, in store: Store) throws {
    try store.pool.writeWithoutTransaction { db in
      let used = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
      try db.execute(sql: "PRAGMA max_page_count = \(pages.map { used + $0 } ?? 1 << 30)")
    }
  }

  @Test func `when the disk is full, what was acknowledged stays and the rest can be retried`()
    throws
  {
    let till = try Till.fresh()
    let check = try till.check(with: "101")
    try setRoom(4, in: till.store)
    var rung = 1
    var pending: AddItem?
    while pending == nil, rung < 1_000 {
      let wish = AddItem(
        key: till.key(), actor: till.employee, checkID: check.id, itemID: till.id(),
        productID: TestMenu.id("102"), quantity: .one)
      do {
        try till.store.perform(wish)
        rung += 1
      } catch StoreFailure.diskFull(let path) {
        #expect(path == till.store.folder.store)
        pending = wish
      }
    }
    let wish = try #require(pending)
    #expect(try till.store.check(check.id)?.items.count == rung)
    #expect(try till.store.verify() == [])
    #expect(throws: StoreFailure.diskFull(till.store.folder.store)) {
      try till.store.perform(wish)
    }
    try setRoom(nil, in: till.store)
    #expect(try till.store.perform(wish).subject.items.count == rung + 1)
    #expect(try till.store.verify() == [])
  }

  @Test func `a file that may not grow fails the command and keeps the store whole`() throws {
    let till = try Till.fresh()
    try till.store.close()
    let data = till.store.folder.path
    // 64 KiB is less than the log of forty commands; the signal is ignored, so that writes fail.
    #expect(throws: Program.Failed.self) {
      try Program.run(
        "/bin/bash",
        [
          "-c",
          "trap '' XFSZ; ulimit -f 64; exec '\(Program.sim)' commands --data '\(data)' --count 40",
        ])
    }
    let after = try till.neighbour()
    #expect(try after.store.verify() == [])
    let check = try #require(try after.store.openChecks().first)
    #expect(try after.ring("101", on: check.id).items.count >= 1)
  }
}
