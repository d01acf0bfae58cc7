import POSCore

/// How the cloud is reached.
public struct CloudAccess: Sendable {
  /// Where it is.
  public let address: CloudAddress
  /// A file of certificates to trust instead of the machine's; nil for those.
  public let authorities: String?
  /// How long the answer to a push may take, in milliseconds.
  public var patience = 10_000
  /// What proves which device asks; nil when there is nothing. Asked for each time, so that a new
  /// one needs no restart.
  public let token: @Sendable () -> String?

  /// A cloud at that address.
  public init(
    _ address: CloudAddress, trusting authorities: String? = nil,
    token: @escaping @Sendable () -> String?
  ) {
    (self.address, self.authorities, self.token) = (address, authorities, token)
  }

  /// What proves which device asks, if it is this device's own.
  ///
  /// - Throws: ``UnusableToken``; nothing is to be sent then.
  func token(of realm: Realm) throws(UnusableToken) -> String {
    guard let token = token(), !token.isEmpty else {
      throw UnusableToken(reason: "there is no CLOUD_TOKEN")
    }
    if let objection = TokenClaims(token)?.objection(of: realm) {
      throw UnusableToken(reason: objection)
    }
    return token
  }
}

/// There is no token, or it is another's.
struct UnusableToken: Error, Equatable {
  /// Which of it, in one sentence.
  let reason: String
}
