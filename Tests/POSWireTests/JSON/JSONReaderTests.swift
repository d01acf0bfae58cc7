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
    ("-0", 0), ("-0.0e5", 0), ("0e999999999999999999999", 0), ("0.000e-999999999999999999999", 0),
    ("9007199254740993.0", 9_007_199_254_740_993), ("9223372036854775807.000", .max),
    ("-9.223372036854775808e18", .min), ("0.0000000000000000000000001e25", 1),
    ("100000000000000000000000000000e-29", 1), ("1E00000000000000000000000000002", 100),
  ]) func `a whole number is one however it is written`(json: String, number: Int64) throws {
    #expect(try value(json) == .integer(number))
  }

  @Test(arguments: [
    "1000.5", "1000.00000000000000000001", "4503599627370497.5", "0.1", "1e-1", "-10.01e1",
    "9223372036854775808.0", "9.223372036854775808e18", "-9.223372036854775809e18", "1e19",
    "1e999999999999999999999", "1e-999999999999999999999", "0.1e9223372036854775808",
    "1e9223372036854775807", "10e-9223372036854775808",
  ]) func `a fraction, and what 64 bits do not hold, is refused`(json: String) {
    #expect(throws: DecodingError.self) { try value(json) }
  }

  @Test(arguments: 0..<20)
  func `with a point and an exponent a whole number is what it is, and a fraction none`(
    seed: UInt64
  ) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<500 {
      let number = Int64(bitPattern: random.next()) >> Int64.random(in: 0..<64, using: &random)
      let zeros = Int.random(in: 0...30, using: &random)
      let whole = Self.spelt(number, String(repeating: "0", count: zeros), &random)
      #expect(try value(whole) == .integer(number), "\(whole)")
      let tail = String(repeating: "0", count: zeros) + "\(Int.random(in: 1...9, using: &random))"
      let fraction = Self.spelt(number, tail, &random)
      #expect(throws: DecodingError.self, "\(fraction)") { try value(fraction) }
    }
  }

  /// A number with more digits behind its own, the point anywhere, and the exponent that goes with
  /// it.
  private static func spelt(
    _ number: Int64, _ tail: String, _ random: inout SeededGenerator
  ) -> String {
    let digits = "\(number.magnitude)" + tail
    // None but the first may stand alone before the point where that is a nought.
    let place = Int.random(in: 0...(number == 0 ? 1 : digits.count), using: &random)
    let (before, behind) = (digits.prefix(place), digits.dropFirst(place))
    let exponent = behind.count - tail.count
    let sign = exponent >= 0 && Bool.random(using: &random) ? "+" : ""
    return (number < 0 ? "-" : "") + (before.isEmpty ? "0" : before)
      + (behind.isEmpty ? "" : ".\(behind)")
      + (Bool.random(using: &random) ? "e" : "E") + sign + "\(exponent)"
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
    let damage = Array("{}[]\",:\\-01 9tfnu\n\u{7F}é.eE+".utf8)
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
        (ours == nil) == (theirs == nil) || Self.hasOddNumber(bytes),
        "\(String(decoding: bytes, as: UTF8.self))")
      if let ours { #expect(try JSONValue(parsing: ours.canonical) == ours) }
    }
  }

  /// Whether a number in it may be a fraction or beyond 64 bits: Foundation reads those.
  private static func hasOddNumber(_ bytes: [UInt8]) -> Bool {
    let numbers = bytes.split { !(48...57).contains($0) && !".eE+-".utf8.contains($0) }
    return numbers.contains { number in
      number.count > 18
        || number.contains { (48...57).contains($0) } && number.contains { ".eE".utf8.contains($0) }
    }
  }

  @Test func `bytes in pieces are read as bytes in one`() throws {
    let pieces = ["[1,", "\"x\"]"].map { Array($0.utf8) }.joined()
    #expect(try JSONValue(parsing: pieces) == .array([.integer(1), .string("x")]))
  }
}
