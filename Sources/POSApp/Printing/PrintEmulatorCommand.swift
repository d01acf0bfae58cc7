import ArgumentParser
import POSModel
import POSPrinting

/// `pos print-emulator`: a printer for installers and tests.
struct PrintEmulatorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "print-emulator", abstract: "Be a printer: keep what comes, and show it.",
    discussion: "Each document is kept as its bytes, as text and as a picture of the paper. "
      + "Ctrl-C ends it.")

  @Option(help: "The port to listen on; 0 picks a free one.") var port: UInt16 = 9100
  @Option(help: "The address to listen on.") var host = "127.0.0.1"
  @Option(help: "The folder documents are written to.") var out: String
  @Option(help: "How many characters stand on a line.") var columns = 42
  @Option(
    parsing: .upToNextOption,
    help: "What is wrong: paper-out, cover-open, offline, slow, drop-after N or no-answer.")
  var fault: [String] = []

  /// Papers are as wide as printers of a store may be set up.
  ///
  /// - Throws: `ValidationError`.
  func validate() throws {
    let range = Printer.columnRange
    guard range.contains(columns) else {
      throw ValidationError("--columns takes \(range.lowerBound) to \(range.upperBound).")
    }
  }

  /// Listens until it is asked to stop.
  ///
  /// - Throws: what ``PosCommand/run(arguments:)`` says on stderr.
  func run() throws {
    let signals = EndSignals()
    let emulator = try PrintEmulator(
      host: host, port: port, folder: out, columns: columns,
      fault: try fault.isEmpty ? nil : PrintEmulator.Fault(fault.joined(separator: " ")),
      onKick: { Output.say("The drawer opens.") }, onFailure: { Output.complain($0) })
    Output.say("A printer listens on \(host):\(emulator.port); documents go to \(out).")
    signals.wait()
    emulator.stop()
  }
}
