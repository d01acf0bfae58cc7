/// Tells what a scanner types from what people type, where one key is an answer.
///
/// There the digits of a barcode would be so many answers: extras, discounts, PINs. While a screen
/// asks, digits are held back for a moment; eight and more with Enter behind them are a scan, any
/// others are handed on as they came.
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
  public static let patience = 30

  private var held = ""

  /// A gate that holds nothing.
  public init() {}

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
    guard key == .enter, held.count >= Self.shortest else { return release() + [.key(key)] }
    defer { held = "" }
    return [.scan(held)]
  }

  /// Nothing came for a while: the digits were typed by somebody.
  public mutating func release() -> [Output] {
    defer { held = "" }
    return held.map { .key(.character($0)) }
  }
}
