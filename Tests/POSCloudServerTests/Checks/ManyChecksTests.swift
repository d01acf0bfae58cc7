import NIOHTTP1
import POSCloudStore
import POSModel
import POSTestSupport
import POSWire
import Testing

@testable import POSCloudServer
@testable import POSCloudStore

/// The numbers of checks that are opened at once.
struct ManyChecksTests {
  /// How many connections each of the clients has.
  private let lines = 8
  /// How many checks it opens on each of them.
  private let checksOfLine = 125

  @Test func `two clients of two copies open 2 000 checks at once, and no number is there twice`()
    async throws
  {
    var settings = CloudSettings(database: try CloudDatabase().url)
    settings.requestsAtOnce = 2_000
    try await RunningCloud.run(.two, with: settings) { cloud in
      var lane = Lane("L1")
      let mia = try lane.cashier("Mia")
      let clients = [try await cloud.device("L1"), try await cloud.device("L2")]
      _ = try await clients[0].post("/sync/push", try lane.push([mia]))
      let body = JSONValue.object([
        "actor": .string(mia.aggregateID), "orderType": .string("eat_in"),
      ])
      let told = try await withThrowingTaskGroup(of: [Int64].self) { group in
        for web in clients {
          for line in 0..<lines {
            group.addTask {
              var numbers: [Int64] = []
              for check in 0..<checksOfLine {
                let opened = try await web.post(
                  "/api/checks", body, headers: ["Idempotency-Key": "\(line) \(check)"])
                numbers.append(try #require(try opened.json["checkNumber"]?.integer))
              }
              return numbers
            }
          }
        }
        return try await group.reduce(into: []) { $0 += $1 }
      }
      let stored = try Connection(cloud.database).execute(
        "SELECT check_number FROM checks ORDER BY check_number"
      ).map { $0.integer(0) }
      #expect(stored == Array(1...2_000))
      #expect(told.sorted() == stored)
    }
  }
}
