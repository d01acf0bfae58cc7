import POSModel
import POSTestSupport
import Testing

@testable import POSCore

struct MenuQueryTests {
  @Test func `the menu read from rows is the menu folded from the log`() throws {
    let till = try Till.fresh()
    var entry = TestMenu.entries[0]
    (entry.barcodes, entry.taxes) = (["9", "10", "4000101"], ["food", "drink"])
    (entry.kitchenName, entry.modifierGroups) = ("BURG", ["cheese", "cooking"])
    (entry.tracksStock, entry.position) = (true, 999)
    var gone = TestMenu.entries[1]
    gone.isActive = false
    for entry in [entry, gone] {
      try till.store.perform(
        EnterProduct(
          key: till.key(), actor: TestStaff.manager, productID: TestMenu.id(entry.plu),
          entry: entry))
    }
    let folded = Menu(products: try till.store.products())
    let read = try till.store.menu()
    #expect(read.products.map(\.id) == folded.products.map(\.id))
    #expect(read.categories == folded.categories)
    for (row, product) in zip(read.products, folded.products) {
      var sorted = product.entry
      sorted.barcodes.sort()
      #expect(row.entry == sorted)
      #expect(row.version == product.version)
      #expect(row.lamport == product.lamport)
    }
    #expect(read.product(code: "10")?.plu == "101")
    #expect(read.product(code: "102") == nil)
  }
}
