import POSCore
import POSModel
import POSTestSupport
import Testing

@testable import POSApp

/// A cashier faster than any screen: keys are served in order, and none is lost.
struct TypedAheadTests {
  /// What is sold on the check of each place: a product, some of it another way, and money.
  private static let sales: [(keys: String, plus: [String], tender: Tender)] = [
    ("101\r303\r\u{1B}[19~k\r", ["101", "303"], .cash),
    ("2*201\r\u{1B}[19~20\r\r", ["201"], .cash),
    ("101-onion\r\u{1B}[19~cA1\r\r", ["101"], .card),
    ("1052\r105\r2\u{1B}[19~k\r", ["105"], .cash),
    ("801\r113\u{1B}[19~k\r", ["101", "201", "305"], .cash),
  ]

  @Test func `two hundred sales typed without waiting are all there, in order and paid`() throws {
    let folder = try TemporaryFolder()
    try DemoStore.make(in: folder.data)
    let terminal = try PseudoTerminal(
      executable: BuiltProduct.path(named: "pos"), arguments: ["--data", folder.path],
      environment: ["TERM": "xterm-256color", "LANG": "C.UTF-8", "HOME": folder.path])
    // Before that the keys would be the shell's to edit.
    try terminal.read(untilShown: "PIN")
    try terminal.write("1111\r")
    for place in 0..<200 {
      try terminal.write(Self.sales[place % Self.sales.count].keys)
      // The till's frames are taken from it, as a terminal does; nothing of them is waited for.
      _ = terminal.readAvailable(within: .zero)
    }
    try terminal.write("\u{1B}[24~\u{11}")
    #expect(try terminal.waitForExit(within: .seconds(120)) == .exited(0))
    let store = try Store.open(folder.data, time: TestTime())
    for place in 0..<200 {
      let number = Int64(10_001 + place)
      let check = try #require(try store.check(number: number, in: RVCID("main")))
      let sale = Self.sales[place % Self.sales.count]
      #expect(check.status == .closed, "check \(number)")
      #expect(check.items.map(\.plu) == sale.plus, "check \(number)")
      #expect(check.payments.map(\.payment.tender) == [sale.tender], "check \(number)")
    }
    #expect(try store.check(number: 10_201, in: RVCID("main")) == nil)
    #expect(try store.verify() == [])
    try store.close()
  }
}
