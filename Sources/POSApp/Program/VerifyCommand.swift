import ArgumentParser
import POSCore

/// `pos verify`: checks every promise of a store.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Check every promise of the store.",
    discussion: "Exit 0 when all holds, 1 with each fault named, 2 when it cannot run.")

  @OptionGroup var data: DataOptions
  @Flag(help: "Set missing check counters above every number ever used.") var repair = false

  /// Checks the store.
  ///
  /// - Throws: what ``PosCommand/run(arguments:)`` says on stderr.
  func run() throws {
    let (store, _) = try data.openStore()
    if repair { for line in try store.repairCounters() { Output.say("repaired: \(line)") } }
    let faults = try store.verify()
    try store.close()
    for fault in faults { Output.say("\(fault.kind.rawValue): \(fault.detail)") }
    guard faults.isEmpty else { throw ExitCode(1) }
    Output.say("The store is sound.")
  }
}
