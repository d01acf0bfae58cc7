public import POSModel

/// One event on its way to the cloud.
public struct PushItem: Sendable, Equatable {
  /// Names the wish to store it: the event's id.
  public var clientTxID: EventID
  /// What the sender says the payload's hash is.
  public var payloadSHA256: String
  /// How the hash is made; 1 is SHA-256 over canonical JSON.
  public var payloadHashVersion: Int
  /// The event.
  public var event: Envelope

  /// An event that is sent as it is.
  public init(_ event: Envelope) {
    (clientTxID, payloadSHA256, payloadHashVersion) = (event.eventID, event.payloadSHA256, 1)
    self.event = event
  }
}

/// The body of `POST /sync/push`.
public struct PushRequest: Sendable, Equatable {
  /// The most items of one request.
  public static let mostItems = 200

  /// The device that sends; its events may have happened elsewhere.
  public var device: DeviceID
  /// The events, each origin's in order.
  public var items: [PushItem]

  /// Those events from that device.
  public init(device: DeviceID, items: [PushItem]) { (self.device, self.items) = (device, items) }

  /// The body as canonical JSON.
  public var canonical: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(items.reduce(256) { $0 + $1.event.payload.count + 768 })
    bytes += "{\"deviceId\":".utf8
    JSONValue.write(device.rawValue, to: &bytes)
    bytes += ",\"items\":".utf8
    JSONValue.writeArray(items, to: &bytes) { $0.write(to: &$1) }
    bytes += "}".utf8
    return bytes
  }
}

extension PushItem {
  /// Writes the item as canonical JSON.
  func write(to bytes: inout [UInt8]) {
    bytes += "{\"clientTxId\":".utf8
    JSONValue.write(clientTxID.rawValue, to: &bytes)
    bytes += ",\"event\":".utf8
    event.write(to: &bytes)
    bytes += ",\"payloadHashVersion\":\(payloadHashVersion),\"payloadSha256\":".utf8
    JSONValue.write(payloadSHA256, to: &bytes)
    bytes += "}".utf8
  }
}

extension PushRequest {
  /// One item as it came in: an item that cannot be read does not keep the others from being taken.
  public struct ReceivedItem: Sendable, Equatable {
    /// What the answer names; empty when not even this could be read.
    public var clientTxID: EventID
    /// The item, or what is wrong with it.
    public var item: Result<PushItem, EnvelopeFault>
    /// The item as it came, to be kept where it is refused.
    public var json: JSONValue

    /// Reads an item, as far as it can be read.
    public init(_ json: JSONValue) {
      (clientTxID, self.json) = (EventID(json["clientTxId"]?.string ?? ""), json)
      do throws(EnvelopeFault) { item = .success(try PushItem(json: json)) } catch {
        item = .failure(error)
      }
    }
  }

  /// The items of a body, each read on its own, and the device that sends.
  ///
  /// - Throws: ``EnvelopeFault`` when the body as a whole is none.
  public static func read(
    _ json: JSONValue
  ) throws(EnvelopeFault) -> (device: DeviceID, items: [ReceivedItem]) {
    guard let device = json["deviceId"]?.string, !device.isEmpty else {
      throw EnvelopeFault(field: "deviceId", reason: "must be text")
    }
    guard case .array(let items)? = json["items"] else {
      throw EnvelopeFault(field: "items", reason: "must be a list")
    }
    guard items.count <= mostItems else {
      throw EnvelopeFault(field: "items", reason: "must be at most \(mostItems)")
    }
    return (DeviceID(device), items.map { ReceivedItem($0) })
  }
}

extension PushItem {
  /// Reads an item; its hash must be the one its event has.
  ///
  /// - Throws: ``EnvelopeFault`` with the field that is wrong.
  public init(json: JSONValue) throws(EnvelopeFault) {
    guard let event = json["event"] else {
      throw EnvelopeFault(field: "event", reason: "must be an object")
    }
    let envelope: Envelope
    do throws(EnvelopeFault) { envelope = try Envelope(json: event) } catch {
      throw EnvelopeFault(field: "event.\(error.field)", reason: error.reason)
    }
    guard json["payloadHashVersion"]?.integer == 1 else {
      throw EnvelopeFault(field: "payloadHashVersion", reason: "must be 1")
    }
    guard json["clientTxId"]?.string == envelope.eventID.rawValue else {
      throw EnvelopeFault(field: "clientTxId", reason: "must be the event's id")
    }
    guard json["payloadSha256"]?.string == envelope.payloadSHA256 else {
      throw EnvelopeFault(field: "payloadSha256", reason: "is not the hash of the payload")
    }
    self.init(envelope)
  }
}
