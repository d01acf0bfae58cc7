import POSModel

extension Discount.Kind {
  /// What it is called on the page, and its number as it is typed.
  func texts(_ currency: Currency) -> (kind: String, value: String) {
    switch self {
    case .percent(let parts): ("% off", percentText(parts))
    case .amount(let amount): ("\(currency.code) off", currency.text(amount))
    case .fixedPrice(let price): ("\(currency.code) each", currency.text(price))
    case .countForPrice(let count, let price):
      ("\(count) for \(currency.code)", currency.text(price))
    }
  }

  /// Parts per million as a percentage, without zeros that say nothing: `12.5`.
  private func percentText(_ parts: Int64) -> String {
    let text = Quantity(thousandths: parts / 10).text
    guard text.contains(".") else { return text }
    return String(text.reversed().drop { $0 == "0" }.reversed())
  }

  /// The same kind with another number; nil when that is none.
  func with(_ text: String, _ currency: Currency) -> Discount.Kind? {
    let kind: Discount.Kind? =
      switch self {
      case .percent: Quantity(text: text).map { .percent($0.thousandths * 10) }
      case .amount: currency.money(from: text).map { .amount($0) }
      case .fixedPrice: currency.money(from: text).map { .fixedPrice($0) }
      case .countForPrice(let count, _):
        currency.money(from: text).map { .countForPrice(count, $0) }
      }
    return kind.flatMap { $0.isSound ? $0 : nil }
  }
}
