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

  @Test func `bytes in pieces are read as bytes in one`() throws {
    let pieces = ["[1,", "\"x\"]"].map { Array($0.utf8) }.joined()
    #expect(try JSONValue(parsing: pieces) == .array([.integer(1), .string("x")]))
  }
}
