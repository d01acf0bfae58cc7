public import POSModel

/// One value of a row, as every database has it.
public enum RowValue: Hashable, Sendable {
  /// Nothing.
  case null
  /// A number, or 0 and 1 for no and yes.
  case integer(Int64)
  /// Text.
  case text(String)

  /// The number; nil when it is none.
  public var integer: Int64? { if case .integer(let number) = self { number } else { nil } }
  /// The text; nil when it is none.
  public var text: String? { if case .text(let text) = self { text } else { nil } }
}

extension RowValue: CustomStringConvertible {
  /// As a person reads it.
  public var description: String {
    switch self {
    case .null: "nothing"
    case .integer(let number): String(number)
    case .text(let text): "\"\(text)\""
    }
  }
}

/// What a value of a row can be made of.
public protocol RowValueConvertible {
  /// The value.
  var row: RowValue { get }
}

extension String: RowValueConvertible {
  /// Text, without what no database holds alike.
  public var row: RowValue { .text(withoutNUL) }

  /// The text with NUL replaced, as text that cannot be read is everywhere: PostgreSQL does not
  /// take it, and SQLite's text ends at it.
  public var withoutNUL: String {
    // Over its bytes where they lie: each of a hundred texts of a sale goes through here.
    let hasNUL = utf8.withContiguousStorageIfAvailable { $0.contains(0) } ?? utf8.contains(0)
    return hasNUL ? String(map { $0 == "\0" ? "\u{FFFD}" : $0 }) : self
  }
}

extension ID: RowValueConvertible {
  /// Its text.
  public var row: RowValue { rawValue.row }
}

extension RawRepresentable where RawValue == String {
  /// Its text.
  var row: RowValue { rawValue.row }
}

extension Money: RowValueConvertible {
  /// Its minor units.
  public var row: RowValue { minorUnits.row }
}

extension Instant: RowValueConvertible {
  /// Its text, which sorts as the moments do.
  public var row: RowValue { text.row }
}

extension Int: RowValueConvertible {
  /// A number.
  public var row: RowValue { .integer(Int64(self)) }
}

extension Int64: RowValueConvertible {
  /// A number.
  public var row: RowValue { .integer(self) }
}

extension Bool: RowValueConvertible {
  /// 0 or 1.
  public var row: RowValue { .integer(self ? 1 : 0) }
}

extension Optional where Wrapped: RowValueConvertible {
  /// The value, or nothing.
  var row: RowValue { self?.row ?? .null }
}
