import POSModel
import POSWire
import Testing

/// Push and pull as they go over the wire.
struct CloudMessagesTests {
  private let event: Envelope = {
    let payload = Array(#"{"name":"Tom"}"#.utf8)
    return Envelope(
      stamp: FactStamp(
        eventID: EventID("e1"), at: Instant(milliseconds: 1_780_315_200_120), lamport: 812,
        origin: DeviceID("L1"), actor: EmployeeID("ana")),
      tenant: TenantID("harbor"), store: StoreID("s1"), aggregateType: "order",
      aggregateID: "c1", version: 4, type: "order.parked", device: DeviceID("L1"), seq: 377,
      payload: payload, payloadSHA256: SHA256Hex.of(payload))
  }()

  private func json(_ text: String) throws -> JSONValue { try JSONValue(parsing: text.utf8) }

  @Test func `a push is written as sync says and read back`() throws {
    let bytes = PushRequest(device: DeviceID("L1"), items: [PushItem(event)]).canonical
    let push = try JSONValue(parsing: bytes)
    #expect(push.canonical == bytes)
    #expect(push["deviceId"] == .string("L1"))
    guard case .array(let items)? = push["items"], let item = items.first else {
      Issue.record("a push has items")
      return
    }
    #expect(item["clientTxId"] == .string("e1"))
    #expect(item["payloadSha256"] == .string(event.payloadSHA256))
    #expect(item["payloadHashVersion"] == .integer(1))
    #expect(item["event"] == (try JSONValue(parsing: event.canonical)))
    let read = try PushRequest.read(push)
    #expect(read.device == DeviceID("L1"))
    #expect(read.items.map(\.clientTxID) == [EventID("e1")])
    #expect(read.items.first?.item == .success(PushItem(event)))
  }

  @Test func `an item that cannot be read keeps no other from being taken`() throws {
    var push = try JSONValue(
      parsing: PushRequest(device: DeviceID("L1"), items: [PushItem(event)]).canonical)
    guard case .array(let items)? = push["items"] else { return }
    push = .object([
      "deviceId": .string("L1"),
      "items": .array([.object(["clientTxId": .string("e0")])] + items + [.null]),
    ])
    let read = try PushRequest.read(push).items
    #expect(read.map(\.clientTxID) == [EventID("e0"), EventID("e1"), EventID("")])
    #expect(
      read[0].item == .failure(EnvelopeFault(field: "event", reason: "must be an object")))
    #expect(read[1].item == .success(PushItem(event)))
  }

  @Test(arguments: [
    (#"{}"#, "deviceId"), (#"{"deviceId":""}"#, "deviceId"), (#"{"deviceId":"L1"}"#, "items"),
    (#"{"deviceId":"L1","items":{}}"#, "items"), (#"[]"#, "deviceId"),
  ]) func `a body that is no push names its field`(text: String, field: String) throws {
    let json = try json(text)
    #expect { try PushRequest.read(json) } throws: { ($0 as? EnvelopeFault)?.field == field }
  }

  @Test func `more than two hundred items are too many`() throws {
    let items = Array(repeating: JSONValue.null, count: 201)
    let json = JSONValue.object(["deviceId": .string("L1"), "items": .array(items)])
    #expect { try PushRequest.read(json) } throws: { ($0 as? EnvelopeFault)?.field == "items" }
  }

  @Test(arguments: [
    ("payloadHashVersion", JSONValue.integer(2)), ("clientTxId", .string("e2")),
    ("payloadSha256", .string("0")), ("event", .null),
  ]) func `an item says what its event says`(field: String, value: JSONValue) throws {
    var members: [String: JSONValue] = [
      "clientTxId": .string("e1"), "payloadSha256": .string(event.payloadSHA256),
      "payloadHashVersion": .integer(1), "event": try JSONValue(parsing: event.canonical),
    ]
    #expect(try PushItem(json: .object(members)) == PushItem(event))
    members[field] = value
    let json = JSONValue.object(members)
    #expect { try PushItem(json: json) } throws: {
      ($0 as? EnvelopeFault)?.field.hasPrefix(field) == true
    }
  }

  @Test func `an answer is written as sync says and read back`() throws {
    let answer = PushAnswer(
      results: [
        PushResult(EventID("e1"), .ok),
        PushResult(EventID("e2"), .rejected, reason: "unknown store"),
      ], have: [DeviceID("L1"): 377])
    #expect(
      String(decoding: answer.json.canonical, as: UTF8.self)
        == #"{"have":{"L1":377},"results":[{"clientTxId":"e1","status":"OK"},"#
        + #"{"clientTxId":"e2","reason":"unknown store","status":"REJECTED"}]}"#)
    #expect(try PushAnswer(json: answer.json) == answer)
  }

  @Test func `of two origins that look the same, no more is said than is there of either`() {
    let have = [DeviceID("L\u{E9}"): Int64(7), DeviceID("Le\u{301}"): 3, DeviceID("L1"): 377]
    let json = JSONValue.versions(have)
    #expect(json == .object(["L\u{E9}": .integer(3), "L1": .integer(377)]))
  }

  @Test(arguments: [
    (#"{"have":{}}"#, "results"), (#"{"results":[{}],"have":{}}"#, "results.clientTxId"),
    (#"{"results":[{"clientTxId":"e","status":"MAYBE"}],"have":{}}"#, "results.status"),
    (#"{"results":[]}"#, "have"), (#"{"results":[],"have":{"L1":-1}}"#, "have.L1"),
  ]) func `what is no answer names its field`(text: String, field: String) throws {
    let json = try json(text)
    #expect { try PushAnswer(json: json) } throws: { ($0 as? EnvelopeFault)?.field == field }
  }

  @Test func `a page of a pull is written and read back`() throws {
    let page = PullAnswer(events: [event], cursor: "c 7", hasMore: true)
    let json = try JSONValue(parsing: page.canonical)
    #expect(try PullAnswer(json: json) == page)
    #expect(json.canonical == page.canonical)
  }

  @Test(arguments: [
    (#"{"cursor":"","hasMore":false}"#, "events"), (#"{"events":[],"hasMore":false}"#, "cursor"),
    (#"{"events":[],"cursor":""}"#, "hasMore"),
    (#"{"events":[{}],"cursor":"","hasMore":false}"#, "events.0.at"),
  ]) func `what is no page names its field`(text: String, field: String) throws {
    let json = try json(text)
    #expect { try PullAnswer(json: json) } throws: { ($0 as? EnvelopeFault)?.field == field }
  }
}
