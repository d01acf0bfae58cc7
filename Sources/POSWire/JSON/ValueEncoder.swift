/// Collects one value; containers write into it.
final class ValueEncoder: Encoder {
  /// What stands at a place: a scalar as it is, anything else in an encoder of its own.
  enum Slot {
    case scalar(JSONValue)
    case nested(ValueEncoder)
  }

  private enum Content {
    case nothing
    case scalar(JSONValue)
    case elements([Slot])
    case members([(key: String, slot: Slot)])
  }

  /// Not owned: it owns this one, and the two would keep each other for ever.
  private unowned let outer: ValueEncoder?
  private var key: (any CodingKey)?
  private var content = Content.nothing
  /// One that held a scalar and is free again: most members are ids, amounts and moments.
  private var spare: ValueEncoder?
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  init(inside outer: ValueEncoder?, at key: (any CodingKey)?) {
    (self.outer, self.key) = (outer, key)
  }

  /// Worked out when somebody asks, which only an error does.
  var codingPath: [any CodingKey] { (outer?.codingPath ?? []) + (key.map { [$0] } ?? []) }

  func set(_ value: JSONValue) { content = .scalar(value) }

  /// How many elements there are.
  var count: Int { if case .elements(let slots) = content { slots.count } else { 0 } }

  /// Puts a member, in place of one of that name.
  func put(_ slot: Slot, forKey key: String) {
    var members: [(key: String, slot: Slot)] = []
    if case .members(let present) = content { members = present }
    // Else the members would be copied for each that is added.
    content = .nothing
    if let place = members.firstIndex(where: { $0.key == key }) {
      members[place].slot = slot
    } else {
      members.append((key, slot))
    }
    content = .members(members)
  }

  func append(_ slot: Slot) {
    var elements: [Slot] = []
    if case .elements(let present) = content { elements = present }
    content = .nothing
    elements.append(slot)
    content = .elements(elements)
  }

  /// Writes a member of any kind.
  ///
  /// - Throws: what the value throws.
  func encode(_ value: some Encodable, forKey key: any CodingKey) throws {
    let inner = spare ?? ValueEncoder(inside: self, at: nil)
    (spare, inner.key) = (nil, key)
    try value.encode(to: inner)
    guard case .scalar(let scalar) = inner.content else {
      return put(.nested(inner), forKey: key.stringValue)
    }
    inner.content = .nothing
    spare = inner
    put(.scalar(scalar), forKey: key.stringValue)
  }

  /// An encoder for the member of that name.
  func member(_ key: any CodingKey) -> ValueEncoder {
    let encoder = ValueEncoder(inside: self, at: key)
    put(.nested(encoder), forKey: key.stringValue)
    return encoder
  }

  /// An encoder for the next element.
  func element() -> ValueEncoder {
    let encoder = ValueEncoder(inside: self, at: nil)
    append(.nested(encoder))
    return encoder
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    if case .members = content {} else { content = .members([]) }
    return KeyedEncodingContainer(KeyedContainer(encoder: self))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    if case .elements = content {} else { content = .elements([]) }
    return UnkeyedContainer(encoder: self)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer {
    SingleContainer(encoder: self)
  }

  /// A number as JSON has it here.
  ///
  /// - Throws: `EncodingError` when it is beyond 64 bits.
  func exact(_ number: some BinaryInteger & Encodable) throws -> JSONValue {
    guard let exact = Int64(exactly: number) else { throw refusal(of: number) }
    return .integer(exact)
  }

  func refusal(of value: Any) -> EncodingError {
    EncodingError.invalidValue(
      value, .init(codingPath: codingPath, debugDescription: "not a 64-bit integer"))
  }

  // MARK: - What was collected

  var value: JSONValue {
    switch content {
    case .nothing: .object([:])
    case .scalar(let value): value
    case .elements(let slots): .array(slots.map(\.value))
    case .members(let members):
      .object(Dictionary(uniqueKeysWithValues: members.map { ($0.key, $0.slot.value) }))
    }
  }

  /// Writes what ``JSONValue/canonical`` of ``value`` would be.
  func write(to bytes: inout [UInt8]) {
    switch content {
    case .nothing: bytes += "{}".utf8
    case .scalar(let value): value.write(to: &bytes)
    case .elements(let slots):
      JSONValue.writeArray(slots, to: &bytes) { $0.write(to: &$1) }
    case .members(let members):
      JSONValue.writeObject(members, to: &bytes) { $0.write(to: &$1) }
    }
  }
}

extension ValueEncoder.Slot {
  var value: JSONValue {
    switch self {
    case .scalar(let value): value
    case .nested(let encoder): encoder.value
    }
  }

  func write(to bytes: inout [UInt8]) {
    switch self {
    case .scalar(let value): value.write(to: &bytes)
    case .nested(let encoder): encoder.write(to: &bytes)
    }
  }
}
