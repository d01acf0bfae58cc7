import POSModel
import POSTestSupport
import Testing

@testable import POSCloudStore

struct CheckNumberingTests {
  @Test func `many clients of two copies of the cloud never get one number twice`() async throws {
    let shop = try await Shop()
    let stores = [
      try shop.database.store(PoolSize(connections: 4, waiting: 500)),
      try shop.database.store(PoolSize(connections: 4, waiting: 500)),
    ]
    let numbers = try await withThrowingTaskGroup(of: Int64.self) { group in
      for count in 0..<200 {
        group.addTask {
          let seed = UInt64(count)
          return try await stores[count % 2].perform(
            OpenCheck(
              key: shop.key(seed), actor: TestStaff.cashier, checkID: shop.id(seed),
              orderType: .eatIn), in: shop.realm, from: shop.tablet, correlation: ""
          ).subject.number
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(numbers.sorted() == Array(1...200))
  }

  @Test func `a counter that is missing is set above every number ever used`() async throws {
    let shop = try await Shop()
    _ = try await shop.open(1)
    _ = try await shop.open(2)
    try Connection(shop.database.url).run("DELETE FROM rvc_counters")
    #expect(try await shop.open(3).number == 3)
    #expect(try await shop.open(4).number == 4)
  }

  @Test func `from the end of a block it goes on past those of all lanes`() async throws {
    let shop = try await Shop()
    _ = try await shop.open(1)
    try Connection(shop.database.url).run("UPDATE rvc_counters SET next_check_number = 10000")
    #expect(try await shop.open(2).number == 10_000)
    #expect(try await shop.open(3).number == 1_000_001)
    #expect(try await shop.open(4).number == 1_000_002)
    try Connection(shop.database.url).run("DELETE FROM rvc_counters")
    #expect(try await shop.open(5).number == 1_000_003)
    #expect(CheckNumbering.firstAbove(10_000) == 1_000_001)
    #expect(CheckNumbering.firstAbove(0) == 1)
  }
}
