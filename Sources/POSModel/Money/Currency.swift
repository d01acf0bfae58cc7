/// A currency by its ISO 4217 code, with the number of digits its minor unit has.
public struct Currency: Hashable, Sendable {
  /// Three capital letters.
  public let code: String
  /// Digits behind the point: 2 for USD, 0 for JPY, 3 for KWD.
  public let minorDigits: Int

  private static let withoutMinorUnit: Set<String> = [
    "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV",
    "XAF", "XOF", "XPF",
  ]
  private static let withThousandths: Set<String> = [
    "BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND",
  ]

  /// The currency of an ISO 4217 code; nil when it is not three capital letters.
  public init?(code: String) {
    guard code.utf8.count == 3, code.utf8.allSatisfy({ (65...90).contains($0) }) else { return nil }
    self.code = code
    minorDigits =
      Self.withoutMinorUnit.contains(code) ? 0 : Self.withThousandths.contains(code) ? 3 : 2
  }

  private init(code: String, minorDigits: Int) {
    (self.code, self.minorDigits) = (code, minorDigits)
  }

  /// The dollar of the United States.
  public static let usd = Currency(code: "USD", minorDigits: 2)

  /// Minor units in one major unit: 100 for USD.
  public var minorUnitsPerMajor: Int64 { [1, 10, 100, 1000][minorDigits] }
}

extension Currency: Codable {
  /// Reads an ISO 4217 code.
  ///
  /// - Throws: `DecodingError` when it is not three capital letters.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let currency = Currency(code: try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "no ISO 4217 currency code")
    }
    self = currency
  }

  /// Writes the ISO 4217 code.
  ///
  /// - Throws: what the encoder throws.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(code)
  }
}
