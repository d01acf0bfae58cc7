public import POSModel

/// Events leased for one push.
public struct PushClaim: Sendable, Equatable {
  /// One of them.
  public struct Item: Sendable, Equatable {
    /// The event.
    public let id: EventID
    /// How often it was tried before, since somebody last asked for it.
    public let attempts: Int
    /// Whether it ever failed, so that a manager may have been told.
    public let hasFailed: Bool
  }

  /// Names the lease, and no other.
  public let token: String
  /// The events, each origin's in order.
  public let items: [Item]
}
