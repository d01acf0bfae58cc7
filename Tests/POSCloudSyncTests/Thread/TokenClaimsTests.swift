import Foundation
import POSCore
import POSModel
import Testing

/// A till that was given the token of another.
struct TokenClaimsTests {
  /// A token that says so; the signature is for the cloud to look at.
  private static func token(
    tenant: String = "harbor", store: String = "s1", device: String = "L1", workstation: Int = 1
  ) -> String {
    let claims = """
      {"aud":["pos-cloud"],"exp":1.5,"storeId":"\(store)","sub":"\(device)",\
      "tenantId":"\(tenant)","workstation":\(workstation)}
      """
    let middle = Data(claims.utf8).base64EncodedString().replacing("+", with: "-")
      .replacing("/", with: "_").replacing("=", with: "")
    return "e30.\(middle).c2ln"
  }

  private static let others: [(token: String, reason: String)] = [
    (token(workstation: 3), "the token is for workstation 3, this is workstation 1"),
    (token(device: "L2"), "the token is for device L2, this is L1"),
    (token(store: "s2"), "the token is for store s2 of harbor, this is store s1 of harbor"),
    (
      token(tenant: "Ünïon Pier"),
      "the token is for store s1 of Ünïon Pier, this is store s1 of harbor"
    ),
  ]

  @Test(arguments: others)
  func `with a token of another nothing is sent, and one sentence says why`(
    token: String, reason: String
  ) throws {
    let till = try SyncedTill()
    till.cloud.setToken(token)
    try till.begin(token: token)
    #expect(try till.reaches { $0.line == .refused })
    #expect(try till.store.syncState().trouble?.reason == reason)
    try till.sell()
    #expect(try till.reaches { $0.summary == .failed && $0.refusedCount == 0 })
    #expect(till.cloud.answers.isEmpty)
    #expect(try till.store.openReviews(limit: 10).map(\.detail) == [reason])

    till.end()
    let own = Self.token()
    till.cloud.setToken(own)
    try till.begin(token: own)
    #expect(try till.isSynced())
    #expect(try till.store.openReviews(limit: 10).isEmpty)
  }
}
