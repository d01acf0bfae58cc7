import Crypto
import Foundation
public import POSModel
import POSWire

/// What the office does at the database itself: makes its tables and registers who may ask.
///
/// With a connection of its own, as the user the URL names; what serves has lesser rights.
public struct CloudOffice {
  private let connection: Connection
  private let time: any TimeSource
  private var random: any RandomNumberGenerator & Sendable

  /// Connects.
  ///
  /// - Throws: ``CloudFailure``.
  public init(
    _ url: String, time: any TimeSource, random: any RandomNumberGenerator & Sendable
  ) throws {
    do { connection = try Connection(url, limits: .migrating) } catch {
      throw CloudFailure.translating(error)
    }
    (self.time, self.random) = (time, random)
  }

  /// Brings the database to the present version; twice changes nothing more, two at once are fine.
  ///
  /// - Returns: the numbers of the migrations that were run.
  /// - Throws: ``CloudFailure``.
  @discardableResult
  public func migrate() throws -> [Int] {
    do { return try Migrator(connection: connection).migrate(at: time.now()) } catch {
      throw CloudFailure.translating(error)
    }
  }

  /// Begins a new epoch of the cloud in every store, where the database is another one than when
  /// this was asked last, or `isRestored` says that it came from a backup: then it lacks what
  /// happened since. Done before it is served.
  ///
  /// - Returns: the stores in which one was begun.
  /// - Throws: ``CloudFailure``; nothing is changed then.
  public func beginEpochs(isRestored: Bool = false) throws -> [CloudRealm] {
    do {
      return try Migrator(connection: connection).mindIdentity(
        at: time.now(), isRestored: isRestored)
    } catch { throw CloudFailure.translating(error) }
  }

  /// Registers a device, with its store and enterprise where they are new. One that is there keeps
  /// its number, and a store of which something has arrived its currency, time zone and name.
  ///
  /// - Throws: ``CloudFailure``; ``CloudFailure/badEnrollment(field:reason:)`` when the number is
  ///   another device's, none is free, or the store is said to be other than it is.
  @discardableResult
  public func enroll(_ enrollment: Enrollment) throws -> Enrolled {
    try enrollment.check()
    let realm = enrollment.realm
    return try work(RealmScope(realm)) { connection in
      try enrollment.checkNewNames(connection)
      let now = Parameter.text(time.now().text)
      let keys: [Parameter] = [.text(realm.tenant.rawValue), .text(realm.store.rawValue)]
      let newTerms = try settle(enrollment, keys, now, connection)
      let known = try connection.execute(
        "SELECT device_id, workstation FROM devices WHERE tenant_id = $1 AND store_id = $2", keys
      ).map { (DeviceID($0.text(0)), Int($0.integer(1))) }
      let place = try number(for: enrollment, among: known)
      try connection.execute(
        """
        INSERT INTO devices (tenant_id, store_id, device_id, workstation, enrolled_at)
        VALUES ($1, $2, $3, $4, $5) ON CONFLICT (tenant_id, store_id, device_id) DO NOTHING
        """, keys + [.text(enrollment.device.rawValue), .integer(Int64(place)), now])
      let device = EnrolledDevice(realm: realm, device: enrollment.device, workstation: place)
      return Enrolled(device: device, newTerms: newTerms)
    }
  }

  /// Registers the store with its enterprise where they are new, and takes its row, so that two new
  /// devices do not get one number. Until something of it has arrived, nothing was counted yet in
  /// what it was said to count in: it may be said anew.
  ///
  /// - Returns: what it counts in from now on; nil where that is as it was.
  /// - Throws: ``CloudFailure/badEnrollment(field:reason:)``; ``DatabaseFault``.
  private func settle(
    _ enrollment: Enrollment, _ keys: [Parameter], _ now: Parameter, _ connection: Connection
  ) throws -> StoreTerms? {
    try connection.execute(
      "INSERT INTO tenants (tenant_id, created_at) VALUES ($1, $2) ON CONFLICT DO NOTHING",
      [keys[0], now])
    func parameters(_ terms: StoreTerms) -> [Parameter] {
      keys + [.text(terms.name), .text(terms.currency), .text(terms.timeZone)]
    }
    let unsaid = StoreTerms(currency: Currency.usd.code, timeZone: "UTC", name: "")
    let fresh = enrollment.terms(before: unsaid)
    let isNew =
      try connection.execute(
        """
        INSERT INTO stores (tenant_id, store_id, name, currency, time_zone, created_at)
        VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING
        """, parameters(fresh) + [now]
      ).changed == 1
    let found = try connection.execute(
      """
      SELECT currency, time_zone, name, last_arrival FROM stores
      WHERE tenant_id = $1 AND store_id = $2 FOR UPDATE
      """, keys)
    guard !isNew, let row = found.first else {
      try enrollment.checkNewCurrency(of: unsaid)
      return fresh
    }
    let before = StoreTerms(currency: row.text(0), timeZone: row.text(1), name: row.text(2))
    let terms = enrollment.terms(before: before)
    guard terms != before else { return nil }
    try enrollment.checkNewCurrency(of: before)
    if row.integer(3) > 0 { try enrollment.check(isOf: before) }
    try connection.execute(
      """
      UPDATE stores SET name = $3, currency = $4, time_zone = $5
      WHERE tenant_id = $1 AND store_id = $2
      """, parameters(terms))
    return terms
  }

