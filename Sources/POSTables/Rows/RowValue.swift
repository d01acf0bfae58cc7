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
  var rowValue: RowValue { get }
}

extension String: RowValueConvertible {
  /// Text, without what no database holds alike.
  public var rowValue: RowValue { .text(withoutNUL) }

  /// The text with NUL replaced, as text that cannot be read is everywhere: PostgreSQL does not
  /// take it, and SQLite's text ends at it.
  public var withoutNUL: String {
    utf8.contains(0) ? String(map { $0 == "\0" ? "\u{FFFD}" : $0 }) : self
  }
}

extension Int: RowValueConvertible {
  /// A number.
  public var rowValue: RowValue { .integer(Int64(self)) }
}

extension Int64: RowValueConvertible {
  /// A number.
  public var rowValue: RowValue { .integer(self) }
}

extension Bool: RowValueConvertible {
  /// 0 or 1.
  public var rowValue: RowValue { .integer(self ? 1 : 0) }
}
