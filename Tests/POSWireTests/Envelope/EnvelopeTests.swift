import POSModel
import POSWire
import Testing

struct EnvelopeTests {
  private static let payload = Array(#"{"name":"Tom"}"#.utf8)

  private var envelope: Envelope {
    let at = Instant(milliseconds: 1_780_315_200_120)
    return Envelope(
      stamp: FactStamp(
        eventID: EventID("e1"), at: at, lamport: 812, origin: DeviceID("L1.2"),
        actor: EmployeeID("ana")),
      tenant: TenantID("harbor"), store: StoreID("s1"), aggregateType: "order",
      aggregateID: "c1", version: 4, type: "order.parked", device: DeviceID("L1"), seq: 377,
      payload: Self.payload, payloadSHA256: SHA256Hex.of(Self.payload))
  }

  private func members() throws -> [String: JSONValue] {
    guard case .object(let members) = try JSONValue(parsing: envelope.canonical) else {
      throw NoObject()
    }
    return members
  }

  private struct NoObject: Error {}

  /// The fault of the envelope with `value` at a path of one or two names.
  private func fault(_ path: String, _ value: JSONValue?) throws -> EnvelopeFault? {
    var members = try members()
    let names = path.split(separator: ".").map(String.init)
    if names.count == 1 {
      members[names[0]] = value
    } else {
      guard case .object(var inner) = members[names[0]] else { throw NoObject() }
      inner[names[1]] = value
      members[names[0]] = .object(inner)
    }
    do throws(EnvelopeFault) { _ = try Envelope(json: .object(members)) } catch { return error }
    return nil
  }

  @Test func `an envelope is written as sync says and read back`() throws {
    let text = String(decoding: envelope.canonical, as: UTF8.self)
    #expect(
      text
        == #"{"actor":{"deviceId":"L1","userId":"ana"},"aggregateId":"c1","aggregateType":"order","#
        + #""at":"2026-06-01T12:00:00.120Z","clock":{"deviceId":"L1.2","lamport":812},"#
        + #""eventId":"e1","payload":{"name":"Tom"},"payloadSha256":"\#(envelope.payloadSHA256)","#
        + #""seq":377,"storeId":"s1","tenantId":"harbor","type":"order.parked","version":4}"#)
    #expect(try Envelope(json: JSONValue(parsing: text.utf8)) == envelope)
  }

  @Test(arguments: [
    "eventId", "tenantId", "storeId", "aggregateType", "aggregateId", "version", "type", "at",
    "actor.deviceId", "clock.lamport", "clock.deviceId", "seq", "payload", "payloadSha256",
  ]) func `a field that is missing, empty or of another kind is named`(path: String) throws {
    for value: JSONValue? in [nil, .null, .string(""), .bool(true), .array([])] {
      #expect(try fault(path, value)?.field == path, "\(String(describing: value))")
    }
  }

  @Test(arguments: [
    "eventId", "tenantId", "storeId", "aggregateType", "type", "actor.deviceId", "clock.deviceId",
  ]) func `what two spellings of one letter could tell apart is named in ASCII`(path: String) throws
  {
    for name in ["L\u{E9}", "Le\u{301}", "L\u{0}", "L\n", "L\u{7F}"] {
      let fault = try fault(path, .string(name))
      #expect(fault == EnvelopeFault(field: path, reason: "must be printable ASCII"), "\(name)")
    }
    #expect(try fault("aggregateId", .string("caf\u{E9}")) == nil)
  }

  @Test(arguments: ["version", "at", "clock.lamport", "seq", "payload", "payloadSha256"])
  func `a field that is no plain text takes not just any text`(path: String) throws {
    let field = try fault(path, .string("1"))?.field
    #expect(field == path)
  }

  @Test(arguments: ["version", "clock.lamport", "seq"])
  func `a count is from 1 to what JSON numbers hold exactly`(path: String) throws {
    for value in [0, -1, Int64.min, .max, 1 << 53] {
      #expect(try fault(path, .integer(value))?.field == path, "\(value)")
    }
    #expect(try fault(path, .integer(1)) == nil)
    #expect(try fault(path, .integer(1 << 53 - 1)) == nil)
  }

  @Test func `a device's own event may have nobody behind it, but nothing else than text`() throws {
    #expect(try fault("actor.userId", .string("")) == nil)
    for value: JSONValue? in [nil, .integer(7), .null, .object([:])] {
      #expect(try fault("actor.userId", value)?.field == "actor.userId")
    }
  }

  @Test func `a payload that is not the hashed one is refused`() throws {
    #expect(try fault("payload", .object(["name": .string("Tim")]))?.field == "payloadSha256")
    let other = SHA256Hex.of("{}".utf8)
    #expect(try fault("payloadSha256", .string(other))?.field == "payloadSha256")
    #expect(
      try fault("payloadSha256", .string(envelope.payloadSHA256.uppercased()))?.field
        == "payloadSha256")
    #expect(try fault("payload", .string("Tom"))?.field == "payload")
  }

  @Test func `an envelope is written canonically, whatever its names are`() throws {
    var envelope = envelope
    (envelope.aggregateID, envelope.type) = (
      "a \"quoted\" \\ thing", "tab\t, é, \u{1} and \u{2028}"
    )
    let json = try JSONValue(parsing: envelope.canonical)
    #expect(json.canonical == envelope.canonical)
    #expect(json["aggregateId"] == .string(envelope.aggregateID))
    #expect(json["type"] == .string(envelope.type))
  }

  @Test func `the hash is over the canonical form, however the payload was spelt`() throws {
    let text = String(decoding: envelope.canonical, as: UTF8.self)
      .replacing(#"{"name":"Tom"}"#, with: #"{ "name" : "\u0054om" }"#)
    #expect(try Envelope(json: JSONValue(parsing: text.utf8)) == envelope)
  }

  @Test(arguments: ["2026-06-01T12:00:00", "yesterday", "2026-06-01T12:00:00+02:00"])
  func `a moment is one in UTC`(text: String) throws {
    #expect(try fault("at", .string(text))?.field == "at")
  }

  @Test func `what is no object is no envelope`() {
    #expect(throws: EnvelopeFault.self) { try Envelope(json: .array([])) }
    #expect(throws: EnvelopeFault.self) { try Envelope(json: .null) }
  }
}
