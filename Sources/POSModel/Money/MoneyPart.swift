extension Money {
  /// So many millionths of the amount, rounded half away from zero.
  public func part(perMillion parts: Int64) -> Money {
    Rounding.money(Int128(minorUnits) * Int128(parts), by: 1_000_000).money
  }
}
