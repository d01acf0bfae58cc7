/// JSON as the wire allows it: numbers are integers, so that every node hashes the same bytes.
public enum JSONValue: Sendable, Equatable {
  case null
  case bool(Bool)
  case integer(Int64)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  /// The member of that name, when this is an object that has it.
  public subscript(key: String) -> JSONValue? {
    if case .object(let members) = self { members[key] } else { nil }
  }

  /// The text, when this is a string.
  public var string: String? { if case .string(let text) = self { text } else { nil } }
  /// The number, when this is one.
  public var integer: Int64? { if case .integer(let number) = self { number } else { nil } }
}
