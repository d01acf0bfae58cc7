import Foundation
import POSCore
import POSTestSupport
import TerminalUI

/// The real program in a real terminal, with a cashier logged in.
final class LiveTill {
  /// What only the login screen shows.
  static let loginText = "PIN"

  let terminal: PseudoTerminal
  private let folder: DemoFolder

  /// Starts it, in an environment with more in it, and logs in.
  ///
  /// - Throws: `PseudoTerminalFault`.
  init(
    _ folder: DemoFolder, size: Size = .smallest, environment: [String: String] = [:]
  ) throws {
    self.folder = folder
    terminal = try folder.start(size: size, environment: environment)
    try terminal.read(untilShown: Self.loginText)
    try terminal.write("1111\r")
    try terminal.read(untilShown: "Ana Silva")
  }

  /// Types keys and gives how long it took until their frame was out.
  ///
  /// - Throws: `PseudoTerminalFault`.
  func time(_ keys: String) throws -> Duration { try terminal.timeFrame(after: Array(keys.utf8)) }

  /// Types keys and gives how long their own frame took, and whatever came with it.
  ///
  /// - Throws: `PseudoTerminalFault`.
  func times(_ keys: String) throws -> FrameTimes {
    try terminal.timeFrames(after: Array(keys.utf8))
  }

  /// Makes sure that so many sales are in the store.
  ///
  /// - Throws: ``BenchFault``.
  func mustHaveSold(_ sales: Int) throws {
    let paid = try RowCounts(folder.data)["payments"]
    guard paid == sales else {
      throw BenchFault(
        description: "\(paid) of \(sales) sales are in the store; shown:\n\(terminal.screen.text)")
    }
  }

  /// What the kernel says of the process's memory, in megabytes: `VmRSS`, `RssAnon`.
  ///
  /// - Throws: ``BenchFault`` when it says nothing.
  func megabytes(of name: String) throws -> Double {
    let path = "/proc/\(terminal.processID)/status"
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    guard let line = lines.first(where: { $0.hasPrefix(name + ":") }),
      let kilobytes = line.split(whereSeparator: { " \t".contains($0) }).dropFirst().first
        .flatMap({ Double($0) })
    else { throw BenchFault(description: "\(path) says nothing of \(name)") }
    return kilobytes / 1024
  }

  /// How long the thread of the screen has had a processor so far, in milliseconds: what the till
  /// took by itself, however busy the machine is.
  ///
  /// - Throws: ``BenchFault`` when the kernel does not say.
  func processorMilliseconds() throws -> Double {
    let path = "/proc/\(terminal.processID)/schedstat"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    guard let nanoseconds = text.split(separator: " ").first.flatMap({ Double($0) }) else {
      throw BenchFault(description: "\(path) says nothing")
    }
    return nanoseconds / 1e6
  }

  /// Leaves without ceremony.
  ///
  /// - Throws: `PseudoTerminalFault`.
  func end() throws {
    terminal.kill(15)
    try terminal.waitForExit()
  }
}
