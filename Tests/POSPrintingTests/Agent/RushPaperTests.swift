import POSCore
import POSModel
import POSTestSupport
import Testing

@testable import POSPrinting

/// A kitchen with nothing but paper learns that a check is in a hurry.
struct RushPaperTests {
  private let room: PrintRoom

  init() throws { room = try PrintRoom() }

  private func rush(_ check: CheckID) throws {
    try room.till.store.perform(
      RushCheck(key: room.till.key(), actor: room.till.employee, checkID: check))
  }

  @Test func `it is told what was sent, and that nothing new is to be made`() throws {
    try room.start()
    let check = try room.till.check(with: "101")
    try room.till.send(check.id)
    #expect(room.back.next()?.contains("RUSH") == false)
    try rush(check.id)
    let paper = try #require(room.back.next())
    #expect(paper.contains("RUSH 1 Classic"), "\(paper)")
    #expect(paper.contains("SENT BEFORE: make it first"), "\(paper)")
  }

  @Test func `what is made by then is not told`() throws {
    let check = try room.till.check(with: "101")
    try room.till.send(check.id)
    try rush(check.id)
    let ticket = try #require(try room.till.kitchen().active.first)
    try room.till.mark(ticket.key, .ready)
    try room.start()
    #expect(try room.until { try room.queue(of: "back").printed == 2 })
    #expect(room.back.next()?.contains("SENT BEFORE") == false)
    #expect(room.back.waiting == 0)
  }
}
