import ArgumentParser
import Foundation

/// Measures what the till promises and prints one table; never a test, because a busy machine is no
/// fault of the program.
@main
struct PosBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pos-bench",
    abstract: "Measures speed and memory against what is to be reached; prints a table.",
    discussion: "Exits 0 whatever it measures; otherwise only when measuring itself failed.")

  /// All that is measured, in the order of the table.
  private static var benches: [any Bench.Type] {
    [
      CommittedSale.self, KeyedSale.self, TypedAhead.self, FrameTime.self, LiveSearch.self,
      LoginTime.self, ResidentMemory.self, KitchenTime.self, PrinterSaturation.self,
      GateWait.self, CloudPush.self, CloudSale.self, CloudPull.self,
      SyncedKeys.self,
    ]
  }

  @Flag(help: "A short run: fewer of everything.") var quick = false
  @Option(help: "Only one: \(benches.map { $0.name }.joined(separator: ", ")).")
  var only: String?

  /// Refuses a name nothing has.
  ///
  /// - Throws: `ValidationError`.
  func validate() throws {
    if let only, !Self.benches.contains(where: { $0.name == only }) {
      let names = Self.benches.map { $0.name }.joined(separator: ", ")
      throw ValidationError("There is no '\(only)'. There are: \(names).")
    }
  }

  /// Measures and prints.
  ///
  /// - Throws: what measuring throws.
  func run() throws {
    var table = BenchTable()
    try note("before: \(Circumstances().text)")
    for bench in Self.benches where only == nil || only == bench.name {
      note("\(bench.name) …")
      let readings = try bench.init(isQuick: quick).measure()
      // What was measured is not lost when a later bench fails.
      for reading in readings { note("  \(BenchTable.number(reading.measured)) \(reading.unit)") }
      table.readings += readings
    }
    try note("after: \(Circumstances().text)")
    print(table.text)
  }

  private func note(_ text: String) { FileHandle.standardError.write(Data("\(text)\n".utf8)) }
}
