import POSModel
import Testing

@testable import POSApp
@testable import POSCore

/// What an installer is told of printers and stations.
struct PrinterNoticesTests {
  private var rules = StoreRules(currency: .usd)
  private var printing: PrintRules {
    get { rules.printing }
    set { rules.printing = newValue }
  }

  private func product(_ plu: String, at station: String?) -> Product {
    var entry = ProductEntry(
      plu: plu, name: "Dish \(plu)", category: "Food", position: 0, price: .zero)
    entry.station = station.map { StationID($0) }
    return Product(id: ProductID(plu), entry: entry, version: 1, lamport: 1)
  }

  private func notices(_ stations: String?...) -> [String] {
    let products = stations.enumerated().map { product("\($0.offset + 1)", at: $0.element) }
    return StationNotices(rules: rules, products: products).sentences
  }

  @Test mutating func `a station that no product has is named`() {
    printing.stationPrinters = [StationID("kichen"): PrinterID("back"), .bar: PrinterID("front")]
    #expect(
      notices("kitchen", "bar") == [
        "No product is made at kichen: print.stations.",
        "What is made at kitchen comes on no paper: print.stations.",
      ])
    #expect(notices("kichen", "bar", "none") == [])
    #expect(notices() == [], "the menu has yet to come")
  }

  @Test mutating func `an age of a station that no product has is named`() {
    let ages = KitchenRules.Ages(orange: 60, red: 90)
    rules.kitchen.stationAges = [StationID("brr"): ages, .bar: ages, .unrouted: ages]
    #expect(notices("kitchen", "bar") == ["No product is made at brr: kds.ages."])
    #expect(notices() == [], "the menu has yet to come")
  }

  @Test mutating func `a station that comes on no paper is named, where others do`() {
    #expect(notices("kitchen", "bar") == [])
    printing.stationPrinters = [.bar: PrinterID("front")]
    #expect(
      notices("kitchen", "fry", "bar", "none") == [
        "What is made at fry, kitchen comes on no paper: print.stations."
      ])
  }

  @Test mutating func `what names no station and comes on no paper is named`() {
    #expect(notices("bar", nil) == [], "no station prints")
    printing.stationPrinters = [.bar: PrinterID("front")]
    #expect(
      notices("bar", nil, nil) == [
        "What names no station comes on no paper (2 Dish 2 and 1 more): "
          + "print.stations with unrouted=PRINTER."
      ])
    printing.stationPrinters[.unrouted] = PrinterID("back")
    #expect(notices("bar", nil) == [])
  }

  @Test mutating func `a printer that is not set up is in no state`() {
    var queue = PrinterQueue(printer: PrinterID("nosuch"))
    queue.failed = 1
    printing.receiptPrinter = PrinterID("nosuch")
    #expect(
      ListPrinters.lines(of: PrinterID("nosuch"), printing, trouble: nil, queue: queue) == [
        "nosuch  is not set up: print.printers", "  prints: receipts",
        "  jobs: 0 waiting, 0 printed, 1 failed",
      ])
    printing.printers = [Printer(id: PrinterID("nosuch"), address: "file:///paper")]
    #expect(
      ListPrinters.lines(of: PrinterID("nosuch"), printing, trouble: nil, queue: nil) == [
        "nosuch  file:///paper  escpos  42 columns", "  prints: receipts", "  state: ready",
      ])
  }
}
