/// A barcode that a scale printed: it holds a product's number and a weight or a price.
///
/// EAN-13 of the range that shops use as they like: two digits say what is in it, five are the PLU,
/// five the value, the last is the check digit (GS1 General Specifications, variable measure).
public struct LabelBarcode: Sendable, Equatable {
  /// What a label says beside the product.
  public enum Value: Sendable, Equatable {
    /// A weight in thousandths of the product's unit.
    case weight(Quantity)
    /// The price of all of it.
    case price(Money)
  }

  /// The product's PLU, without leading zeros.
  public let plu: String
  /// What the label says.
  public let value: Value

  /// Reads a barcode under the rules of the store; nil when it is no such label.
  public init?(_ text: String, rules: StoreRules) {
    let digits = text.utf8.map { Int($0) - 48 }
    guard digits.count == 13, digits.allSatisfy({ (0...9).contains($0) }), Self.isRight(digits)
    else { return nil }
    let prefix = String(text.prefix(2))
    let amount = digits[7..<12].reduce(Int64(0)) { $0 * 10 + Int64($1) }
    guard amount > 0 else { return nil }
    if rules.weightBarcodes.contains(prefix) {
      value = .weight(Quantity(thousandths: amount))
    } else if rules.priceBarcodes.contains(prefix) {
      value = .price(Money(minorUnits: amount))
    } else {
      return nil
    }
    let number = digits[2..<7].reduce(0) { $0 * 10 + $1 }
    plu = String(number)
  }

  /// Whether the last digit is the one the others demand.
  private static func isRight(_ digits: [Int]) -> Bool {
    let sum = digits.dropLast().enumerated().reduce(0) { $0 + $1.element * ($1.offset % 2 * 2 + 1) }
    return (10 - sum % 10) % 10 == digits[12]
  }
}
