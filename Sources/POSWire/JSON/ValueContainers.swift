/// The members of an object.
struct KeyedContainer<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let encoder: ValueEncoder
  var codingPath: [any CodingKey] { encoder.codingPath }

  func encodeNil(forKey key: Key) { encoder.put(.scalar(.null), forKey: key.stringValue) }
  func encode(_ text: String, forKey key: Key) {
    encoder.put(.scalar(.string(text)), forKey: key.stringValue)
  }
  func encode(_ flag: Bool, forKey key: Key) {
    encoder.put(.scalar(.bool(flag)), forKey: key.stringValue)
  }
  /// A number.
  ///
  /// - Throws: `EncodingError` when it is beyond 64 bits.
  func encode(_ number: some BinaryInteger & Encodable, forKey key: Key) throws {
    encoder.put(.scalar(try encoder.exact(number)), forKey: key.stringValue)
  }
  /// Never a fraction.
  ///
  /// - Throws: `EncodingError`.
  func encode(_ number: some BinaryFloatingPoint & Encodable, forKey key: Key) throws {
    throw encoder.refusal(of: number)
  }
  /// A member of any other kind.
  ///
  /// - Throws: what the value throws.
  func encode(_ value: some Encodable, forKey key: Key) throws {
    try encoder.encode(value, forKey: key)
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

/// The elements of an array.
struct UnkeyedContainer: UnkeyedEncodingContainer {
  let encoder: ValueEncoder
  var codingPath: [any CodingKey] { encoder.codingPath }
  var count: Int { encoder.count }

  func encodeNil() { encoder.append(.scalar(.null)) }
  func encode(_ text: String) { encoder.append(.scalar(.string(text))) }
  func encode(_ flag: Bool) { encoder.append(.scalar(.bool(flag))) }
  /// A number.
  ///
  /// - Throws: `EncodingError` when it is beyond 64 bits.
  func encode(_ number: some BinaryInteger & Encodable) throws {
    encoder.append(.scalar(try encoder.exact(number)))
  }
  /// Never a fraction.
  ///
  /// - Throws: `EncodingError`.
  func encode(_ number: some BinaryFloatingPoint & Encodable) throws {
    throw encoder.refusal(of: number)
  }
  /// An element of any other kind.
  ///
  /// - Throws: what the value throws.
  func encode(_ value: some Encodable) throws { try value.encode(to: encoder.element()) }
  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type
  ) -> KeyedEncodingContainer<Nested> { encoder.element().container(keyedBy: type) }
  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
    encoder.element().unkeyedContainer()
  }
  func superEncoder() -> any Encoder { encoder.element() }
}

/// The value itself.
struct SingleContainer: SingleValueEncodingContainer {
  let encoder: ValueEncoder
  var codingPath: [any CodingKey] { encoder.codingPath }

  func encodeNil() { encoder.set(.null) }
  func encode(_ text: String) { encoder.set(.string(text)) }
  func encode(_ flag: Bool) { encoder.set(.bool(flag)) }
  /// A number.
  ///
  /// - Throws: `EncodingError` when it is beyond 64 bits.
  func encode(_ number: some BinaryInteger & Encodable) throws {
    encoder.set(try encoder.exact(number))
  }
  /// Never a fraction.
  ///
  /// - Throws: `EncodingError`.
  func encode(_ number: some BinaryFloatingPoint & Encodable) throws {
    throw encoder.refusal(of: number)
  }
  /// A value of any other kind.
  ///
  /// - Throws: what the value throws.
  func encode(_ value: some Encodable) throws { try value.encode(to: encoder) }
}
