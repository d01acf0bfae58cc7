import Foundation
import POSCore
import POSModel

/// Whom a token is for, as it says itself. Whether it is true, the cloud knows: here it only shows
/// that somebody gave a till the token of another.
struct TokenClaims: Decodable, Equatable {
  let tenantId: String
  let storeId: String
  let sub: String
  let workstation: Int

  /// Reads what stands in a token's middle part; nil where that is not to be read, which is for the
  /// cloud to say.
  init?(_ token: String) {
    let parts = token.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3 else { return nil }
    let text = parts[1].replacing("-", with: "+").replacing("_", with: "/")
    let padding = String(repeating: "=", count: (4 - text.count % 4) % 4)
    guard let bytes = Data(base64Encoded: text + padding),
      // A token that is none is told by the cloud.
      let claims = try? JSONDecoder().decode(TokenClaims.self, from: bytes)
    else { return nil }
    self = claims
  }

  /// Why a store may not sync with it, in one sentence; nil when it is the store's own.
  func objection(of realm: Realm) -> String? {
    if tenantId != realm.tenant.rawValue || storeId != realm.store.rawValue {
      return "the token is for store \(storeId) of \(tenantId), "
        + "this is store \(realm.store) of \(realm.tenant)"
    }
    if sub != realm.device.rawValue {
      return "the token is for device \(sub), this is \(realm.device)"
    }
    // Its check numbers would be another lane's.
    if workstation != realm.workstation {
      return "the token is for workstation \(workstation), this is workstation \(realm.workstation)"
    }
    return nil
  }
}
