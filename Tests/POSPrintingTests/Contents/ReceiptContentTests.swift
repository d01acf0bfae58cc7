import POSModel
import POSTestSupport
import Testing

@testable import POSPrinting

/// What a receipt says of a check.
struct ReceiptContentTests {
  /// Two burgers with cheese and without onion, and 0.333 kg of salad with bacon.
  private func check() throws -> Check {
    var rules = StoreRules(currency: .usd)
    rules.taxRates = ["food": 80_000]
    let opened = CheckFact.opened(
      CheckOpened(
        numbers: CheckNumbers(checkNumber: 10_001, callNumber: "A1"), rules: rules,
        orderType: .eatIn, businessDay: CalendarDay(daysSince1970: 20_605),
        device: DeviceID("L1")))
    var check = try #require(Check(id: CheckID("c"), beginning: opened, stamp))
    var burger = try item("101", 850, 2_000)
    burger.modifiers = [modifier("cheese", .add, 100), modifier("onion", .no, 0)]
    var salad = try item("205", 1_200, 333)
    salad.modifiers = [modifier("bacon", .add, 150)]
    for item in [burger, salad] { check.apply(.itemAdded(item), stamp) }
    return check
  }

  private var stamp: FactStamp {
    FactStamp(
      eventID: EventID("e"), at: TestClock.noon, lamport: 1, origin: DeviceID("L1"),
      actor: EmployeeID("ana"))
  }

  private func item(_ plu: String, _ cents: Int64, _ thousandths: Int64) throws -> CheckItem {
    let entry = ProductEntry(
      plu: plu, name: "Product \(plu)", category: "All", position: 0,
      price: Money(minorUnits: cents))
    let product = try #require(Product(id: ProductID(plu), beginning: .entered(entry), stamp))
    return CheckItem(
      id: CheckItemID(plu), product: product, quantity: Quantity(thousandths: thousandths),
      taxes: [])
  }

  private func modifier(_ name: String, _ kind: ModifierKind, _ cents: Int64) -> ItemModifier {
    ItemModifier(
      group: "extras", name: name, kitchenName: "", kind: kind, price: Money(minorUnits: cents))
  }

  @Test func `the price of a modifier stands on its own row, and the rows add up`() throws {
    let content = ReceiptContent(
      check: try check(), rules: StoreRules(currency: .usd), time: TestClock(), cashier: "Ana",
      copy: nil)
    let templates = PrintTemplates(builtIn: PrintRoom.templates, own: nil)
    let paper = try templates.document("receipt", content.fields).document
    let bytes = Printer.Language.text.bytes(of: paper, on: PaperSpec(columns: 24))
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(
      text.contains(
        """
        2 Product 101      17.00
          at 8.50
          + cheese          2.00
          no onion
        0.333 Product 205   4.00
          at 12.00
          + bacon           0.50
        """))
  }
}
