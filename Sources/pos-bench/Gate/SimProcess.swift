import Foundation
import POSTestSupport

/// A `pos-sim` that runs beside this program.
final class SimProcess {
  private let process = Process()
  private let input = Pipe()
  private let standardOutput = Pipe()

  /// Starts it.
  ///
  /// - Throws: the system's error.
  init(_ arguments: [String]) throws {
    process.executableURL = URL(filePath: BuiltProduct.path(named: "pos-sim"))
    process.arguments = arguments
    process.standardInput = input
    process.standardOutput = standardOutput
    try process.run()
  }

  deinit { if process.isRunning { process.terminate() } }

  /// Ends its input, waits for its end and gives what it printed.
  ///
  /// - Throws: ``BenchFault`` when it failed.
  func output() throws -> String {
    try input.fileHandleForWriting.close()
    let printed = try standardOutput.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw BenchFault(description: "pos-sim ended with \(process.terminationStatus)")
    }
    return String(decoding: printed, as: UTF8.self)
  }
}
