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

extension JSONValue: Decodable {
  /// Reads any JSON but fractions.
  ///
  /// - Throws: `DecodingError` when a number is no 64-bit integer.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    // Which of these it is can only be told by trying; the last error is the one that is thrown.
    if container.decodeNil() {
      self = .null
    } else if let text = try? container.decode(String.self) {  // No string: tried further.
      self = .string(text)
    } else if let flag = try? container.decode(Bool.self) {  // No flag: tried further.
      self = .bool(flag)
    } else if let members = try? container.decode([String: JSONValue].self) {  // No object.
      self = .object(members)
    } else if let number = try? container.decode(Int64.self) {  // No integer: tried further.
      self = .integer(number)
    } else {
      self = .array(try container.decode([JSONValue].self))
    }
  }
}
