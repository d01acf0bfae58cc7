public import POSModel

/// Claims to PINs that have to be settled: a PIN belongs to the first who claimed it.
public struct PINClaims: Sendable, Equatable {
  /// Whose claim is new or gone.
  public let employee: EmployeeID
  /// The PINs, as they are looked up by.
  public let lookups: [String]
}
