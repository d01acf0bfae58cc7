/// Tells what a scanner types from what people type, where one key is an answer.
///
/// There the digits of a barcode would be so many answers: extras, discounts, PINs. While a screen
/// asks, digits are held back for a moment; eight and more with Enter behind them are a scan, any
/// others are handed on as they came. A key script does not tell how fast it is typed: there only
/// what is a barcode by its last digit is a scan.
public struct ScanGate: Sendable {
  /// What comes out.
  public enum Output: Sendable, Equatable {
    /// A key.
    case key(Key)
    /// What was scanned.
    case scan(String)
  }

  /// The shortest barcode there is.
  public static let shortest = 8
  /// For how long digits wait for more, in milliseconds: a scanner is faster, and nobody notices.
  public static let patience = 50

  private var held = ""
  private let isOfScript: Bool

  /// A gate that holds nothing, before a terminal or before a key script.
  public init(ofScript isOfScript: Bool = false) { self.isOfScript = isOfScript }

  /// Whether digits wait for what comes behind them.
  public var isHolding: Bool { !held.isEmpty }

  /// Takes a key that was pressed while the screen `isAsking`, or not.
  public mutating func take(_ key: Key, isAsking: Bool) -> [Output] {
    if case .character(let character) = key, character.isASCII, character.isNumber,
      isHolding || isAsking
    {
      held.append(character)
      return []
    }
    guard key == .enter, held.count >= Self.shortest, let code = scanned else {
      return release() + [.key(key)]
    }
    held.removeLast(code.count)
    return release() + [.scan(code)]
  }

  /// What of the held digits was scanned: all of them, unless they are too many and end with a
  /// barcode. An answer may have been typed just before it.
  private var scanned: String? {
    if Self.isBarcode(held) { return held }
    guard !isOfScript else { return nil }
    let ends = Self.lengths.filter { $0 < held.count }.map { String(held.suffix($0)) }
    return ends.first(where: Self.isBarcode) ?? held
  }

  /// How many digits the numbers of trade items have.
  private static let lengths = [14, 13, 12, 8]

  private static func isBarcode(_ digits: String) -> Bool {
    lengths.contains(digits.count) && checks(digits)
  }

  /// Whether the last digit is the one the others lead to, as in all numbers of trade items.
  private static func checks(_ digits: String) -> Bool {
    let sum = digits.reversed().enumerated().reduce(0) { sum, digit in
      sum + (digit.element.wholeNumberValue ?? 0) * (digit.offset.isMultiple(of: 2) ? 1 : 3)
    }
    return sum.isMultiple(of: 10)
  }

  /// Nothing came for a while: the digits were typed by somebody.
  public mutating func release() -> [Output] {
    defer { held = "" }
    return held.map { .key(.character($0)) }
  }
}
