import Foundation
import Glibc
import POSApp
import POSTestSupport
import Testing

/// `pos print-emulator`, as an installer has it before him.
struct PrintEmulatorCommandTests {
  @Test func `it says where it listens, and when the drawer opens`() throws {
    let folder = try TemporaryFolder(on: .memory)
    let (process, output) = (Process(), Pipe())
    process.executableURL = URL(filePath: BuiltProduct.path(named: "pos"))
    process.arguments = ["print-emulator", "--port", "0", "--out", folder.path]
    process.standardOutput = output
    try process.run()
    defer {
      process.terminate()
      process.waitUntilExit()
    }
    /// The next line it prints; what came of it when no more comes in 20 s.
    func line() throws -> String {
      var bytes: [UInt8] = []
      var end = pollfd(
        fd: output.fileHandleForReading.fileDescriptor, events: Int16(POLLIN), revents: 0)
      while poll(&end, 1, 20_000) > 0,
        let next = try output.fileHandleForReading.read(upToCount: 1)?.first, next != 10
      {
        bytes.append(next)
      }
      return String(decoding: bytes, as: UTF8.self)
    }
    let first = try line()
    let port = try #require(first.split(separator: ":").last?.split(separator: ";").first)
    #expect(first == "A printer listens on 127.0.0.1:\(port); documents go to \(folder.path).")
    let connection = try #require(UInt16(port).flatMap { LoopbackConnection(to: $0) })
    // ESC p: a pulse to the drawer's lock.
    connection.send([0x1B, 0x70, 0, 25, 250])
    #expect(try line() == "The drawer opens.")
    connection.close()
  }

  @Test(arguments: ["15", "65", "1000000000000000000", "-1"])
  func `paper that no printer has is refused, before anything is made`(columns: String) throws {
    let folder = try TemporaryFolder(on: .memory)
    let papers = folder.path + "/papers"
    // It could not listen there anyway.
    let status = PosCommand.run(
      arguments: [
        "print-emulator", "--host", "nowhere", "--out", papers, "--columns=\(columns)",
      ])
    #expect(status == 2)
    #expect(!FileManager.default.fileExists(atPath: papers))
  }
}
