/// Turns `Encodable` values into ``JSONValue``s, from which canonical bytes follow.
///
/// Foundation's encoder sorts keys in its own way and writes fractions; neither may reach a hash.
public enum CanonicalEncoder {
  /// The value as JSON.
  ///
  /// - Throws: `EncodingError` when it holds a fraction or a number beyond 64 bits.
  public static func encode(_ value: some Encodable) throws -> JSONValue {
    let encoder = ValueEncoder(codingPath: [])
    try value.encode(to: encoder)
    return encoder.value
  }

  /// What `write` writes to the encoder it is handed, as JSON.
  ///
  /// - Throws: what `write` throws.
  public static func encode(_ write: (any Encoder) throws -> Void) throws -> JSONValue {
    let encoder = ValueEncoder(codingPath: [])
    try write(encoder)
    return encoder.value
  }
}

/// Collects one value; containers write into it.
private final class ValueEncoder: Encoder {
  let codingPath: [any CodingKey]
  var userInfo: [CodingUserInfoKey: Any] { [:] }
  private var scalar: JSONValue?
  fileprivate var members: [String: ValueEncoder]?
  fileprivate var elements: [ValueEncoder]?

  init(codingPath: [any CodingKey]) { self.codingPath = codingPath }

  var value: JSONValue {
    if let scalar { return scalar }
    if let elements { return .array(elements.map(\.value)) }
    return .object((members ?? [:]).mapValues(\.value))
  }

  func set(_ value: JSONValue) { scalar = value }

  /// An encoder for the member of that name.
  func member(_ key: any CodingKey) -> ValueEncoder {
    let encoder = ValueEncoder(codingPath: codingPath + [key])
    if members == nil { members = [:] }
    members?[key.stringValue] = encoder
    return encoder
  }

  /// An encoder for the next element.
  func element() -> ValueEncoder {
    let encoder = ValueEncoder(codingPath: codingPath)
    if elements == nil { elements = [] }
    elements?.append(encoder)
    return encoder
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    if members == nil { members = [:] }
    return KeyedEncodingContainer(KeyedContainer(encoder: self))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    if elements == nil { elements = [] }
    return UnkeyedContainer(encoder: self)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer {
    SingleContainer(encoder: self)
  }

  /// Any value into this place.
  ///
  /// - Throws: `EncodingError` when it is no 64-bit integer.
  func encode(any value: some Encodable) throws {
    switch value {
    case let text as String: set(.string(text))
    case let flag as Bool: set(.bool(flag))
    case let number as any BinaryInteger:
      guard let exact = Int64(exactly: number) else { throw refusal(of: value) }
      set(.integer(exact))
    case is Double, is Float: throw refusal(of: value)
    default: try value.encode(to: self)
    }
  }

  private func refusal(of value: Any) -> EncodingError {
    EncodingError.invalidValue(
      value, .init(codingPath: codingPath, debugDescription: "not a 64-bit integer"))
  }
}

private struct KeyedContainer<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let encoder: ValueEncoder
  var codingPath: [any CodingKey] { encoder.codingPath }

  func encodeNil(forKey key: Key) { encoder.member(key).set(.null) }
  /// A member.
  ///
  /// - Throws: `EncodingError`.
  func encode(_ value: some Encodable, forKey key: Key) throws {
    try encoder.member(key).encode(any: value)
  }
  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) -> KeyedEncodingContainer<Nested> { encoder.member(key).container(keyedBy: type) }
  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    encoder.member(key).unkeyedContainer()
  }
  func superEncoder() -> any Encoder { encoder }
  func superEncoder(forKey key: Key) -> any Encoder { encoder.member(key) }
}

private struct UnkeyedContainer: UnkeyedEncodingContainer {
  let encoder: ValueEncoder
  var codingPath: [any CodingKey] { encoder.codingPath }
  var count: Int { encoder.elements?.count ?? 0 }

  func encodeNil() { encoder.element().set(.null) }
  /// An element.
  ///
  /// - Throws: `EncodingError`.
  func encode(_ value: some Encodable) throws { try encoder.element().encode(any: value) }
  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type
  ) -> KeyedEncodingContainer<Nested> { encoder.element().container(keyedBy: type) }
  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
    encoder.element().unkeyedContainer()
  }
  func superEncoder() -> any Encoder { encoder.element() }
}

private struct SingleContainer: SingleValueEncodingContainer {
  let encoder: ValueEncoder
  var codingPath: [any CodingKey] { encoder.codingPath }

  func encodeNil() { encoder.set(.null) }
  /// The value itself.
  ///
  /// - Throws: `EncodingError`.
  func encode(_ value: some Encodable) throws { try encoder.encode(any: value) }
}
