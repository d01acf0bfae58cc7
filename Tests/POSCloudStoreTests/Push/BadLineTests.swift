import POSCore
import POSModel
import POSTables
import POSTestSupport
import POSWire
import Synchronization
import Testing

/// Whole days between a till and the real cloud.
struct BadLineTests {
  /// Faults that come by chance, the same ones each time.
  private final class BadLine: Sendable {
    private let random = Mutex(SeededGenerator(seed: 5))

    private static let faults: [ProxyFault] = [
      .delay(milliseconds: 30), .cutBefore, .cutAfter, .cutAfter, .tooMany(retryAfterSeconds: 5),
      .status(500), .status(503), .garbage, .slowDrip(bytes: 100, milliseconds: 1),
    ]

    func fault(_ request: HTTPRequest) -> ProxyFault? {
      random.withLock { random in
        Int.random(in: 0..<10, using: &random) < 4
          ? Self.faults.randomElement(using: &random) : nil
      }
    }
  }

  @Test func `after a day on a bad line the cloud has what the till has, each event once`()
    async throws
  {
    let line = BadLine()
    let day = try CloudDay { line.fault($0) }
    try day.begin()
    try day.happen(guests: 60, seed: 6)
    #expect(try day.isSynced())
    let compared = try await expectTheSame(day)
    #expect(try day.till.store.syncState().refusedCount == 0)
    // Nothing is the same because nothing is there.
    let tables = Set(AggregateKind.allCases.flatMap { $0.with { $0.tables.map(\.name) } })
    #expect(tables.subtracting(compared.keys) == [])
  }

  @Test func `a cloud and a sync that die again and again lose nothing and double nothing`()
    async throws
  {
    let day = try CloudDay()
    for round in 0..<12 {
      try day.begin()
      for guest in 0..<5 { try day.serve(round * 5 + guest) }
      switch round % 3 {
      case 0: day.cloud.kill()
      case 1: day.end()
      default:
        day.cloud.kill()
        day.end()
      }
      if round % 3 != 1 { try day.cloud.start() }
      day.end()
    }
    try day.begin()
    #expect(try day.isSynced())
    try await expectTheSame(day)
  }

  /// Both have the same events and the same rows, cell by cell, and these are what the events come
  /// to.
  ///
  /// - Returns: How many rows of each table were compared.
  @discardableResult
  private func expectTheSame(_ day: CloudDay) async throws -> [String: Int] {
    let happened = try day.happened()
    #expect(try await day.database.pulled() == happened)
    #expect(try day.till.store.verify().isEmpty)
    let comparison = CellComparison(
      till: try Cells(till: day.till.store.folder.store),
      cloud: try Cells(cloud: day.database.url, of: CloudDatabase.realm))
    #expect(comparison.differences == [])
    return comparison.counts
  }
}
