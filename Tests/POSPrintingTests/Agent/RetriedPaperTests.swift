import POSCore
import POSModel
import POSTestSupport
import Testing

@testable import POSPrinting

/// An order that is printed after its VOID says itself what is not wanted any more.
struct RetriedPaperTests {
  /// A kitchen whose printer was taken away when three of something were sent, and perhaps one
  /// more, and which has another since, where some of the three were voided.
  private func room(
    _ language: String = "escpos", isMoreSent: Bool = false, voiding quantity: Quantity
  ) throws -> PrintRoom {
    let room = try PrintRoom(back: language)
    let printers = try room.till.store.rules().text(of: "print.printers")
    try room.set("print.printers", "\(printers) gone=file:///dev/null,\(language),32")
    try room.set("print.stations", "kitchen=gone")
    let check = try room.till.open()
    try room.till.ring("101", Quantity(thousandths: 3000), on: check.id)
    if isMoreSent { try room.till.ring("101", on: check.id) }
    let sent = try room.till.send(check.id)
    try room.set("print.printers", printers)
    try room.start()
    #expect(try room.until { try room.queue(of: "gone").waiting == 0 })
    try room.set("print.stations", "kitchen=back")
    try room.till.store.perform(
      VoidItem(
        key: room.till.key(), actor: TestStaff.manager, checkID: check.id,
        itemID: sent.items[0].id, quantity: quantity, reason: "too many"))
    let void = try #require(room.back.next())
    #expect(void.contains("VOID"), "\(void)")
    #expect(try room.until { try room.queue(of: "back").printed == 1 })
    return room
  }

  /// Prints elsewhere what was given up, and reads it.
  private func retried(_ room: PrintRoom, _ count: Int = 1) throws -> [String] {
    try room.till.store.retryFailedPrints(of: nil, at: PrinterID("back"))
    return (0..<count).compactMap { _ in room.back.next() }
  }

  @Test func `of a line that is not wanted in part, the rest is ordered`() throws {
    let room = try room(isMoreSent: true, voiding: .one)
    let chit = try #require(try retried(room).first)
    #expect(chit.contains("2 Classic burger"), "\(chit)")
    #expect(chit.contains("VOID 1 Classic"), "\(chit)")
    #expect(chit.contains("\n1 Classic burger"), "\(chit)")
    #expect(!chit.contains("3 Classic"), "\(chit)")
  }

  @Test
  func `what is not wanted as a whole is no order, with a template of the store's own either`()
    throws
  {
    let room = try room(voiding: Quantity(thousandths: 3000))
    try room.own(
      "chit", "{{#lines}}\nMAKE {{quantity}} {{name}}\n{{/lines}}\n{{#isHurry}}{{/isHurry}}\n")
    let chit = try #require(try retried(room).first)
    #expect(chit.contains("VOID 3 Classic") && chit.contains("too many"), "\(chit)")
    #expect(!chit.contains("MAKE"), "\(chit)")
  }

  @Test func `of labels, as many are marked as pieces are not wanted`() throws {
    let room = try room("zpl", voiding: .one)
    let labels = try retried(room, 3)
    #expect(labels.map { $0.contains("VOID") } == [false, false, true], "\(labels)")
  }
}
