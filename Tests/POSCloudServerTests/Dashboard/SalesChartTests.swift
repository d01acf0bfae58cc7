import POSModel
import Testing

@testable import POSCloudServer
@testable import POSCloudStore

/// Takings by hour, drawn.
struct SalesChartTests {
  private func hours(_ takings: [Int: Int64]) -> [HourlySales] {
    (0..<24).map { hour in
      var sales = HourlySales(hour: hour)
      let taken = takings[hour] ?? 0
      sales.payments = takings[hour] == nil ? 0 : 2
      sales.taken = Money(minorUnits: max(0, taken))
      sales.returned = Money(minorUnits: max(0, -taken))
      return sales
    }
  }

  private func bars(_ chart: SalesChart) throws -> [[String: Any]] {
    try #require(chart.content["hours"] as? [[String: Any]])
  }

  @Test func `the best hour is the highest bar, and none is higher than the picture`() throws {
    let chart = SalesChart(hours: hours([12: 10_000, 13: 5_000]), currency: .usd)
    let bars = try bars(chart)
    #expect(bars.count == 24)
    #expect(bars[12]["height"] as? Int64 == 180 && bars[13]["height"] as? Int64 == 90)
    #expect(bars[11]["height"] as? Int64 == 0)
    #expect(chart.content["takings"] as? String == "150.00")
    #expect(chart.content["payments"] as? Int == 4)
    #expect(chart.content["average"] as? String == "37.50")
  }

  @Test func `a day without sales has no bar and no average`() throws {
    let chart = SalesChart(hours: hours([:]), currency: .usd)
    #expect(try bars(chart).allSatisfy { $0["height"] as? Int64 == 0 })
    #expect(chart.content["average"] as? String == "0.00")
    #expect((chart.content["busy"] as? [[String: Any]])?.isEmpty == true)
  }

  @Test func `an hour that gave back more than it took has no bar below the line`() throws {
    let chart = SalesChart(hours: hours([9: -500, 10: 500]), currency: .usd)
    #expect(try bars(chart)[9]["height"] as? Int64 == 0)
    #expect(chart.content["takings"] as? String == "0.00")
  }
}
