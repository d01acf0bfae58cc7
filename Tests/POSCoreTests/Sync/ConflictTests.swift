import GRDB
import POSModel
import POSTestSupport
import POSWire
import Testing

@testable import POSCore

/// A price that is changed on two sides at once.
struct ConflictTests {
  private let lanes: Lanes
  private var first: Till { lanes.tills[0] }
  private var second: Till { lanes.tills[1] }

  init() throws { lanes = try Lanes(seed: 11) }

  private func price(_ minor: Int64, at till: Till) throws {
    var entry = try #require(TestMenu.entries.first)
    entry.price = Money(minorUnits: minor)
    till.clock.advance(milliseconds: 10_000)
    try till.store.perform(
      EnterProduct(
        key: till.key(), actor: TestStaff.manager, productID: TestMenu.id("101"), entry: entry))
  }

  private func reviews(_ till: Till) throws -> [String] {
    try till.store.pool.read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT status || ' ' || detail FROM review_items WHERE kind = 'changed_twice' ORDER BY id
          """)
    }
  }

  private func shown(_ till: Till) throws -> Int64? {
    try till.store.menu().product(id: TestMenu.id("101"))?.price.minorUnits
  }

  @Test func `the later stands on both sides, and both see one item that shows both`() throws {
    try price(900, at: first)
    try price(950, at: second)
    try lanes.tell(1, from: 0)
    try lanes.tell(0, from: 1)
    let (mine, theirs) = (try reviews(first), try reviews(second))
    #expect(mine == theirs)
    #expect(mine.count == 1)
    let detail = try #require(mine.first)
    #expect(detail.contains("(price 9.00)") && detail.contains("(price 9.50)"))
    #expect(try shown(first) == shown(second))
  }

  @Test func `changes one after the other leave none`() throws {
    try price(900, at: first)
    try lanes.tell(1, from: 0)
    try price(950, at: second)
    try lanes.tell(0, from: 1)
    try price(980, at: first)
    try lanes.tell(1, from: 0)
    #expect(try reviews(first) == [])
    #expect(try reviews(second) == [])
    #expect(try shown(second) == 980)
  }
}
