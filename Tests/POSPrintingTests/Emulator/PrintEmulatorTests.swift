import Foundation
import POSTestSupport
import Synchronization
import Testing

@testable import POSPrinting

struct PrintEmulatorTests {
  private let status: [UInt8] = [0x10, 0x04, 1]
  private let processID: [UInt8] = [0x1D, 0x28, 0x48, 6, 0, 48, 48, 1, 2, 3, 4]
  private let done: [UInt8] = [0x37, 0x22, 1, 2, 3, 4, 0]

  /// Runs a printer for the time of a story.
  ///
  /// - Throws: what the story throws, or if it cannot listen.
  private func withPrinter(
    _ fault: PrintEmulator.Fault? = nil, folder: String? = nil,
    _ story: (PrintEmulator, Papers) throws -> Void
  ) throws {
    let papers = Papers()
    let emulator = try PrintEmulator(folder: folder, fault: fault) { papers.take($0, $1) }
    defer { emulator.stop() }
    try story(emulator, papers)
  }

  @Test func `a document is printed and answered`() throws {
    try withPrinter { emulator, papers in
      let client = try PrintClient(port: emulator.port)
      client.send(status + Sample.receipt + processID)
      #expect(client.receive(8) == [0x12] + done)
      #expect(emulator.documentCount == 1 && emulator.kickCount == 1)
      #expect(papers.bytes == [Array(Sample.receipt.dropLast(5))])
      #expect(client.finish().isEmpty)
    }
  }

  @Test func `many connections print after and beside each other`() throws {
    try withPrinter { emulator, papers in
      let clients = try (0..<20).map { _ in try PrintClient(port: emulator.port) }
      for (index, client) in clients.enumerated() {
        client.send(Sample.text("\(index)") + Sample.cut + processID)
      }
      for client in clients { #expect(client.receive(7) == done) }
      for client in clients { #expect(client.finish().isEmpty) }
      let late = try PrintClient(port: emulator.port)
      late.send(Array("^XA^FO0,0^FDlabel^FS^XZ~HS".utf8))
      #expect(late.receive(1) == [2])
      #expect(!late.finish().isEmpty)
      #expect(emulator.documentCount == 21)
      #expect(Set(papers.texts) == Set((0..<20).map { "\($0)\n--- cut ---\n" } + ["label\n"]))
    }
  }

  @Test func `documents are kept in the folder, and counted on from there`() throws {
    let folder = try TemporaryFolder()
    let document = Sample.text("Tea") + Sample.cut
    for _ in 0..<2 {
      try withPrinter(folder: folder.path) { emulator, _ in
        let client = try PrintClient(port: emulator.port)
        client.send(document)
        #expect(client.finish().isEmpty)
      }
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(
      names == ["0001.bin", "0001.png", "0001.txt", "0002.bin", "0002.png", "0002.txt"])
    #expect(try Data(contentsOf: URL(filePath: folder.path + "/0002.bin")) == Data(document))
    let text = try Data(contentsOf: URL(filePath: folder.path + "/0002.txt"))
    #expect(text == Data("Tea\n--- cut ---\n".utf8))
  }

  @Test(
    arguments: [
      (.paperOut, [0x1A, 0x32, 0x12, 0x72]), (.coverOpen, [0x1A, 0x16, 0x12, 0x12]),
      (.offline, [0x1A, 0x12, 0x12, 0x12]),
    ] as [(PrintEmulator.Fault, [UInt8])])
  func `a printer that cannot print says so, and prints when it can`(
    fault: PrintEmulator.Fault, answers: [UInt8]
  ) throws {
    try withPrinter(fault) { emulator, papers in
      let client = try PrintClient(port: emulator.port)
      client.send(Sample.receipt + processID + (1...4).flatMap { [0x10, 0x04, $0] })
      #expect(client.receive(4) == answers)
      let gone = try PrintClient(port: emulator.port)
      gone.send(Sample.text("from one who did not wait"))
      #expect(gone.finish().isEmpty)
      #expect(papers.bytes.isEmpty)
      emulator.change(to: nil)
      #expect(client.receive(7) == done)
      #expect(papers.texts.count == 2 && papers.texts.contains("from one who did not wait\n"))
      #expect(client.finish().isEmpty)
    }
  }

  @Test func `a printer that breaks while it is used says so`() throws {
    try withPrinter { emulator, papers in
      let client = try PrintClient(port: emulator.port)
      client.send(Sample.text("begun") + status)
      #expect(client.receive(1) == [0x12])
      emulator.change(to: .coverOpen)
      client.send(Sample.receipt + status)
      #expect(client.receive(1) == [0x1A])
      #expect(emulator.fault == .coverOpen && papers.bytes.isEmpty)
      #expect(client.finish().isEmpty)
      emulator.change(to: nil)
      #expect(papers.texts.map { $0.hasPrefix("begun\n") } == [true])
    }
  }

  @Test func `a connection is dropped after so many bytes`() throws {
    try withPrinter(.dropAfter(5)) { emulator, papers in
      for _ in 0..<2 {
        let client = try PrintClient(port: emulator.port)
        client.send(Sample.text("a long receipt") + Sample.cut + processID)
        #expect(client.finish().isEmpty)
      }
      #expect(papers.texts == ["a lon\n", "a lon\n"])
    }
  }

  @Test func `a printer that never answers prints`() throws {
    try withPrinter(.noAnswer) { emulator, papers in
      let client = try PrintClient(port: emulator.port)
      client.send(status + Sample.receipt + processID)
      #expect(client.finish().isEmpty)
      #expect(papers.bytes.count == 1)
    }
  }

  @Test func `a slow printer prints the same`() throws {
    try withPrinter(.slow) { emulator, papers in
      let client = try PrintClient(port: emulator.port)
      client.send(Sample.receipt + Sample.receipt.dropLast(5) + processID)
      #expect(client.receive(7) == done)
      #expect(papers.bytes.map(\.count) == [Sample.receipt.count - 5, Sample.receipt.count])
      #expect(client.finish().isEmpty)
    }
  }

  @Test func `when it is stopped all is over and the port is free`() throws {
    let emulator = try PrintEmulator()
    let client = try PrintClient(port: emulator.port)
    client.send(status)
    #expect(client.receive(1) == [0x12])
    emulator.stop()
    emulator.stop()
    #expect(client.finish().isEmpty)
    let next = try PrintEmulator(port: emulator.port)
    #expect(next.port == emulator.port)
    next.stop()
  }

  @Test func `a port that is taken is refused`() throws {
    try withPrinter { emulator, _ in
      let port = emulator.port
      #expect(throws: PrintEmulator.Failure.self) { try PrintEmulator(port: port) }
      #expect(
        throws: PrintEmulator.Failure.listen(
          host: "printer", port: 0, reason: "not an IPv4 address")
      ) { try PrintEmulator(host: "printer") }
      #expect(throws: PrintEmulator.Failure.self) { try PrintEmulator(folder: "/dev/null/x") }
    }
  }
}

/// What came out.
private final class Papers: Sendable {
  private let all = Mutex<[(sheet: Sheet, bytes: [UInt8])]>([])

  func take(_ sheet: Sheet, _ bytes: [UInt8]) { all.withLock { $0.append((sheet, bytes)) } }

  var bytes: [[UInt8]] { all.withLock { $0.map(\.bytes) } }

  var texts: [String] { all.withLock { $0.map { $0.sheet.text() } } }
}
