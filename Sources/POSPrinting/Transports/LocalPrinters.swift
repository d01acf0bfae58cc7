import Foundation
import Glibc

/// A file that documents are written to, one behind the other: `file:///path`.
final class FilePrinter: PrinterConnection {
  private let descriptor: Descriptor

  /// Opens the file, making it where it is missing.
  ///
  /// - Throws: ``PrinterFault``.
  init(path: String) throws(PrinterFault) {
    let number = open(path, O_WRONLY | O_CREAT | O_APPEND | O_NONBLOCK | O_CLOEXEC, 0o600)
    guard number >= 0 else { throw PrinterFault("cannot open \(path): \(Descriptor.reason())") }
    descriptor = Descriptor(number)
  }

  /// Writes them.
  ///
  /// - Throws: ``PrinterFault``.
  func send(_ bytes: [UInt8]) throws(PrinterFault) { try descriptor.write(bytes) }

  /// Forces them to the disk.
  ///
  /// - Throws: ``PrinterFault``.
  func finish() throws(PrinterFault) { try descriptor.sync() }
}

/// A printer at a device file: `dev:///dev/usb/lp0`.
final class DevicePrinter: PrinterConnection {
  private let descriptor: Descriptor
  let mayAnswer: Bool

  /// Opens the device, for answers too where it has any.
  ///
  /// - Throws: ``PrinterFault``.
  init(path: String) throws(PrinterFault) {
    let flags = O_NONBLOCK | O_NOCTTY | O_CLOEXEC
    let both = open(path, O_RDWR | flags)
    let number = both >= 0 ? both : open(path, O_WRONLY | flags)
    guard number >= 0 else { throw PrinterFault("cannot open \(path): \(Descriptor.reason())") }
    (descriptor, mayAnswer) = (Descriptor(number), both >= 0)
    // Of a file it would write over what is there.
    var status = stat()
    guard fstat(number, &status) == 0, status.st_mode & S_IFMT == S_IFCHR else {
      throw PrinterFault("\(path) is no device")
    }
    try descriptor.passBytesAsTheyAre()
  }

  /// Writes them.
  ///
  /// - Throws: ``PrinterFault``.
  func send(_ bytes: [UInt8]) throws(PrinterFault) { try descriptor.write(bytes) }

  /// What it answers.
  ///
  /// - Throws: ``PrinterFault``.
  func read(_ count: Int, within milliseconds: Int) throws(PrinterFault) -> [UInt8] {
    mayAnswer ? try descriptor.read(count, within: milliseconds) : []
  }
}

/// A queue of the system's spooler: `cups:queue`. The spooler keeps a document until it is printed.
final class SpoolPrinter: PrinterConnection {
  /// How long the spooler may take to take a document, in milliseconds.
  private static let patience: Int32 = 10_000

  private let queue: String
  private var document: [UInt8] = []

  /// A way to that queue.
  init(queue: String) { self.queue = queue }

  /// Keeps them until the document is complete.
  ///
  /// - Throws: ``PrinterFault``.
  func send(_ bytes: [UInt8]) throws(PrinterFault) { document += bytes }

  /// Hands the document over to the spooler.
  ///
  /// - Throws: ``PrinterFault`` when it does not take it in time.
  func finish() throws(PrinterFault) {
    let bytes = document
    document = []
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["lp", "-s", "-d", queue, "-o", "raw"]
    let (input, errors) = (Pipe(), Pipe())
    (process.standardInput, process.standardError) = (input, errors)
    process.standardOutput = FileHandle.nullDevice
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    do { try process.run() } catch { throw PrinterFault("cannot run lp: \(error)") }
    do { try Self.feed(bytes, into: input.fileHandleForWriting) } catch {
      process.terminate()
      throw error
    }
    guard ended.wait(timeout: .now() + .milliseconds(Int(Self.patience))) == .success else {
      process.terminate()
      throw PrinterFault("the spooler does not answer")
    }
    guard process.terminationStatus == 0 else {
      let said = String(decoding: errors.fileHandleForReading.availableData, as: UTF8.self)
      throw PrinterFault("the spooler refused: \(said.prefix(80).filter { $0 != "\n" })")
    }
  }

  /// Writes a document into the spooler's pipe, and closes it: that is its end.
  ///
  /// - Throws: ``PrinterFault``.
  private static func feed(_ bytes: [UInt8], into pipe: FileHandle) throws(PrinterFault) {
    let writer = Descriptor(dup(pipe.fileDescriptor))
    try? pipe.close()  // What is closed twice is closed.
    try writer.write(bytes)
  }
}
