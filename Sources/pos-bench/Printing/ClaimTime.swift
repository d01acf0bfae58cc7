import POSCore
import POSModel
import POSTestSupport

/// What the agent's claim takes, from a queue that nobody has printed anything of.
struct ClaimTime {
  let queue: BusyBar.Extent
  let claims: Int

  /// Claims jobs and prints them nowhere.
  ///
  /// - Throws: `StoreFailure`; ``BenchFault`` when there is nothing to claim.
  func measure() throws -> Samples {
    let folder = try TemporaryFolder(on: .disk)
    try BusyBar.setUp(folder, front: "tcp://127.0.0.1:9", bar: "tcp://127.0.0.1:9")
    for till in try BusyBar.tills(queue, in: folder) { try till.finish() }
    let store = try Store.open(folder.data, time: WallClock())
    try store.keepHouse()
    var times = Samples()
    for count in 0..<claims {
      // Receipts are fewer.
      let printer = PrinterID(count % (queue.pieces + 1) == 0 ? "front" : "bar")
      let job = try times.time {
        try store.claimPrintJob(
          of: printer, by: "bench", token: "token \(count)", milliseconds: 30_000)
      }
      guard let job, try store.acknowledgePrintJob(job) else {
        throw BenchFault(description: "the queue ends after \(count) jobs")
      }
    }
    try store.close()
    return times
  }
}
