import POSModel
import Testing

@testable import POSApp
@testable import POSCore

/// What an installer is told of printers and stations.
struct PrinterNoticesTests {
  private var printing = PrintRules()

  private func product(_ plu: String, at station: String?) -> Product {
    var entry = ProductEntry(
      plu: plu, name: "Dish \(plu)", category: "Food", position: 0, price: .zero)
    entry.station = station.map { StationID($0) }
    return Product(id: ProductID(plu), entry: entry, version: 1, lamport: 1)
  }

  private func notices(_ stations: String?...) -> [String] {
    let products = stations.enumerated().map { product("\($0.offset + 1)", at: $0.element) }
    return StationNotices(printing: printing, products: products).sentences
  }

  @Test mutating func `a station that no product has is named`() {
    printing.stationPrinters = [StationID("kichen"): PrinterID("back"), .bar: PrinterID("front")]
    #expect(notices("kitchen", "bar") == ["No product is made at kichen: print.stations."])
    #expect(notices("kichen", "bar", "none") == [])
    #expect(notices() == [], "the menu has yet to come")
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
