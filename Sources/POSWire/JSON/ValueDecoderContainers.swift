extension ValueDecoder {
  /// The members of an object.
  struct Members<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let members: [String: JSONValue]
    let codingPath: [any CodingKey]

    var allKeys: [Key] { members.keys.sorted().compactMap { Key(stringValue: $0) } }

    func contains(_ key: Key) -> Bool { members[key.stringValue] != nil }

    /// What reads a member.
    ///
    /// - Throws: `DecodingError` when there is none of that name.
    private func decoder(_ key: Key) throws -> ValueDecoder {
      guard let value = members[key.stringValue] else {
        throw DecodingError.keyNotFound(
          key, .init(codingPath: codingPath, debugDescription: "there is no such member"))
      }
      return ValueDecoder(value, at: codingPath + [key])
    }

    /// - Throws: `DecodingError` when there is none.
    func decodeNil(forKey key: Key) throws -> Bool { try decoder(key).value == .null }
    /// - Throws: `DecodingError`.
    func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try decoder(key).flag() }
    /// - Throws: `DecodingError`.
    func decode(_ type: String.Type, forKey key: Key) throws -> String { try decoder(key).text() }
    /// - Throws: `DecodingError`.
    func decode<Number: FixedWidthInteger & Decodable>(
      _ type: Number.Type, forKey key: Key
    ) throws -> Number { try decoder(key).number(type) }
    /// - Throws: `DecodingError`.
    func decode<Number: BinaryFloatingPoint & Decodable>(
      _ type: Number.Type, forKey key: Key
    ) throws -> Number { try decoder(key).fraction(type) }
    /// - Throws: what the value throws.
    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
      try Value(from: decoder(key))
    }
    /// - Throws: `DecodingError`.
    func nestedContainer<Nested: CodingKey>(
      keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> { try decoder(key).container(keyedBy: type) }
    /// - Throws: `DecodingError`.
    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
      try decoder(key).unkeyedContainer()
    }
    func superDecoder() -> any Decoder { ValueDecoder(.object(members), at: codingPath) }
    /// - Throws: `DecodingError`.
    func superDecoder(forKey key: Key) throws -> any Decoder { try decoder(key) }
  }

  /// The elements of a list, one after the other.
  struct Elements: UnkeyedDecodingContainer {
    let elements: [JSONValue]
    let codingPath: [any CodingKey]
    private(set) var currentIndex = 0

    init(elements: [JSONValue], codingPath: [any CodingKey]) {
      (self.elements, self.codingPath) = (elements, codingPath)
    }

    var count: Int? { elements.count }
    var isAtEnd: Bool { currentIndex >= elements.count }

    /// What reads the next element, which is passed over.
    ///
    /// - Throws: `DecodingError` at the end.
    private mutating func decoder() throws -> ValueDecoder {
      guard !isAtEnd else {
        throw DecodingError.valueNotFound(
          JSONValue.self, .init(codingPath: codingPath, debugDescription: "the list ends"))
      }
      defer { currentIndex += 1 }
      return ValueDecoder(elements[currentIndex], at: codingPath)
    }

    /// - Throws: `DecodingError` at the end.
    mutating func decodeNil() throws -> Bool {
      guard isAtEnd || elements[currentIndex] == .null else { return false }
      _ = try decoder()
      return true
    }
    /// - Throws: `DecodingError`.
    mutating func decode(_ type: Bool.Type) throws -> Bool { try decoder().flag() }
    /// - Throws: `DecodingError`.
    mutating func decode(_ type: String.Type) throws -> String { try decoder().text() }
    /// - Throws: `DecodingError`.
    mutating func decode<Number: FixedWidthInteger & Decodable>(
      _ type: Number.Type
    ) throws -> Number { try decoder().number(type) }
    /// - Throws: `DecodingError`.
    mutating func decode<Number: BinaryFloatingPoint & Decodable>(
      _ type: Number.Type
    ) throws -> Number { try decoder().fraction(type) }
    /// - Throws: what the value throws.
    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
      try Value(from: decoder())
    }
    /// - Throws: `DecodingError`.
    mutating func nestedContainer<Nested: CodingKey>(
      keyedBy type: Nested.Type
    ) throws -> KeyedDecodingContainer<Nested> { try decoder().container(keyedBy: type) }
    /// - Throws: `DecodingError`.
    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
      try decoder().unkeyedContainer()
    }
    /// - Throws: `DecodingError` at the end.
    mutating func superDecoder() throws -> any Decoder { try decoder() }
  }

  /// The value itself.
  struct Single: SingleValueDecodingContainer {
    let decoder: ValueDecoder
    var codingPath: [any CodingKey] { decoder.codingPath }

    func decodeNil() -> Bool { decoder.value == .null }
    /// - Throws: `DecodingError`.
    func decode(_ type: Bool.Type) throws -> Bool { try decoder.flag() }
    /// - Throws: `DecodingError`.
    func decode(_ type: String.Type) throws -> String { try decoder.text() }
    /// - Throws: `DecodingError`.
    func decode<Number: FixedWidthInteger & Decodable>(_ type: Number.Type) throws -> Number {
      try decoder.number(type)
    }
    /// - Throws: `DecodingError`.
    func decode<Number: BinaryFloatingPoint & Decodable>(_ type: Number.Type) throws -> Number {
      try decoder.fraction(type)
    }
    /// - Throws: what the value throws.
    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
      try Value(from: decoder)
    }
  }
}
