import POSWire
import Testing

struct CanonicalEncoderTests {
  private struct Line: Encodable {
    var name = "Café"
    var price: Int64 = -850
    var small: UInt8 = 7
    var weighed = false
    var note: String?
    var tags = ["b", "a"]
    var nested = ["y": [1, 2], "x": []]
  }

  private func text(_ value: some Encodable) throws -> String {
    String(decoding: try CanonicalEncoder.encode(value).canonical, as: UTF8.self)
  }

  @Test func `a value becomes JSON with its keys sorted; what is nil is left out`() throws {
    #expect(
      try text(Line())
        == #"{"name":"Café","nested":{"x":[],"y":[1,2]},"price":-850,"small":7,"tags":["b","a"],"#
        + #""weighed":false}"#)
    #expect(try text([String]()) == "[]")
    #expect(try text([nil, 1] as [Int?]) == "[null,1]")
    #expect(try text("x") == "\"x\"")
    #expect(try text(UInt64(Int64.max)) == "9223372036854775807")
  }

  private enum Choice: Encodable {
    case none
    case some(Int64, name: String)
  }

  @Test func `a choice becomes an object of its case`() throws {
    #expect(try text(Choice.none) == #"{"none":{}}"#)
    #expect(try text(Choice.some(5, name: "x")) == #"{"some":{"_0":5,"name":"x"}}"#)
  }

  @Test func `fractions and numbers beyond 64 bits reach no hash`() {
    #expect(throws: EncodingError.self) { try text(1.0) }
    #expect(throws: EncodingError.self) { try text(["a": Float(0.5)]) }
    #expect(throws: EncodingError.self) { try text([UInt64.max]) }
    #expect(throws: EncodingError.self) { try text(Int128.max) }
  }

  /// Sees which encoders there are while it is written, and which are left.
  private final class Watcher: Encodable {
    private(set) var seen = 0
    private(set) weak var last: AnyObject?

    func encode(to encoder: any Encoder) throws {
      seen += 1
      last = encoder as AnyObject
      var container = encoder.singleValueContainer()
      try container.encode(true)
    }
  }

  @Test func `nothing is kept of what was written`() throws {
    let member = Watcher()
    let element = Watcher()
    _ = try CanonicalEncoder.canonical(["outer": ["inner": member]])
    _ = try CanonicalEncoder.encode([[element], [element]])
    #expect(member.seen == 1 && element.seen == 2)
    #expect(member.last == nil)
    #expect(element.last == nil)
  }
}
