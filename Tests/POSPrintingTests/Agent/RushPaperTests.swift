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

  @Test func `a template of the store's own that knows no rush does not print it as an order`()
    throws
  {
    try room.own(
      "chit",
      "{{#isVoid}}VOID{{/isVoid}}\n{{#lines}}\nMAKE {{quantity}} {{name}}\n{{/lines}}\n@cut\n")
    try room.start()
    let check = try room.till.check(with: "101")
    try room.till.send(check.id)
    #expect(room.back.next()?.contains("MAKE 1 Classic") == true)
    try rush(check.id)
    let paper = try #require(room.back.next())
    #expect(paper.contains("RUSH 1 Classic") && !paper.contains("MAKE 1"), "\(paper)")
    let marking = "{{#isVoid}}VOID{{/isVoid}}{{#isHurry}}QUICK{{/isHurry}}\n"
    try room.own("chit", marking + "{{#lines}}\n{{name}}\n{{/lines}}\n@cut\n")
    let other = try room.till.check(with: "101")
    try room.till.send(other.id)
    try rush(other.id)
    let papers = [room.back.next(), room.back.next()].compactMap { $0 }
    #expect(papers.map { $0.contains("QUICK") } == [false, true], "\(papers)")
  }

  @Test func `labels tell a rush, and what was added`() throws {
    let room = try PrintRoom(back: "zpl")
    try room.start()
    let check = try room.till.check(with: "101")
    try room.till.send(check.id)
    let first = try #require(room.back.next())
    #expect(!first.contains("RUSH") && !first.contains("ADDITION"), "\(first)")
    try room.till.store.perform(
      RushCheck(key: room.till.key(), actor: room.till.employee, checkID: check.id))
    #expect(room.back.next()?.contains("SENT BEFORE") == true)
    try room.till.ring("201", on: check.id)
    try room.till.send(check.id)
    let added = try #require(room.back.next())
    #expect(added.contains("RUSH") && added.contains("ADDITION"), "\(added)")
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
