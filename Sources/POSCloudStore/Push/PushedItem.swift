import POSModel
import POSWire

/// An item of a push on its way through: what is to be stored, or why it never will be.
struct PushedItem {
  /// Its place in the request.
  let place: Int
  /// What the answer names.
  let id: EventID
  /// The item as it came.
  let json: JSONValue
  /// The event, where it can be read.
  let event: Envelope?
  /// Why it is refused; nil while it is not.
  var refusal: Refused?

  /// An answer that is no.
  struct Refused: Equatable {
    var status: PushResult.Status
    var reason: String
  }

  init(_ received: PushRequest.ReceivedItem, at place: Int) {
    (self.place, id, json) = (place, received.clientTxID, received.json)
    switch received.item {
    case .success(let item): event = item.event
    case .failure(let fault):
      event = nil
      refusal = Refused(status: .rejected, reason: "\(fault.field) \(fault.reason)")
    }
  }

  /// The same item, refused.
  func refused(_ status: PushResult.Status, _ reason: String) -> PushedItem {
    var item = self
    item.refusal = Refused(status: status, reason: reason)
    return item
  }

  /// The longest name of an origin, in bytes: no device's is longer, and an index takes it.
  static let longestOrigin = 64

  /// Whether events can be counted under that name.
  static func isOrigin(_ name: String) -> Bool {
    (1...longestOrigin).contains(name.utf8.count) && Envelope.isName(name)
  }

  /// What tells refused items apart.
  var digest: String { SHA256Hex.of(json.canonical) }

  /// The place in its origin's count that it claims, read from what can be read.
  var claim: Claim? {
    let said = json["event"]
    guard let origin = said?["clock"]?["deviceId"]?.string, Self.isOrigin(origin),
      let seq = said?["seq"]?.integer, seq >= 1
    else { return nil }
    let hash = said?["payloadSha256"]?.string ?? ""
    return Claim(
      origin: DeviceID(origin), seq: seq, payloadSHA256: hash.utf8.count == 64 ? hash : "",
      realm: CloudRealm(
        tenant: TenantID(said?["tenantId"]?.string ?? ""),
        store: StoreID(said?["storeId"]?.string ?? "")))
  }

  /// A place in an origin's count.
  struct Claim {
    var origin: DeviceID
    var seq: Int64
    var payloadSHA256: String
    var realm: CloudRealm
  }
}