  /// The number a device has or gets.
  ///
  /// - Throws: ``CloudFailure/badEnrollment(field:reason:)``.
  private func number(
    for enrollment: Enrollment, among known: [(DeviceID, Int)]
  ) throws -> Int {
    let own = known.first { $0.0 == enrollment.device }?.1
    if let own, own == enrollment.workstation ?? own { return own }
    if let own {
      throw CloudFailure.badEnrollment(
        field: "workstation", reason: "of \(enrollment.device) is \(own)")
    }
    let taken = Set(known.map(\.1))
    if let wanted = enrollment.workstation {
      guard !taken.contains(wanted) else {
        throw CloudFailure.badEnrollment(
          field: "workstation", reason: "\(wanted) is another device's")
      }
      return wanted
    }
    guard let free = (1...99).first(where: { !taken.contains($0) }) else {
      throw CloudFailure.badEnrollment(field: "workstation", reason: "is none free of 99")
    }
    return free
  }

  /// The newest key an enterprise signs with, made where it has none.
  ///
  /// - Throws: ``CloudFailure``.
  public mutating func signingKey(of tenant: TenantID) throws -> SigningKey {
    let seed = randomBytes(32)
    let key = try made(seed)
    let fresh = SigningKey(
      id: String(SHA256Hex.of(key.publicKey.rawRepresentation).prefix(16)),
      privateKey: seed, publicKey: Array(key.publicKey.rawRepresentation))
    return try work(RealmScope(all: tenant)) { connection in
      try connection.execute("SELECT pg_advisory_xact_lock(hashtext('pos.signing_keys'))")
      let rows = try connection.execute(
        """
        SELECT key_id, private_key, public_key FROM signing_keys
        WHERE tenant_id = $1 AND retired_at IS NULL ORDER BY created_at DESC, key_id LIMIT 1
        """, [.text(tenant.rawValue)])
      if let row = rows.first {
        return SigningKey(
          id: row.text(0), privateKey: Self.bytes(row.text(1)), publicKey: Self.bytes(row.text(2)))
      }
      try connection.execute(
        """
        INSERT INTO signing_keys (tenant_id, key_id, public_key, private_key, created_at)
        VALUES ($1, $2, $3, $4, $5)
        """,
        [
          .text(tenant.rawValue), .text(fresh.id),
          .text(Data(fresh.publicKey).base64EncodedString()),
          .text(Data(fresh.privateKey).base64EncodedString()), .text(time.now().text),
        ])
      return fresh
    }
  }

  /// Sets the password of an owner, who is made where new. Whoever is signed in with the old one is
  /// signed out.
  ///
  /// - Throws: ``CloudFailure``; ``CloudFailure/badEnrollment(field:reason:)`` when the name or
  ///   the password cannot be, or nobody registered the enterprise.
  public mutating func setOwner(_ name: String, password: String, of tenant: TenantID) throws {
    try OwnerName.check(name)
    try OwnerPassword.check(password)
    let hash = try PasswordVault.hash(password, salt: randomBytes(16))
    try work(RealmScope(all: tenant)) { connection in
      let now = Parameter.text(time.now().text)
      let known = try connection.execute(
        "SELECT 1 FROM tenants WHERE tenant_id = $1", [.text(tenant.rawValue)])
      guard known.first != nil else {
        throw CloudFailure.badEnrollment(
          field: "tenant",
          reason: "'\(tenant)' is not known; 'pos-cloud token' registers it with its first device")
      }
      try connection.execute(
        """
        INSERT INTO owners (tenant_id, name, password_hash, updated_at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (tenant_id, name) DO UPDATE SET
          password_hash = excluded.password_hash, updated_at = excluded.updated_at
        """, [.text(tenant.rawValue), .text(name), .text(hash), now])
      try connection.execute(
        "DELETE FROM owner_sessions WHERE tenant_id = $1 AND owner = $2",
        [.text(tenant.rawValue), .text(name)])
    }
  }

  private mutating func randomBytes(_ count: Int) -> [UInt8] {
    (0..<count).map { _ in UInt8(truncatingIfNeeded: random.next()) }
  }

  /// The key of a seed.
  ///
  /// - Throws: ``CloudFailure/database(_:)``.
  private func made(_ seed: [UInt8]) throws -> Curve25519.Signing.PrivateKey {
    do { return try Curve25519.Signing.PrivateKey(rawRepresentation: seed) } catch {
      throw CloudFailure.database("no key could be made: \(error)")
    }
  }

  private static func bytes(_ base64: String) -> [UInt8] {
    Data(base64Encoded: base64).map { Array($0) } ?? []
  }

  /// Runs `body` in a transaction of a database of the present version.
  ///
  /// - Throws: ``CloudFailure``.
  private func work<T>(_ scope: RealmScope, _ body: (Connection) throws -> T) throws -> T {
    do {
      try Migrator(connection: connection).check()
      return try connection.transaction(scope) { try body($0) }
    } catch { throw CloudFailure.translating(error) }
  }
}
