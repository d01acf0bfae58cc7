import POSCloudStore
import POSModel

/// Takings by hour, as bars and as rows.
struct SalesChart {
  let hours: [HourlySales]
  let currency: Currency

  /// What the template draws: bars over a base line, 180 units high at most, 30 apart.
  var content: [String: Any] {
    let total = hours.map(\.kept).sum()
    let payments = hours.reduce(0) { $0 + $1.payments }
    let top = hours.map(\.kept).max() ?? .zero
    return [
      "takings": currency.text(total), "payments": payments,
      "average": currency.text(
        Money(minorUnits: payments == 0 ? 0 : total.minorUnits / Int64(payments))),
      "top": top > .zero ? currency.text(top) : false,
      "hours": hours.enumerated().map { bar($1, at: $0, top: top) },
      "busy": hours.filter { $0.payments > 0 || $0.kept != .zero }.map { row($0) },
    ]
  }

  private func bar(_ sales: HourlySales, at place: Int, top: Money) -> [String: Any] {
    let share = top > .zero ? max(0, sales.kept.minorUnits) * 180 / top.minorUnits : 0
    let left = 12 + place * 30
    var bar = row(sales)
    bar["x"] = left + 4
    bar["middle"] = left + 15
    bar["y"] = 200 - share
    bar["height"] = share
    bar["isLabeled"] = sales.hour.isMultiple(of: 3)
    return bar
  }

  private func row(_ sales: HourlySales) -> [String: Any] {
    ["hour": sales.hour, "payments": sales.payments, "takings": currency.text(sales.kept)]
  }
}

extension HourlySales {
  /// What was taken and not returned.
  fileprivate var kept: Money { taken - returned }
}
