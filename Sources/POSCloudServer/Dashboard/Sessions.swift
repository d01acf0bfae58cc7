import Foundation
import HTTPTypes
import Hummingbird
import POSCloudStore
import POSModel

/// Knows who is signed in, on whatever copy of the server: sessions are in the database.
struct Sessions: Sendable {
  /// The browser's name for it.
  private static let cookie = "pos_session"
  /// The longest name of an enterprise as it stands in a cookie, in bytes: each of 64 may take
  /// three.
  private static let longestTenant = 192
  /// How long one lasts.
  private static let hours: Int64 = 12

  let store: CloudStore
  let time: any TimeSource
  let chance: Chance

  /// Who a request is from; nil when nobody is signed in.
  ///
  /// - Throws: `CloudFailure`.
  func owner(of request: Request) async throws -> Owner? {
    guard let value = request.cookies[Self.cookie]?.value else { return nil }
    let parts = value.split(separator: ".")
    guard parts.count == 2, parts[0].utf8.count <= Self.longestTenant, parts[1].utf8.count == 64,
      let tenant = String(parts[0]).removingPercentEncoding, !tenant.utf8.contains(0)
    else { return nil }
    var owner = Owner(tenant: TenantID(tenant), name: "", secret: String(parts[1]))
    guard
      let name = try await store.owner(ofSession: owner.sessionHash, tenant: owner.tenant)
    else { return nil }
    owner.name = name
    return owner
  }

  /// Begins a session; the answer carries its cookie.
  ///
  /// - Throws: `CloudFailure`.
  func begin(_ name: String, of tenant: TenantID, _ request: Request) async throws -> HTTPField {
    let owner = Owner(tenant: tenant, name: name, secret: chance.secret())
    try await store.beginSession(
      owner.sessionHash, of: name, tenant: tenant,
      until: time.now().adding(milliseconds: Self.hours * 3_600_000))
    let value = "\(FormFields.encoded(tenant.rawValue)).\(owner.secret)"
    return field(value, seconds: Self.hours * 3600, request)
  }

  /// Ends a session; the answer takes its cookie away.
  ///
  /// - Throws: `CloudFailure`.
  func end(_ owner: Owner, _ request: Request) async throws -> HTTPField {
    try await store.endSession(owner.sessionHash, tenant: owner.tenant)
    return field("", seconds: 0, request)
  }

  /// Whether the browser spoke TLS, by what stands first: the balancer nearest to it.
  private static func cameByTLS(_ request: Request) -> Bool {
    let schemes = request.headers[.forwardedProto]?.split(separator: ",") ?? []
    return schemes.first?.lowercased().filter { $0 != " " } == "https"
  }

  private func field(_ value: String, seconds: Int64, _ request: Request) -> HTTPField {
    // This server speaks no TLS; a balancer before it does, and says so. Behind one, the cookie
    // never travels without. Whoever else claims it only keeps the own cookie from plain HTTP.
    let secure = Self.cameByTLS(request) ? "; Secure" : ""
    return HTTPField(
      name: .setCookie,
      value:
        "\(Self.cookie)=\(value); Path=/; Max-Age=\(seconds); HttpOnly; SameSite=Strict\(secure)")
  }
}
