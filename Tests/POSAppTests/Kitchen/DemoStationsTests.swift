import POSCore
import POSModel
import POSTestSupport
import Testing

@testable import POSApp

/// Where the demo's products are made.
struct DemoStationsTests {
  @Test func `every product of the demo has a station, so that nothing stands unrouted`() throws {
    let folder = try TemporaryFolder()
    try DemoStore.make(in: folder.data)
    let store = try Store.open(folder.data, time: TestTime())
    let products = try store.menu().products
    #expect(products.filter { $0.station == nil }.map(\.plu) == [])
    let stations = Set(products.compactMap { $0.station?.rawValue })
    #expect(stations == ["bar", "fry", "kitchen", "none"])
    try store.close()
  }
}
