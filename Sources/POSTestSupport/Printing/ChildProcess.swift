import Foundation
import Glibc

/// A program of this package that runs beside this one; it does not outlive its owner.
public final class ChildProcess {
  /// The program ended in another way than it should.
  public struct Failed: Error, CustomStringConvertible {
    /// What happened.
    public let description: String
  }

  private let name: String
  private let process = Process()

  /// Starts it. What it prints goes nowhere; what it complains of is shown.
  ///
  /// - Throws: the system's error.
  public init(_ name: String, _ arguments: [String]) throws {
    self.name = name
    process.executableURL = URL(filePath: BuiltProduct.path(named: name))
    process.arguments = arguments
    (process.standardInput, process.standardOutput) = (
      FileHandle.nullDevice, FileHandle.nullDevice
    )
    try process.run()
  }

  deinit { kill() }

  /// Whether it has not ended yet.
  public var isRunning: Bool { process.isRunning }

  /// Ends it as a power cut would: it is not asked.
  public func kill() {
    if process.isRunning { Glibc.kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
  }

  /// Asks it to end, and waits until it has.
  ///
  /// - Throws: ``Failed`` when it ended badly.
  public func end() throws {
    process.terminate()
    try finish()
  }

  /// Waits until it has done its work.
  ///
  /// - Throws: ``Failed`` when it ended badly.
  public func finish() throws {
    process.waitUntilExit()
    guard process.terminationReason == .exit, process.terminationStatus == 0 else {
      throw Failed(description: "\(name) ended with \(process.terminationStatus)")
    }
  }
}
