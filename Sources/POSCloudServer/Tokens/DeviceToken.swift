import Foundation
import JWTKit
import POSModel

/// What a device's token says.
///
/// The times are checked by ``TokenCheck``, against the clock it was handed.
struct DeviceToken: JWTPayload, Equatable {
  /// Whom the token is shown to: the cloud here, the hub on the LAN.
  static let cloud = "pos-cloud"
  static let hub = "pos-hub"

  /// The device.
  var sub: SubjectClaim
  /// Whom it may be shown to.
  var aud: AudienceClaim
  /// The enterprise.
  var tenantId: String
  /// The store.
  var storeId: String
  /// The device's number in the store.
  var workstation: Int
  /// From when it is good.
  var nbf: NotBeforeClaim
  /// Until when it is good.
  var exp: ExpirationClaim

  /// A token for a device, good for cloud and hub.
  init(_ caller: Caller, from begin: Instant, days: Int) {
    sub = SubjectClaim(value: caller.device.rawValue)
    aud = AudienceClaim(value: [Self.cloud, Self.hub])
    (tenantId, storeId) = (caller.tenant.rawValue, caller.store.rawValue)
    workstation = caller.workstation
    nbf = NotBeforeClaim(value: Self.date(begin))
    exp = ExpirationClaim(
      value: Self.date(begin.adding(milliseconds: Int64(days) * 86_400_000)))
  }

  private static func date(_ instant: Instant) -> Date {
    Date(timeIntervalSince1970: Double(instant.milliseconds / 1000))
  }

  /// Nothing: what it says is checked where the time is known.
  ///
  /// - Throws: never.
  func verify(using algorithm: some JWTAlgorithm) async throws {}

  /// The device that shows it.
  var caller: Caller {
    Caller(
      tenant: TenantID(tenantId), store: StoreID(storeId), device: DeviceID(sub.value),
      workstation: workstation,
      until: Instant(milliseconds: Int64(exp.value.timeIntervalSince1970 * 1000)))
  }

  /// Why it cannot be used now; nil when it can.
  func objection(at now: Instant) -> APIError? {
    let date = Date(timeIntervalSince1970: Double(now.milliseconds) / 1000)
    if date >= exp.value { return .unauthorized("token.expired", "The token has run out.") }
    if date < nbf.value { return .unauthorized("token.not_yet", "The token is not good yet.") }
    guard aud.value.contains(Self.cloud) else {
      return .forbidden("token.audience", "The token is not for the cloud.")
    }
    return nil
  }
}
