import POSModel
import POSWire
import Testing

/// RFC 8785, for JSON whose numbers are integers.
struct CanonicalJSONTests {
  private func canonical(_ json: String) throws -> String {
    String(decoding: try JSONValue(parsing: json.utf8).canonical, as: UTF8.self)
  }

  @Test(arguments: [
    (#" { "b" : 1 , "a" : [ true , null , "x" ] } "#, #"{"a":[true,null,"x"],"b":1}"#),
    ("[]", "[]"), ("{}", "{}"), ("\"\"", "\"\""), ("-7", "-7"), ("0", "0"), ("-0", "0"),
    ("9223372036854775807", "9223372036854775807"),
    ("-9223372036854775808", "-9223372036854775808"),
    (#"{"a":{"z":1,"y":{"x":[]}},"A":0}"#, #"{"A":0,"a":{"y":{"x":[]},"z":1}}"#),
    (#"{"1":1,"10":10,"2":2,"":0}"#, #"{"":0,"1":1,"10":10,"2":2}"#),
  ]) func `keys are sorted and nothing stands between`(json: String, expected: String) throws {
    #expect(try canonical(json) == expected)
  }

  @Test func `keys are sorted by their UTF-16 units`() throws {
    // The example of RFC 8785, section 3.2.3: the emoji (D83D …) stands before U+FB33.
    let json = #"""
      {"\u20ac":1,"\r":2,"\ufb33":3,"1":4,"\ud83d\ude00":5,"\u0080":6,"\u00f6":7}
      """#
    let expected = "{\"\\r\":2,\"1\":4,\"\u{80}\":6,\"ö\":7,\"€\":1,\"😀\":5,\"\u{FB33}\":3}"
    #expect(try canonical(json) == expected)
  }

  @Test(arguments: [
    (#""\u0041\u00e9\u20AC""#, "\"Aé€\""), (#""\/""#, "\"/\""),
    (#""\b\t\n\f\r\"\\""#, #""\b\t\n\f\r\"\\""#),
    (#""\u0000\u001F\u007f""#, "\"\\u0000\\u001f\u{7F}\""),
    (#""\u2028""#, "\"\u{2028}\""), (#""\uD83C\uDF54""#, "\"🍔\""),
    ("\"e\u{301}\"", "\"e\u{301}\""), ("\"\u{212B}\"", "\"\u{212B}\""),
  ]) func `only what must be is escaped, and no letter is changed`(
    json: String, expected: String
  ) throws {
    #expect(Array(try canonical(json).utf8) == Array(expected.utf8))
  }

  @Test(arguments: [
    "1.5", "0.1", "1e-1", "9223372036854775808", "1e19", "NaN", "Infinity", "[1,2.5]",
    #"{"a":{"b":0.5}}"#, "", "{", "nul", "'a'", "01", "+1", "\"\\x\"", "[1] 2",
  ]) func `fractions, numbers beyond 64 bits and what is no JSON are refused`(json: String) {
    #expect(throws: (any Error).self) { try canonical(json) }
  }

  @Test(arguments: UInt64(1)...100) func `what is canonical is read and written the same`(
    seed: UInt64
  ) throws {
    var random = SeededGenerator(seed: seed)
    let value = Self.value(depth: 4, &random)
    let bytes = value.canonical
    #expect(try JSONValue(parsing: bytes) == value)
    #expect(try JSONValue(parsing: bytes).canonical == bytes)
  }

  static func value(depth: Int, _ random: inout SeededGenerator) -> JSONValue {
    switch random.next() % (depth > 0 ? 6 : 4) {
    case 0: .null
    case 1: .bool(Bool.random(using: &random))
    case 2: .integer(Int64(bitPattern: random.next()))
    case 3: .string(text(&random))
    case 4: .array((0..<3).map { _ in value(depth: depth - 1, &random) })
    default:
      .object(
        Dictionary(
          (0..<4).map { _ in (text(&random), value(depth: depth - 1, &random)) },
          uniquingKeysWith: { first, _ in first }))
    }
  }

  private static func text(_ random: inout SeededGenerator) -> String {
    let letters: [Character] = [
      "a", "Z", "\"", "\\", "\u{1}", "\n", "é", "€", "😀", "\u{FB33}", "/",
    ]
    return String((0..<Int(random.next() % 6)).map { _ in letters[Int(random.next() % 11)] })
  }
}
