/// How far a role may go on its own.
public struct RoleLimits: Sendable, Equatable {
  /// The largest check it may void.
  public var voidTotal: Money
  /// The largest check it may ring.
  public var checkTotal: Money
  /// The most it may return on one check.
  public var refundTotal: Money
  /// The most it may take off, in parts per million.
  public var discountParts: Int64
}
