import POSModel
import Testing

/// Which receipts are copies.
struct ReprintReceiptTests {
  private let wish = ReprintReceipt(key: Shop.key(), actor: Shop.mia.id, checkID: CheckID("c"))

  private var rules: StoreRules {
    var rules = Shop.rules
    rules.printing.printers = [Printer(id: PrinterID("front"), address: "file:///front")]
    rules.printing.receiptPrinter = PrinterID("front")
    rules.printing.isAutomatic = false
    return rules
  }

  @Test func `the first receipt of what was closed here without one is none`() throws {
    var till = try Till.lunch(rules: rules)
    try till.ring("101")
    try till.payAll()
    let world = till.world(for: Needs())
    let check = try till.check("c")
    #expect(try wish.decide(check, world) == [.receiptWanted(number: 2, copy: nil)])
    var printed = world
    printed.hasPrintJob = true
    #expect(try wish.decide(check, printed) == [.receiptWanted(number: 2, copy: 2)])
  }

  @Test func `what was closed on another lane may be printed there: it is a copy here`() throws {
    var till = try Till.lunch(rules: rules)
    try till.ring("101")
    try till.payAll()
    var world = till.world(for: Needs())
    (world.device, world.origin) = (DeviceID("L2"), DeviceID("L2"))
    #expect(
      try wish.decide(try till.check("c"), world) == [.receiptWanted(number: 2, copy: 2)])
  }

  @Test func `what was closed before the store was restored may be printed since the backup`()
    throws
  {
    var till = try Till.lunch(rules: rules)
    try till.ring("101")
    try till.payAll()
    var world = till.world(for: Needs())
    world.origin = DeviceID("L1.2")
    #expect(
      try wish.decide(try till.check("c"), world) == [.receiptWanted(number: 2, copy: 2)])
  }

  @Test func `nobody knows what was printed of a check that two lanes closed`() throws {
    var till = try Till.lunch(rules: rules)
    try till.ring("101")
    try till.payAll()
    var check = try till.check("c")
    check.apply(.paid, Shop.stamp(100, origin: "L2"))
    check.apply(.paid, Shop.stamp(101, origin: "L1"))
    #expect(
      try wish.decide(check, till.world(for: Needs())) == [.receiptWanted(number: 4, copy: 2)])
  }
}
