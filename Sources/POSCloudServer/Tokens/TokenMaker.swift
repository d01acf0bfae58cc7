import Crypto
import Foundation
import JWTKit
import POSCloudStore
import POSModel

/// Makes the token of a device.
enum TokenMaker {
  /// How long a token is good, in days.
  static let days = 365

  /// A token of a device, signed with its enterprise's key.
  ///
  /// - Throws: `CloudFailure`; what the signing library throws.
  static func token(
    for device: EnrolledDevice, office: inout CloudOffice, from begin: Instant, days: Int = days
  ) async throws -> String {
    let caller = Caller(
      tenant: device.realm.tenant, store: device.realm.store, device: device.device,
      workstation: device.workstation)
    return try await sign(DeviceToken(caller, from: begin, days: days), office: &office)
  }

  /// The token that says so, signed with the enterprise's key.
  ///
  /// - Throws: `CloudFailure`; what the signing library throws.
  static func sign(_ token: DeviceToken, office: inout CloudOffice) async throws -> String {
    let key = try office.signingKey(of: token.caller.tenant)
    let signer = EdDSA.PrivateKey(
      backing: try Curve25519.Signing.PrivateKey(rawRepresentation: key.privateKey))
    let kid = JWKIdentifier(string: key.id)
    return try await JWTKeyCollection().add(eddsa: signer, kid: kid)
      .sign(token, kid: kid)
  }
}
