import POSCore
import POSModel
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
    for guest in 0..<60 { try day.serve(guest) }
    #expect(try day.isSynced())
    try await expectTheSame(day)
    #expect(try day.till.store.syncState().refusedCount == 0)
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

  /// Both have the same events and, on both sides, the rows are what these come to.
  private func expectTheSame(_ day: CloudDay) async throws {
    let happened = try day.happened()
    #expect(try await day.stored() == happened)
    #expect(try day.till.store.verify().isEmpty)
    let rows = try CloudRows(day.database)
    #expect(rows.differences == [])
    #expect(rows.count > 0)
  }
}
