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
}
