import Foundation
import Logging
import POSModel
import POSTestSupport
import Testing

@testable import POSCore
@testable import POSPrinting

/// An agent, its store and printers on real sockets.
@Suite(.serialized)
struct PrintAgentTests {
  private let room: PrintRoom

  init() throws { room = try PrintRoom() }

  @Test func `a sale prints its receipt, opens the drawer, and tells the kitchen`() throws {
    try room.start()
    let paid = try room.sell()
    let receipt = try #require(room.front.next())
    #expect(receipt.contains("[drawer]"))
    #expect(receipt.contains("Check \(paid.number)"))
    #expect(receipt.contains("Classic burger"))
    #expect(receipt.contains("9.18"))
    #expect(receipt.contains("Change"))
    let chit = try #require(room.back.next())
    #expect(chit.contains("1 Classic burger"))
    #expect(
      try room.until { try room.queue().printed == 1 && room.queue(of: "back").printed == 1 })
    #expect(try room.till.store.verify() == [])
  }

  @Test func `a printer without paper keeps its jobs, says so, and prints when it has some`() throws
  {
    room.front.change(to: .paperOut)
    try room.start()
    try room.sell()
    #expect(room.back.next() != nil)
    #expect(
      try room.until {
        try room.till.store.troubles().map(\.trouble) == ["paper out"]
      })
    #expect(try room.queue().waiting == 1)
    room.front.change(to: nil)
    let receipt = try #require(room.front.next())
    #expect(!receipt.contains("DUPLICATE"))
    #expect(try room.until { try room.queue().printed == 1 && room.till.store.troubles().isEmpty })
  }

  @Test func `a printer that is off holds up no other`() throws {
    room.front.end()
    try room.start()
    for _ in 0..<5 { try room.sell() }
    for _ in 0..<5 { #expect(room.back.next() != nil) }
    #expect(try room.queue().waiting == 5)
    #expect(
      try room.until { try room.till.store.troubles().first?.trouble.contains("connect") == true })
  }

  @Test func `a way that cannot say how its printer is stays in trouble until it prints`() throws {
    let store = room.till.store
    try room.set("print.printers", "front=file:///dev/full,text,42")
    try room.set("print.stations", "")
    for _ in 0..<2 { try room.sell() }
    try room.start()
    #expect(try room.until { try store.troubles().isEmpty == false })
    let first = try store.troubles()
    // The second receipt is tried, and waits as the first does.
    room.till.clock.advance(milliseconds: 100)
    #expect(try room.until { try store.printersWithWork().isEmpty })
    #expect(try store.troubles() == first)
    #expect(try room.queue().waiting == 2)
  }

  @Test func `a printer that says it is well stays in trouble until it prints`() throws {
    let store = room.till.store
    room.front.change(to: .dropAfter(120))
    let log = try room.start()
    try room.sell()
    #expect(try room.until { try room.queue().lastError.isEmpty == false })
    // It is asked how it is once more, and prints the second receipt no better.
    room.till.clock.advance(milliseconds: 100)
    try room.sell()
    #expect(try room.until { try store.printersWithWork().isEmpty })
    #expect(try store.troubles().map(\.printer) == [PrinterID("front")])
    #expect(log.states(of: "front").contains("ready") == false)
    room.front.change(to: nil)
    room.till.clock.advance(milliseconds: 5000)
    #expect(try room.until { try room.queue().printed == 2 && store.troubles().isEmpty })
  }

  @Test func `a printer set up in another's place is another one`() throws {
    try room.start()
    try room.sell()
    #expect(room.front.next() != nil)
    #expect(try room.until { try room.queue().printed == 1 })
    room.front.change(to: .paperOut)
    try room.sell()
    #expect(try room.until { try room.till.store.troubles().isEmpty == false })
    let silent = try EmulatedPrinter()
    defer { silent.end() }
    silent.change(to: .noAnswer)
    try room.set("print.printers", "front=tcp://127.0.0.1:\(silent.port),escpos,32")
    let text = try #require(silent.next())
    #expect(!text.contains("DUPLICATE"))
    // It has paper of its own.
    #expect(text.split(separator: "\n").first { $0.contains("burger") }?.count == 32)
    // The one before said when it had printed; this one is not waited for.
    #expect(try room.until { try room.queue().printed == 2 })
    #expect(try room.queue().lastError == "")
  }

  @Test func `what was cut off in the middle is printed again, marked, and opens no drawer`() throws
  {
    room.front.change(to: .dropAfter(120))
    try room.start()
    try room.sell()
    #expect(try room.until { try room.queue().lastError.isEmpty == false })
    room.front.change(to: nil)
    room.till.clock.advance(milliseconds: 1000)
    var last = ""
    while !last.contains("Change"), let next = room.front.next() { last = next }
    #expect(last.contains("POSSIBLE DUPLICATE"))
    #expect(!last.contains("[drawer]"))
    #expect(try room.until { try room.queue().printed == 1 })
  }

  @Test func `a printer that never answers prints all the same`() throws {
    room.front.change(to: .noAnswer)
    try room.start()
    for _ in 0..<3 { try room.sell() }
    for _ in 0..<3 { #expect(room.front.next()?.contains("DUPLICATE") == false) }
    #expect(try room.until { try room.queue().printed == 3 })
  }

  @Test func `what an agent that died was sending is marked; what it only held is not`() throws {
    try room.sell()
    try room.sell()
    let store = room.till.store
    let first = try #require(
      try store.claimPrintJob(of: PrinterID("front"), by: "dead", token: "1", milliseconds: 1000))
    _ = try store.renewPrintJob(first, milliseconds: 1000, isSending: true)
    let held = try #require(
      try store.claimPrintJob(of: PrinterID("back"), by: "dead", token: "2", milliseconds: 1000))
    #expect(!held.mayHavePrinted)
    room.till.clock.advance(milliseconds: 1000)
    try room.start()
    let receipts = [room.front.next(), room.front.next()].map { $0?.contains("DUPLICATE") }
    #expect(receipts.count { $0 == true } == 1)
    #expect([room.back.next(), room.back.next()].allSatisfy { $0?.contains("DUPLICATE") == false })
  }

  @Test func `without paper the drawer opens all the same, once`() throws {
    room.front.change(to: .paperOut)
    try room.start()
    try room.sell()
    #expect(try room.until { room.front.kicks == 1 })
    room.front.change(to: nil)
    let receipt = try #require(room.front.next())
    #expect(receipt.contains("[drawer]") == false)
    #expect(try room.until { try room.queue().printed == 1 })
    #expect(room.front.kicks == 1)
  }

  @Test func `a receipt that waited shows the check as it was paid, not as it was opened again`()
    throws
  {
    let paid = try room.sell("205")
    let open = try room.till.store.perform(
      ReopenCheck(
        key: room.till.key(), actor: TestStaff.manager, checkID: paid.id, reason: "one more")
    ).subject
    try room.till.pay(try room.till.ring("101", on: open.id))
    try room.start()
    let papers = [room.front.next(), room.front.next()].compactMap { $0 }
    #expect(papers.map { $0.contains("Classic burger") } == [false, true])
    #expect(papers.map { $0.contains("CORRECTED") } == [false, true])
  }

  @Test func `a chit that waited says what was sent; what was voided since is taken off once`()
    throws
  {
    let check = try room.till.open()
    try room.till.ring("101", Quantity(thousandths: 3000), on: check.id)
    let sent = try room.till.store.perform(
      SendRound(key: room.till.key(), actor: room.till.employee, checkID: check.id)
    ).subject
    try room.till.store.perform(
      VoidItem(
        key: room.till.key(), actor: TestStaff.manager, checkID: check.id,
        itemID: sent.items[0].id, quantity: .one, reason: "too many"))
    try room.start()
    let chits = [room.back.next(), room.back.next()].compactMap { $0 }
    #expect(chits.filter { $0.contains("3 Classic burger") }.count == 1)
    #expect(chits.filter { $0.contains("VOID 1 Classic") }.count == 1)
  }

  @Test func `the sums of a receipt with discounts add up`() throws {
    let till = room.till
    till.employee = TestStaff.manager
    let check = try till.check(with: "101", "205")
    try till.store.perform(
      ApplyDiscount(
        key: till.key(), actor: till.employee, checkID: check.id, discountID: till.id(),
        itemID: check.items[0].id, offer: .amount(Money(minorUnits: 100)), reason: "late"))
    let both = try till.store.perform(
      ApplyDiscount(
        key: till.key(), actor: till.employee, checkID: check.id, discountID: till.id(),
        itemID: nil, offer: .amount(Money(minorUnits: 50)), reason: "late")
    ).subject
    let paid = try till.pay(both, cash: Money(minorUnits: 5000)).subject
    try room.start()
    let receipt = try #require(room.front.next())
    // 8.50 + 12.90 - 1.00 - 0.50 = 19.90; 8% of it is 1.59.
    for amount in ["21.40", "Line discounts", "-1.00", "-0.50", "1.59", "21.49"] {
      #expect(receipt.contains(amount), "\(amount)")
    }
    #expect(paid.totals.total == Money(minorUnits: 2149))
  }

  @Test func `a copy says which it is, when, and who wanted it`() throws {
    try room.start()
    let paid = try room.sell()
    _ = room.front.next()
    room.till.clock.advance(milliseconds: 3_600_000)
    try room.till.store.perform(
      ReprintReceipt(key: room.till.key(), actor: TestStaff.manager, checkID: paid.id))
    let copy = try #require(room.front.next())
    #expect(copy.contains("COPY 2"))
    #expect(copy.contains("2026-06-01 13:00 Mia"))
    #expect(!copy.contains("[drawer]"))
  }

  @Test func `a void says VOID to the kitchen, and why`() throws {
    try room.start()
    let check = try room.till.check(with: "101")
    let sent = try room.till.store.perform(
      SendRound(key: room.till.key(), actor: room.till.employee, checkID: check.id)
    ).subject
    #expect(room.back.next()?.contains("VOID") == false)
    try room.till.store.perform(
      VoidItem(
        key: room.till.key(), actor: TestStaff.manager, checkID: check.id,
        itemID: sent.items[0].id, quantity: .one, reason: "dropped"))
    let void = try #require(room.back.next())
    #expect(void.contains("VOID"))
    #expect(void.contains("dropped"))
  }

  @Test func `a template of the store's own is used, and a broken one is not`() throws {
    let folder = room.till.store.folder.templates
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try "@center Thank you, {{cashier}}\n@cut\n".write(
      toFile: folder + "/receipt.mustache", atomically: true, encoding: .utf8)
    try room.start()
    try room.sell()
    #expect(room.front.next()?.contains("Thank you, Ana") == true)
    try "@center {{#items}}\n@cut\n".write(
      toFile: folder + "/receipt.mustache", atomically: true, encoding: .utf8)
    try room.sell()
    #expect(room.front.next()?.contains("TOTAL") == true)
  }

  @Test func `a job for a printer that is not set up is told to a manager, and not kept waiting`()
    throws
  {
    try room.set("print.receipts", "gone")
    try room.start()
    try room.sell()
    #expect(try room.until { try room.queue(of: "gone").failed == 1 })
    let queue = try #require(
      try room.till.store.printQueues().first { $0.printer == PrinterID("gone") })
    #expect(queue.lastError == "no printer is called gone")
  }

  @Test func `two agents on one store print each job once`() throws {
    try room.start()
    let other = try PrintAgent(
      store: try room.till.neighbour().store, templates: PrintRoom.templates,
      log: .init(label: "test"), time: room.till.clock,
      ids: IDSource(random: SeededGenerator(seed: 78)))
    for _ in 0..<5 { try room.sell() }
    for _ in 0..<5 { #expect(room.front.next() != nil) }
    #expect(try room.until { try room.queue().printed == 5 })
    other.end()
    #expect(room.front.waiting == 0)
  }
}

