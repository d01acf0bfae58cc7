import CSaleBaseline
import POSCore
import POSModel
import POSTestSupport

/// A sale of three items, each command committed by itself, against plain C that writes the same
/// rows into a copy of the same store.
///
/// Both take turns in blocks, so that what else the machine does hits both.
struct CommittedSale: Bench {
  static let name = "sale"
  private static let plus = ["101", "102", "201"]
  private static let blockSize = 50

  let blocks: Int

  init(isQuick: Bool) { blocks = isQuick ? 4 : 20 }

  /// Sells in turns.
  ///
  /// - Throws: `StoreFailure`; `BenchFault` when both did not write the same rows, or unsound ones.
  func measure() throws -> [Reading] {
    let (swiftFolder, plainFolder) = (
      try TemporaryFolder(on: .disk), try TemporaryFolder(on: .disk)
    )
    let clock = TestClock()
    let store = try StoreTemplate.standard.copy(to: swiftFolder, time: clock)
    try StoreTemplate.standard.copy(to: plainFolder, time: clock).close()
    let till = Till(store, clock: clock, seed: 11, folder: swiftFolder)
    let plain = try PlainSales(plainFolder.data)
    var (swiftTimes, plainTimes) = (Samples(), Samples())
    var (swiftOwn, plainOwn) = (Samples(), Samples())
    for block in 0...blocks {
      // The first of both warms caches and statements up.
      if block == 1 {
        (swiftTimes, plainTimes, swiftOwn, plainOwn) = (Samples(), Samples(), Samples(), Samples())
      }
      for _ in 0..<Self.blockSize {
        let start = ProcessorTime.now
        try swiftTimes.time { try Self.sell(at: till) }
        swiftOwn.add(ProcessorTime.now - start)
      }
      try store.keepHouse()
      for _ in 0..<Self.blockSize {
        let start = ProcessorTime.now
        try plainTimes.time { try plain.sell(Self.plus) }
        plainOwn.add(ProcessorTime.now - start)
      }
      try plain.checkpoint()
    }
    let faults = try store.verify()
    guard faults.isEmpty else { throw BenchFault(description: "the store is not sound: \(faults)") }
    try store.close()
    try RowCounts(swiftFolder.data).mustEqual(RowCounts(plainFolder.data))
    let (measured, yardstick) = (swiftTimes.p50, plainTimes.p50)
    func text(_ times: Samples, _ own: Samples) -> String {
      "\(BenchTable.number(times.p50)) ms, p99 \(BenchTable.number(times.p99)),"
        + " processor alone \(BenchTable.number(own.p50))"
    }
    return [
      Reading(
        what: "committed sale of 3 items, 5 commands, p50 against plain C",
        measured: measured / yardstick, reach: 2, unit: "x",
        detail: "\(text(swiftTimes, swiftOwn)); C \(text(plainTimes, plainOwn))")
    ]
  }

  /// One sale, as a cashier's keys lead to it.
  ///
  /// - Throws: `StoreFailure`.
  private static func sell(at till: Till) throws {
    var check = try till.open()
    for plu in plus { check = try till.ring(plu, on: check.id) }
    let paid = try till.pay(check)
    precondition(paid.subject.status == .closed, "a check that was paid is closed")
  }
}
