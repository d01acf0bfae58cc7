public import POSModel

/// One event as it travels: on the LAN, to the cloud and back.
///
/// The payload is kept as the canonical bytes its hash is over.
public struct Envelope: Sendable, Equatable {
  /// The event; it counts once, however often it is heard.
  public var eventID: EventID
  /// The enterprise.
  public var tenant: TenantID
  /// The store.
  public var store: StoreID
  /// The kind of thing it is about.
  public var aggregateType: String
  /// The thing it is about.
  public var aggregateID: String
  /// How many events the thing had at its origin, this one counted.
  public var version: Int
  /// What happened, such as `order.paid`.
  public var type: String
  /// When it happened, by its origin's clock.
  public var at: Instant
  /// The device it happened on.
  public var device: DeviceID
  /// The employee who did it.
  public var actor: EmployeeID
  /// The logical clock.
  public var lamport: Int64
  /// The device in one epoch: `L1`, `L1.2`.
  public var origin: DeviceID
  /// The origin's count of its events, from 1, without gaps.
  public var seq: Int64
  /// Canonical JSON.
  public var payload: [UInt8]
  /// SHA-256 over `payload`, in hex.
  public var payloadSHA256: String

  /// An envelope around a fact.
  public init(
    stamp: FactStamp, tenant: TenantID, store: StoreID, aggregateType: String,
    aggregateID: String, version: Int, type: String, device: DeviceID, seq: Int64,
    payload: [UInt8], payloadSHA256: String
  ) {
    (eventID, at, actor) = (stamp.eventID, stamp.at, stamp.actor)
    (lamport, origin, self.device) = (stamp.lamport, stamp.origin, device)
    (self.tenant, self.store, self.seq) = (tenant, store, seq)
    (self.aggregateType, self.aggregateID) = (aggregateType, aggregateID)
    (self.version, self.type) = (version, type)
    (self.payload, self.payloadSHA256) = (payload, payloadSHA256)
  }

  /// Where the fact stands in the total order, and who is behind it.
  public var stamp: FactStamp {
    FactStamp(eventID: eventID, at: at, lamport: lamport, origin: origin, actor: actor)
  }
}

