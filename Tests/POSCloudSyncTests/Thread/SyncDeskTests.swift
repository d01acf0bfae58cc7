import Logging
import POSModel
import POSTestSupport
import Testing

@testable import POSCloudSync

/// What the sync of a till works with, from when its process starts.
struct SyncDeskTests {
  @Test func `the leases of one that died are not taken for those of the next with its number`()
    throws
  {
    let till = try SyncedTill()
    // Both have the number of this process.
    let owners = [UInt64(1), 2].map { seed in
      SyncDesk(
        store: till.store, log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
        time: till.clock, ids: IDSource(random: SeededGenerator(seed: seed)),
        random: SeededGenerator(seed: seed)
      ).owner
    }
    #expect(Set(owners).count == 2)
    #expect(owners.allSatisfy { $0.hasPrefix("L1:") })
  }
}
