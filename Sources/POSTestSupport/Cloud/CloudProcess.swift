import Foundation
import Glibc

/// The real `pos-cloud`, as a process of its own, so that it can be killed.
public final class CloudProcess {
  /// It did not do what it was asked.
  public struct Failed: Error, CustomStringConvertible {
    /// What it said.
    public let description: String
  }

  /// Where it listens; the same after it was killed.
  public private(set) var port: UInt16 = 0
  private let database: String
  private var process: Process?

  /// Starts it on a free port.
  ///
  /// - Throws: ``Failed``, or the system's error.
  public init(_ database: String) throws {
    self.database = database
    try start()
  }

  deinit { kill() }

  /// Starts it, at the place where it was before.
  ///
  /// - Throws: ``Failed``, or the system's error.
  public func start() throws {
    let process = Self.process([
      "serve", "--database", database, "--listen", "127.0.0.1:\(port)",
      "--requests-per-second", "100000", "--requests-at-once", "100000",
    ])
    let log = Pipe()
    process.standardError = log
    try process.run()
    self.process = process
    var text = ""
    while let bytes = try log.fileHandleForReading.read(upToCount: 1), !bytes.isEmpty {
      text += String(decoding: bytes, as: UTF8.self)
      guard text.hasSuffix("\n") else { continue }
      if let port = Self.port(in: text) {
        self.port = port
        Self.drain(log.fileHandleForReading.fileDescriptor)
        return
      }
      text = ""
    }
    throw Failed(description: "pos-cloud did not serve: \(text)")
  }

  /// Reads what it logs from now on, for nobody: it must not fill the pipe. A thread does, to the
  /// end: a handler of a `FileHandle` goes on being called there, also for one that is gone.
  private static func drain(_ log: Int32) {
    let descriptor = dup(log)
    Thread.detachNewThread {
      var bytes = [UInt8](repeating: 0, count: 65_536)
      while read(descriptor, &bytes, bytes.count) > 0 {}
      close(descriptor)
    }
  }

  /// Asks it to end, and gives its exit status; -1 where something else ended it.
  public func end() -> Int32 {
    guard let process else { return -1 }
    process.terminate()
    process.waitUntilExit()
    return process.terminationReason == .exit ? process.terminationStatus : -1
  }

  /// Ends it as a power cut would.
  public func kill() {
    guard let process, process.isRunning else { return }
    Glibc.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  /// The token of a lane in a store of `harbor`; both are registered where they are new.
  ///
  /// - Throws: ``Failed``, or the system's error.
  public static func token(
    _ device: String, of store: String = "s1", _ database: String
  ) throws -> String {
    let process = process([
      "token", "--tenant", "harbor", "--store", store, "--device", device, "--database", database,
    ])
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let text = String(
      decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failed(description: "no token: \(text)") }
    return text.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  private static func process(_ arguments: [String]) -> Process {
    let process = Process()
    process.executableURL = URL(filePath: BuiltProduct.path(named: "pos-cloud"))
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    return process
  }

  /// The port in a line of the log that says it serves.
  private static func port(in line: String) -> UInt16? {
    guard line.contains(#""serving""#),
      let value = line.firstMatch(of: /"port":"?([0-9]+)/)
    else { return nil }
    return UInt16(value.1)
  }
}