extension Envelope {
  /// The envelope as canonical JSON, the payload as it is kept.
  public var canonical: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(payload.count + 512)
    write(to: &bytes)
    return bytes
  }

  /// Writes ``canonical``: member after member, in the order they are sorted in, for a page of
  /// five hundred is asked for while somebody waits.
  func write(to bytes: inout [UInt8]) {
    bytes.write(#"{"actor":{"deviceId":"#, device.rawValue)
    bytes.write(#","userId":"#, actor.rawValue)
    bytes.write(#"},"aggregateId":"#, aggregateID)
    bytes.write(#","aggregateType":"#, aggregateType)
    bytes.write(#","at":"#, at.text)
    bytes.write(#","clock":{"deviceId":"#, origin.rawValue)
    bytes.write(#","lamport":"#, lamport)
    bytes.write(#"},"eventId":"#, eventID.rawValue)
    bytes += #","payload":"#.utf8
    bytes += payload
    bytes.write(#","payloadSha256":"#, payloadSHA256)
    bytes.write(#","seq":"#, seq)
    bytes.write(#","storeId":"#, store.rawValue)
    bytes.write(#","tenantId":"#, tenant.rawValue)
    bytes.write(#","type":"#, type)
    bytes.write(#","version":"#, Int64(version))
    bytes.append(UInt8(ascii: "}"))
  }

  /// The highest version, logical clock and `seq` that travel: what JSON numbers hold exactly.
  public static let highestCount: Int64 = 1 << 53 - 1

  /// The furthest logical clock that is taken from elsewhere by who has seen them up to `seen`.
  ///
  /// Who takes an event counts on from its clock, and so does everybody who hears of that: one
  /// event at ``highestCount`` would leave a store nothing to count with. So none is taken of the
  /// further half, unless it follows what is there already; and that by steps so small that some
  /// thousand million of them would be needed. Of clocks on walls, none is near: that half begins
  /// in the year 144 683.
  public static func furthestClock(after seen: Int64) -> Int64 {
    min(max(highestCount / 2 + 1, seen + 1 << 20), highestCount)
  }

  /// The furthest logical clock that anybody comes to who counts on from such events alone: beyond
  /// it lie some two thousand million of those steps.
  public static let furthestReach = highestCount / 4 * 3

  /// Whether devices, stores, enterprises, events and kinds may be called so: in printable ASCII,
  /// for letters beyond it are spelt in more than one way, and look the same.
  public static func isName(_ text: String) -> Bool {
    text.utf8.allSatisfy { (0x20...0x7E).contains($0) }
  }

  /// Reads an envelope and checks its hash over the canonical form of the payload.
  ///
  /// - Throws: ``EnvelopeFault`` with the field that is wrong.
  public init(json: JSONValue) throws(EnvelopeFault) {
    /// The text at a path.
    ///
    /// - Throws: ``EnvelopeFault``.
    func text(_ path: String..., isName: Bool = false) throws(EnvelopeFault) -> String {
      guard let text = path.reduce(json as JSONValue?, { $0?[$1] })?.string, !text.isEmpty else {
        throw EnvelopeFault(field: path.joined(separator: "."), reason: "must be text")
      }
      guard !isName || Self.isName(text) else {
        throw EnvelopeFault(field: path.joined(separator: "."), reason: "must be printable ASCII")
      }
      return text
    }
    /// The count at a path.
    ///
    /// - Throws: ``EnvelopeFault``.
    func count(_ path: String...) throws(EnvelopeFault) -> Int64 {
      guard let number = path.reduce(json as JSONValue?, { $0?[$1] })?.integer,
        (1...Self.highestCount).contains(number)
      else {
        throw EnvelopeFault(
          field: path.joined(separator: "."), reason: "must be a count from 1 to 2^53 - 1")
      }
      return number
    }
    guard let at = Instant(text: try text("at")) else {
      throw EnvelopeFault(field: "at", reason: "must be an RFC 3339 moment in UTC")
    }
    guard let payload = json["payload"], case .object = payload else {
      throw EnvelopeFault(field: "payload", reason: "must be an object")
    }
    let bytes = payload.canonical
    let hash = try text("payloadSha256")
    guard SHA256Hex.of(bytes) == hash else {
      throw EnvelopeFault(field: "payloadSha256", reason: "is not the hash of the payload")
    }
    // A device's own wrong PIN has no employee behind it.
    guard let actor = json["actor"]?["userId"]?.string else {
      throw EnvelopeFault(field: "actor.userId", reason: "must be text")
    }
    self.init(
      stamp: FactStamp(
        eventID: EventID(try text("eventId", isName: true)), at: at,
        lamport: try count("clock", "lamport"),
        origin: DeviceID(try text("clock", "deviceId", isName: true)), actor: EmployeeID(actor)),
      tenant: TenantID(try text("tenantId", isName: true)),
      store: StoreID(try text("storeId", isName: true)),
      aggregateType: try text("aggregateType", isName: true), aggregateID: try text("aggregateId"),
      version: Int(try count("version")), type: try text("type", isName: true),
      device: DeviceID(try text("actor", "deviceId", isName: true)), seq: try count("seq"),
      payload: bytes,
      payloadSHA256: hash)
  }
}

/// What is wrong with an envelope that came from outside.
public struct EnvelopeFault: Error, Equatable, Sendable {
  /// The field, as a path.
  public var field: String
  /// What is wrong with it.
  public var reason: String

  /// A fault of that field.
  public init(field: String, reason: String) { (self.field, self.reason) = (field, reason) }
}

extension [UInt8] {
  /// Writes a text behind what stands before it.
  fileprivate mutating func write(_ before: String, _ text: String) {
    self += before.utf8
    JSONValue.write(text, to: &self)
  }

  /// Writes a number behind what stands before it.
  fileprivate mutating func write(_ before: String, _ number: Int64) {
    self += before.utf8
    JSONValue.integer(number).write(to: &self)
  }
}
