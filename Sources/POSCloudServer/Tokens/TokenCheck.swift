import Foundation
import HTTPTypes
import Hummingbird
import JWTKit
import POSCloudStore
import POSModel
import POSWire
import Synchronization

/// Lets nobody through without a token that is good here and now; nothing of the body is read
/// before.
struct TokenCheck: RouterMiddleware {
  let tokens: TokenReader
  let limit: RateLimit
  /// Counts what was not let through.
  let failures: RateLimit
  let time: any TimeSource

  /// What is said of a token that we signed, and that does not do here and now.
  private static let ours: Set = [
    "token.expired", "token.not_yet", "token.audience", "token.realm",
  ]

  /// Lets a device through.
  ///
  /// - Throws: ``APIError``: 401 for a token that is none, 403 for one that is not for this, 429
  ///   for too many requests.
  func handle(
    _ request: Request, context: CloudContext,
    next: (Request, CloudContext) async throws -> Response
  ) async throws -> Response {
    let caller: Caller
    do {
      caller = try await tokens.caller(of: request.headers, from: context.address)
    } catch let error as APIError {
      try failures.take(of: Self.sender(of: request, error) ?? context.address, at: time.now())
      throw error
    }
    try limit.take(of: caller.name, at: time.now())
    return try await next(request, context.from(caller))
  }

  /// What a refused token is counted under; nil for one that anybody can make up. One of ours has a
  /// count of its own: behind a balancer all come from one address, and a till whose token ran out
  /// must hear so, whoever else sends garbage.
  ///
  /// It is one count however the token is written: the scheme may be in any case, and the bits that
  /// a signature leaves over may be any. Only what was signed cannot be changed.
  private static func sender(of request: Request, _ error: APIError) -> String? {
    guard ours.contains(error.code),
      let token = request.headers[.authorization].map(TokenReader.token(in:)),
      let end = token.lastIndex(of: ".")
    else { return nil }
    return SHA256Hex.of(token[..<end].utf8)
  }
}

/// Reads tokens.
final class TokenReader: Sendable {
  /// How long a key and a device are believed to be as they were, in milliseconds.
  private static let trust: Int64 = 30_000

  private let store: CloudStore
  private let time: any TimeSource
  /// Counts keys that nobody has, by who asks: anybody can make up the name of one, and only the
  /// database knows that there is none.
  private let strangers: RateLimit
  /// Where too many were made up, the database is asked for one at a time: behind a balancer all
  /// come from one address, and a real key must be learnt whoever else sends garbage.
  private let turns = Turns(waiting: 256)
  private let keys = Mutex<[String: (key: [UInt8], until: Instant)]>([:])
  private let devices = Mutex<[Caller: Instant]>([:])

  /// Reads tokens signed with keys of this store. So many at once may name a key that nobody has,
  /// then one a second; beyond that the database is asked for one at a time.
  init(store: CloudStore, time: any TimeSource, strangersAtOnce: Int) {
    (self.store, self.time) = (store, time)
    strangers = RateLimit(perMinute: 60, atOnce: strangersAtOnce)
  }

  /// The device a request comes from.
  ///
  /// - Throws: ``APIError``; `CloudFailure` when the database cannot be asked.
  func caller(of headers: HTTPFields, from address: String) async throws -> Caller {
    guard let header = headers[.authorization] else {
      throw APIError.unauthorized("token.missing", "A token is needed.")
    }
    guard header.lowercased().hasPrefix("bearer ") else {
      throw APIError.unauthorized("token.scheme", "The token must come as Bearer.")
    }
    let token = try await read(String(Self.token(in: header)), from: address)
    if let objection = token.objection(at: time.now()) { throw objection }
    try await guardEnrolled(token.caller)
    return token.caller
  }

  /// The token behind `Bearer `.
  fileprivate static func token(in header: String) -> Substring { header.dropFirst(7) }

  /// What a token says, if its signature holds.
  ///
  /// - Throws: ``APIError``; `CloudFailure`.
  private func read(_ text: String, from address: String) async throws -> DeviceToken {
    let garbage = APIError.unauthorized("token.garbage", "The token is none of ours.")
    let bytes = Array(text.utf8)
    guard bytes.count < 4000 else { throw garbage }
    let claimed: (header: JWTHeader, payload: DeviceToken)
    do {
      let parsed = try DefaultJWTParser().parse(bytes, as: DeviceToken.self)
      claimed = (parsed.header, parsed.payload)
    } catch { throw garbage }
    let tenant = claimed.payload.tenantId
    // PostgreSQL keeps no NUL, so no key has one in its name.
    guard let id = claimed.header.kid, !(id + tenant).utf8.contains(0),
      claimed.header.alg == "EdDSA",
      let key = try await key(id, of: TenantID(tenant), for: address)
    else { throw garbage }
    do {
      let signer = try EdDSA.PublicKey(x: Data(key).base64URL, curve: .ed25519)
      return try await JWTKeyCollection().add(eddsa: signer).verify(bytes, as: DeviceToken.self)
    } catch { throw garbage }
  }

  /// The public part of a key; nil where nobody has it.
  ///
  /// - Throws: ``APIError``: 429 when too many from there named keys that nobody has;
  ///   `CloudFailure`.
  private func key(
    _ id: String, of tenant: TenantID, for address: String
  ) async throws -> [UInt8]? {
    let name = "\(tenant) \(id)"
    guard keys.withLock({ $0[name] }) == nil else { return try await learn(id, of: tenant) }
    do { try strangers.take(of: address, at: time.now()) } catch let tooMany {
      guard await turns.begin() else { throw tooMany }
      defer { turns.end() }
      guard let key = try await learn(id, of: tenant) else { throw tooMany }
      return key
    }
    var isMadeUp = false
    defer { if !isMadeUp { strangers.giveBack(to: address) } }
    let key = try await learn(id, of: tenant)
    isMadeUp = key == nil
    return key
  }

  /// The public part of a key as it is known, or else as the database has it.
  ///
  /// - Throws: `CloudFailure`.
  private func learn(_ id: String, of tenant: TenantID) async throws -> [UInt8]? {
    let (name, now) = ("\(tenant) \(id)", time.now())
    if let known = keys.withLock({ $0[name] }), known.until > now { return known.key }
    guard let key = try await store.verifyingKey(id, of: tenant) else { return nil }
    keys.withLock { $0[name] = (key, now.adding(milliseconds: Self.trust)) }
    return key
  }

  /// Refuses a device that is not of the realm its token names.
  ///
  /// - Throws: ``APIError``; `CloudFailure`.
  private func guardEnrolled(_ caller: Caller) async throws {
    let now = time.now()
    if let until = devices.withLock({ $0[caller] }), until > now { return }
    guard let device = try await store.device(caller.device, of: caller.realm),
      device.workstation == caller.workstation
    else { throw APIError.forbidden("token.realm", "The device is not of this store.") }
    devices.withLock { $0[caller] = now.adding(milliseconds: Self.trust) }
  }
}

extension Data {
  /// Base64 as tokens write it.
  fileprivate var base64URL: String {
    base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing(
      "=", with: "")
  }
}
