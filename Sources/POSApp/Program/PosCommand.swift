public import ArgumentParser
import Glibc
import POSCore
import POSModel
import POSPrinting
import TerminalNcurses

/// `pos`: the till, and what sets it up and checks it.
public struct PosCommand: ParsableCommand {
  /// What `pos --help` says.
  public static let configuration = CommandConfiguration(
    commandName: "pos", abstract: "A point of sale for the keyboard.",
    discussion: "Without a command it is the till. 'pos --demo' is a restaurant to look around in.",
    subcommands: [
      InitCommand.self, ImportCommand.self, ConfigCommand.self, PrintersCommand.self,
      PrintEmulatorCommand.self, VerifyCommand.self,
    ])

  @OptionGroup var data: DataOptions

  @Flag(help: "Sell in a small demo restaurant.")
  var demo = false

  @Flag(help: "The kitchen's screen: tickets of all stations, or of one.")
  var kds = false

  @Option(help: "With --kds: the station, such as kitchen or bar; all shows every one.")
  var station: String?

  @Flag(help: "With --kds: the expediter's screen, by check.")
  var expo = false

  @Flag(help: "The guests' board: what is being made, and what is ready.")
  var board = false

  @Flag(help: "No screen: print what the tills of this store want printed.")
  var printAgent = false

  @Option(help: "Write what is typed, PINs too, to a key script.")
  var record: String?

  @Option(help: "Run a key script on a headless terminal.")
  var replay: String?

  @Option(help: "With --replay: write every snapshot to this folder.")
  var frames: String?

  @Flag(help: "With --replay: make the frames shown the expected ones.")
  var update = false

  @Option(help: "For a fresh demo: set a rule of the store, such as cash.rounding=0.05.")
  var rule: [String] = []

  /// The command with nothing set.
  public init() {}

  /// Refuses options that do not go together.
  ///
  /// - Throws: `ValidationError`.
  public func validate() throws {
    if replay == nil, frames != nil || update {
      throw ValidationError("--frames and --update go with --replay.")
    }
    if !rule.isEmpty, data.data != nil, data.folder.hasStore {
      throw ValidationError("--rule is for a fresh demo; 'pos config' changes a store's rules.")
    }
    if !kds, station != nil || expo {
      throw ValidationError("--station and --expo go with --kds.")
    }
    if station == "" { throw ValidationError("--station names no station.") }
    if expo, station != nil { throw ValidationError("--expo shows all stations.") }
    if kds, board { throw ValidationError("--board cannot go with --kds.") }
    if printAgent, kds || board || demo || replay != nil || record != nil {
      throw ValidationError("--print-agent has no screen: it goes alone.")
    }
    if replay != nil, record != nil { throw ValidationError("--record cannot go with --replay.") }
  }

  /// The screen the flags ask for.
  private var mode: ScreenMode {
    if board { return .board }
    guard kds else { return .till }
    if expo { return .expo }
    return .kitchen(station: station.flatMap { $0 == "all" ? nil : StationID($0) })
  }

  /// Runs a screen or the script.
  ///
  /// - Throws: what went wrong, for ``run(arguments:)`` to say.
  public func run() throws {
    if printAgent {
      try AgentRun(data: data).run()
    } else if let replay {
      try ReplayRun(
        mode: mode, script: replay, frames: frames, update: update, demo: demo, rules: rules(),
        data: data
      ).run()
    } else {
      try ScreenRun(mode: mode, demo: demo, record: record, rules: rules(), data: data).run()
    }
  }

  /// The rules for a fresh demo, parted at the equals sign.
  private func rules() -> [Demo.Rule] {
    rule.map { rule in
      let parts = rule.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return (String(parts[0]), parts.count > 1 ? String(parts[1]) : "")
    }
  }

  /// Runs the program: says on stderr what went wrong, and gives the exit status.
  ///
  /// 0 when all is well, 1 when something did not hold, 2 when it could not be tried.
  public static func run(arguments: [String]?) -> Int32 {
    do {
      var command = try parseAsRoot(arguments)
      try command.run()
      return 0
    } catch let outcome as ExitCode {
      return outcome.rawValue
    } catch let failure as Replay.Failure {
      return say(failure.description, 1)
    } catch let failure as StoreFailure {
      return say(failure.sentence, 2)
    } catch let failure as PrintEmulator.Failure {
      return say(failure.description, 2)
    } catch let fault as TerminalFault {
      return say(fault.description, 2)
    } catch let fault as any CustomStringConvertible & Error
      where fault is BadInput || fault is FaultList
    {
      return say(fault.description, 2)
    } catch CatalogueRefusal.badRule(let fault) {
      return say("\(fault.key) '\(fault.value)': \(fault.reason)", 2)
    } catch let refusal as any Refusal {
      return say("Refused (\(refusal.code)): \(refusal)", 2)
    } catch {
      let text = fullMessage(for: error)
      if exitCode(for: error) == .success {
        print(text)
        return 0
      }
      return say(text, 2)
    }
  }

  /// Ends the process with an exit status.
  public static func leave(_ status: Int32) -> Never { Glibc.exit(status) }

  private static func say(_ text: String, _ status: Int32) -> Int32 {
    Output.complain(text)
    return status
  }
}
