/// Reads `Decodable` values from a ``JSONValue``, as exactly as ``CanonicalEncoder`` writes them.
struct ValueDecoder: Decoder {
  let value: JSONValue
  let codingPath: [any CodingKey]
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  init(_ value: JSONValue, at codingPath: [any CodingKey] = []) {
    (self.value, self.codingPath) = (value, codingPath)
  }

  /// The members of an object.
  ///
  /// - Throws: `DecodingError` when it is none.
  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    guard case .object(let members) = value else { throw mismatch([String: JSONValue].self) }
    return KeyedDecodingContainer(Members(members: members, codingPath: codingPath))
  }

  /// The elements of a list.
  ///
  /// - Throws: `DecodingError` when it is none.
  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    guard case .array(let elements) = value else { throw mismatch([JSONValue].self) }
    return Elements(elements: elements, codingPath: codingPath)
  }

  func singleValueContainer() -> any SingleValueDecodingContainer { Single(decoder: self) }

  /// The text.
  ///
  /// - Throws: `DecodingError` when it is none.
  func text() throws -> String {
    guard case .string(let text) = value else { throw mismatch(String.self) }
    return text
  }

  /// The flag.
  ///
  /// - Throws: `DecodingError` when it is none.
  func flag() throws -> Bool {
    guard case .bool(let flag) = value else { throw mismatch(Bool.self) }
    return flag
  }

  /// The number.
  ///
  /// - Throws: `DecodingError` when it is none, or beyond what the type holds.
  func number<Number: FixedWidthInteger>(_ type: Number.Type) throws -> Number {
    guard case .integer(let number) = value, let exact = Number(exactly: number) else {
      throw mismatch(type)
    }
    return exact
  }

  /// The number as a fraction.
  ///
  /// - Throws: `DecodingError` when it is none.
  func fraction<Number: BinaryFloatingPoint>(_ type: Number.Type) throws -> Number {
    guard case .integer(let number) = value else { throw mismatch(type) }
    return Number(number)
  }

  func mismatch(_ type: Any.Type) -> DecodingError {
    .typeMismatch(
      type, .init(codingPath: codingPath, debugDescription: "the value is another one"))
  }
}
