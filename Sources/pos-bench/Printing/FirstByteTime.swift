import Dispatch
import POSCore
import POSModel
import POSTestSupport

/// From the commit of a job to its first byte at the printer, while nothing else happens: on a
/// connection that is open, and now and then on one that was given back.
struct FirstByteTime {
  let jobs: Int

  /// One in so many jobs comes after the agent has hung up.
  private static let late = 10

  /// Queues jobs for an agent in another process.
  ///
  /// - Throws: `StoreFailure`; ``BenchFault`` when a job does not come.
  func measure() throws -> Samples {
    let folder = try TemporaryFolder(on: .disk)
    let printer = try TimedPrinter()
    try BusyBar.setUp(
      folder, front: "tcp://127.0.0.1:\(printer.port)", bar: "tcp://127.0.0.1:9")
    let store = try Store.open(folder.data, time: WallClock())
    let agent = try ChildProcess("pos", ["--print-agent", "--data", folder.path])
    var ids = IDSource(random: SeededGenerator(seed: 3))
    var times = Samples()
    for count in 0...jobs {
      let key = IdempotencyKey(from: &ids, at: TestClock.noon)
      try store.queueTest(of: PrinterID("front"), key: key)
      let committed = ContinuousClock.now
      let came = try printer.firstByte()
      // The first waits for the agent to start.
      if count > 0 { times.add(came - committed) }
      let pause = count % Self.late == 0 ? 1_700 : 60 + count % 17
      _ = DispatchSemaphore(value: 0).wait(timeout: .now() + .milliseconds(pause))
    }
    try agent.end()
    try store.close()
    return times
  }
}
