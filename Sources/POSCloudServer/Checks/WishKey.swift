import Hummingbird
import POSCloudStore
import POSModel
import POSWire

/// The key of an online wish, and the ids of what it makes.
///
/// All follow from the `Idempotency-Key` header and who sent it, so that a wish sent again is the
/// same to the byte, and one text sent by two devices is two wishes.
struct WishKey: Sendable {
  /// The longest key that is taken, in bytes.
  static let longest = 200

  private let text: String

  /// The key of a request.
  ///
  /// - Throws: ``APIError`` when there is none.
  init(_ request: Request, _ caller: Caller, operation: String) throws(APIError) {
    guard let header = request.headers[.idempotencyKey], (1...Self.longest) ~= header.utf8.count
    else {
      throw .badRequest(
        "Idempotency-Key must be there, with 1 to \(Self.longest) characters.",
        field: "Idempotency-Key")
    }
    text = [
      caller.tenant.rawValue, caller.store.rawValue, caller.device.rawValue, operation, header,
    ].joined(separator: "\n")
  }

  /// A key for what an owner does on the dashboard, from the id its form was sent with.
  init(form: String, owner: Owner, realm: CloudRealm) {
    text = ["dashboard", realm.tenant.rawValue, realm.store.rawValue, owner.name, form]
      .joined(separator: "\n")
  }

  /// Names a write of a device that is no command, and all that it asks for.
  func write(_ operation: String, by caller: Caller, _ path: String, _ body: JSONValue) -> WriteKey
  {
    WriteKey(
      device: caller.device, operation: operation, key: uuid("write"),
      request: SHA256Hex.of(Array("\(operation) \(path) ".utf8) + body.canonical))
  }

  /// Names the wish.
  var key: IdempotencyKey { IdempotencyKey(uuid("wish")) }

  /// The id of what the wish makes, where its body names none.
  func id<Entity>(_ kind: String) -> ID<Entity> { ID(uuid(kind)) }

  private func uuid(_ kind: String) -> String { SHA256Hex.uuid(of: "\(kind)\n\(text)") }
}
