import Glibc
import POSCore
import POSModel
import POSTestSupport
import Testing

@testable import POSPrinting

/// What an agent takes over from the one before it.
@Suite(.serialized)
struct RestartedAgentTests {
  private let room: PrintRoom

  init() throws { room = try PrintRoom() }

  @Test func `a printer that was in trouble, and off since, is well when it says so`() throws {
    let store = room.till.store
    try store.note(trouble: "gone: it closed the connection", of: PrinterID("front"))
    let port = room.front.port
    room.front.end()
    let log = try room.start()
    #expect(
      try room.until { log.states(of: "front").contains { $0.hasPrefix("cannot connect") } })
    let printer = try EmulatedPrinter(port: port)
    defer { printer.end() }
    #expect(try room.until { try store.troubles().isEmpty })
  }

  @Test func `the leases of one that died end though its process had the same number`() throws {
    let store = room.till.store
    try room.sell()
    let owner = "\(store.realm.device.rawValue):\(getpid())"
    let held = try store.claimPrintJob(
      of: PrinterID("front"), by: owner, token: "1", milliseconds: 30_000)
    #expect(held != nil)
    try room.start()
    #expect(room.front.next() != nil)
  }
}
