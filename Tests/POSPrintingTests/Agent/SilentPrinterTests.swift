import POSModel
import POSTestSupport
import Testing

@testable import POSCore
@testable import POSPrinting

/// What becomes of jobs where a printer that answered falls silent.
@Suite(.serialized)
struct SilentPrinterTests {
  private let room: PrintRoom

  init() throws { room = try PrintRoom() }

  @Test func `a printer that fell silent keeps its jobs, says so, and prints when it answers`()
    throws
  {
    let store = room.till.store
    let log = try room.start()
    try room.sell()
    #expect(room.front.next() != nil)
    #expect(try room.until { try room.queue().printed == 1 })
    room.front.change(to: .noAnswer)
    for _ in 0..<3 { try room.sell() }
    #expect(try room.until { try store.troubles().map(\.trouble) == ["does not answer"] })
    #expect(try room.queue().waiting == 3)
    #expect(room.front.waiting == 0, "what may be lost is not sent")
    #expect(!log.states(of: "front").contains("ready"))
    room.front.change(to: nil)
    for _ in 0..<3 { #expect(room.front.next()?.contains("DUPLICATE") == false) }
    #expect(try room.until { try room.queue().printed == 4 && store.troubles().isEmpty })
  }
}
