import POSCore
import POSModel
import POSTestSupport
import Testing

@testable import POSPrinting

/// Many printers close a connection behind a document.
@Suite(.serialized)
struct IdleConnectionTests {
  private let room: PrintRoom

  init() throws { room = try PrintRoom() }

  @Test(arguments: [nil, .noAnswer] as [PrintEmulator.Fault?])
  func `a connection the printer closed costs the next job no try and no mark`(
    fault: PrintEmulator.Fault?
  ) throws {
    room.front.change(to: fault)
    let log = try room.start()
    try room.sell()
    #expect(room.front.next() != nil)
    #expect(try room.until { try room.queue().printed == 1 })
    room.front.hangUp()
    try room.sell()
    #expect(room.front.next()?.contains("DUPLICATE") == false)
    #expect(try room.until { try room.queue().printed == 2 })
    #expect(log.states(of: "front") == [], "nothing was wrong")
  }
}