/// Labels come one for each piece.
struct LabelTests {
  @Test func `a label printer prints one for each piece`() throws {
    let room = try PrintRoom(back: "zpl")
    try room.start()
    let check = try room.till.open(.takeOut)
    try room.till.ring("201", Quantity(thousandths: 3000), on: check.id)
    try room.till.store.perform(
      SendRound(key: room.till.key(), actor: room.till.employee, checkID: check.id))
    let labels = (0..<3).compactMap { _ in room.back.next() }
    #expect(labels.count == 3)
    for (place, label) in labels.enumerated() {
      #expect(label.contains("Cola"))
      #expect(label.contains("\(place + 1)/3"))
      #expect(label.contains("#10001 round 1 item 1"))
    }
  }

  @Test func `a label that was cut off on its way is printed again`() throws {
    let room = try PrintRoom(back: "zpl")
    room.back.change(to: .dropAfter(120))
    try room.start()
    let check = try room.till.check(with: "201")
    try room.till.store.perform(
      SendRound(key: room.till.key(), actor: room.till.employee, checkID: check.id))
    #expect(try room.until { try room.queue(of: "back").lastError.isEmpty == false })
    #expect(try room.queue(of: "back").printed == 0)
    room.back.change(to: nil)
    room.till.clock.advance(milliseconds: 1000)
    #expect(room.back.next()?.contains("POSSIBLE DUPLICATE") == true)
    #expect(try room.until { try room.queue(of: "back").printed == 1 })
  }
}
