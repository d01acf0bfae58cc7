import Foundation
import POSModel
import POSTestSupport
import Testing

@testable import POSCore

/// Three lanes sell, cut off from each other now and then; in the end all hold the same.
struct AnyOrderTests {
  /// A thousand seeds, or the one that `POS_SEED` names.
  private static let seeds: [UInt64] = {
    let one = ProcessInfo.processInfo.environment["POS_SEED"].flatMap { UInt64($0) }
    return one.map { [$0] } ?? Array(1...1_000)
  }()

  @Test(arguments: seeds)
  func `in whatever order events arrive, all lanes hold the same rows`(seed: UInt64) throws {
    let howToRunAlone: Comment =
      "alone: POS_SEED=\(seed) swift test --disable-xctest --filter AnyOrderTests"
    do {
      var lanes = try Lanes(seed: seed)
      var random = SeededGenerator(seed: seed ^ 0xC0FFEE)
      for _ in 0..<3 {
        for till in lanes.tills {
          let shift = RandomShift(till: till, staffChanges: seed % 5 == 0 ? 12 : 1)
          for _ in 0..<Int.random(in: 2...6, using: &random) { try shift.step(&random) }
        }
        try lanes.syncSome()
      }
      try lanes.syncAll()
      let tables = try lanes.tills.map { try Tables($0.store) }
      for other in tables.dropFirst() {
        #expect(tables[0].differences(from: other).prefix(6) == [], howToRunAlone)
      }
      for till in lanes.tills {
        let faults = try till.store.verify()
        #expect(faults == [], howToRunAlone)
        try till.store.close()
      }
    } catch {
      Issue.record(error, howToRunAlone)
    }
  }
}
