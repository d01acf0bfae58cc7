import Foundation
import Glibc

/// Runs programs beside the tests.
enum Program {
  /// The simulator that was built with the tests.
  static let sim: String = {
    // Without /proc, the name we were called by has to do.
    let me = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    return URL(filePath: me ?? CommandLine.arguments[0]).deletingLastPathComponent()
      .appending(path: "pos-sim").path
  }()

  struct Failed: Error {
    var program: String
    var status: Int32
    var message: String
  }

  /// Runs a program to its end and gives what it printed.
  static func run(_ path: String, _ arguments: [String]) throws -> String {
    try Running(path, arguments).finish()
  }

  /// A program that runs while others do.
  final class Running {
    private let process = Process()
    private let output = Pipe()
    private let errors = Pipe()
    private let input = Pipe()

    init(_ path: String, _ arguments: [String]) throws {
      process.executableURL = URL(filePath: path)
      process.arguments = arguments
      (process.standardOutput, process.standardError) = (output, errors)
      process.standardInput = input
      try process.run()
    }

    /// Ends its input, waits for its end and gives what it printed.
    func finish() throws -> String {
      try input.fileHandleForWriting.close()
      let printed = try output.fileHandleForReading.readToEnd() ?? Data()
      let message = try errors.fileHandleForReading.readToEnd() ?? Data()
      process.waitUntilExit()
      guard process.terminationReason == .exit, process.terminationStatus == 0 else {
        throw Failed(
          program: process.executableURL?.path ?? "", status: process.terminationStatus,
          message: String(decoding: message, as: UTF8.self))
      }
      return String(decoding: printed, as: UTF8.self)
    }
  }
}
