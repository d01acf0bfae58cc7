import Logging
import POSCore
import POSModel
import POSTestSupport
import Testing

@testable import POSCloudSync

/// Pulls, one by one.
struct PullerTests {
  @Test func `trouble that the store does not take down ends the pull once, and not the till`()
    throws
  {
    let till = try SyncedTill()
    till.cloud.garble(true)
    let access = CloudAccess(try CloudAddress("http://127.0.0.1:\(till.cloud.port)")) { "good" }
    let line = CurlLine(to: access.address, trusting: nil)
    let desk = SyncDesk(
      store: till.store, log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
      time: till.clock, ids: IDSource(random: SeededGenerator(seed: 3)),
      random: SeededGenerator(seed: 4))
    let puller = try Puller(desk, access, line)

    func pull(_ meanwhile: () throws -> Void = {}) throws -> Bool {
      try puller.begin()
      while true {
        if let (request, reply) = line.nextDone() {
          try meanwhile()
          return try puller.take(reply, of: request)
        }
        line.wait(milliseconds: 100)
      }
    }

    puller.lineIsUp(isNews: true)
    // Once is no trouble yet.
    #expect(try pull())
    till.clock.advance(milliseconds: 1000)
    #expect(throws: StoreFailure.self) { try pull { try till.store.close() } }
  }
}
