import Foundation
import POSModel
import POSWire
import Testing

/// JSON as others write it.
struct JSONReaderTests {
  private func value(_ json: String) throws -> JSONValue { try JSONValue(parsing: json.utf8) }

  @Test func `white space may stand wherever values do not`() throws {
    let value = try value(" {\t\"a\" :\r\n[ 1 , true,false , null ] , \"b\":{ } }\n")
    #expect(
      value
        == .object([
          "a": .array([.integer(1), .bool(true), .bool(false), .null]), "b": .object([:]),
        ]))
  }

  @Test(arguments: [
    ("1.0", 1), ("1e3", 1000), ("-2.50e1", -25), ("0.0", 0), ("12E+2", 1200), ("300e-2", 3),
  ]) func `a whole number is one however it is written`(json: String, number: Int64) throws {
    #expect(try value(json) == .integer(number))
  }

  @Test func `of members of one name the first counts`() throws {
    #expect(try value(#"{"a":1,"a":2}"#) == .object(["a": .integer(1)]))
  }

  @Test(arguments: [
    "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{,}", "{a:1}", "[1,]", "[,1]", "[1 2]", "[", "]", "}",
    "\"", "\"\\", "\"\\u12\"", "\"\\u12G4\"", "\"\\ud800\"", "\"\\ud800\\n\"", "\"\\ud800\\u0041\"",
    "\"\\udc00\"", "\"\n\"", "tru", "true1", "truefalse", "-", "-a", "1.", ".5", "1.e1", "1e",
    "1e+",
    "--1", "00", "-01", "1 1", "\u{FEFF}1", "// 1", "nulL", "-9223372036854775809",
  ]) func `what is no JSON is refused`(json: String) {
    #expect(throws: DecodingError.self) { try value(json) }
  }

  @Test(arguments: [[0xFF], [0xC3], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80]])
  func `text that is no UTF-8 is refused`(letter: [UInt8]) {
    let quote = UInt8(ascii: "\"")
    #expect(throws: DecodingError.self) { try JSONValue(parsing: [quote] + letter + [quote]) }
  }

  @Test func `values stand in each other up to 512 deep`() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(try JSONValue(parsing: nested(512).utf8).canonical == Array(nested(512).utf8))
    #expect(throws: DecodingError.self) { try value(nested(513)) }
    #expect(throws: DecodingError.self) { try value(String(repeating: "[", count: 1_000_000)) }
  }

  @Test(arguments: 0..<20)
  func `what is damaged is refused where Foundation refuses it, and nowhere else`(seed: UInt64)
    throws
  {
    var random = SeededGenerator(seed: seed)
    // No full stop and no E: Foundation reads fractions, and we refuse them.
    let damage = Array("{}[]\",:\\-01 9tfnu\n\u{7F}é".utf8)
    for _ in 0..<500 {
      var bytes = CanonicalJSONTests.value(depth: 4, &random).canonical
      for _ in 0..<Int.random(in: 0...3, using: &random) {
        let place = bytes.indices.randomElement(using: &random) ?? 0
        bytes[place] = damage.randomElement(using: &random) ?? 0
      }
      let ours = try? JSONValue(parsing: bytes)  // Refused is an answer here.
      let theirs = try? JSONSerialization.jsonObject(  // The same.
        with: Data(bytes), options: .fragmentsAllowed)
      #expect(
        (ours == nil) == (theirs == nil) || Self.hasLongNumber(bytes),
        "\(String(decoding: bytes, as: UTF8.self))")
      if let ours { #expect(try JSONValue(parsing: ours.canonical) == ours) }
    }
  }

  /// Whether a number in it may be beyond 64 bits, which Foundation reads as a fraction.
  private static func hasLongNumber(_ bytes: [UInt8]) -> Bool {
    bytes.split { !(48...57).contains($0) }.contains { $0.count > 18 }
  }

  @Test func `bytes in pieces are read as bytes in one`() throws {
    let pieces = ["[1,", "\"x\"]"].map { Array($0.utf8) }.joined()
    #expect(try JSONValue(parsing: pieces) == .array([.integer(1), .string("x")]))
  }
}
