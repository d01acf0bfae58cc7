extension Money {
  /// Splits the amount in proportion to `weights` (none negative); the parts sum to the whole.
  ///
  /// Largest remainders get the odd minor units, earlier parts first. Weights that are all zero
  /// count as equal.
  public func split(by weights: [Int64]) -> [Money] {
    guard !weights.isEmpty else { return [] }
    precondition(weights.allSatisfy { $0 >= 0 }, "weights are not negative")
    let sum = weights.reduce(Int128(0)) { $0 + Int128($1) }
    let shares = sum == 0 ? weights.map { _ in Int128(1) } : weights.map { Int128($0) }
    let whole = sum == 0 ? Int128(weights.count) : sum
    let magnitude = Int128(minorUnits.magnitude)
    var parts: [Int128] = []
    var remainders: [(rest: Int128, index: Int)] = []
    for (index, share) in shares.enumerated() {
      let (quotient, rest) = (magnitude * share).quotientAndRemainder(dividingBy: whole)
      parts.append(quotient)
      remainders.append((rest, index))
    }
    let odd = Int(magnitude - parts.reduce(0, +))
    remainders.sort { ($1.rest, $0.index) < ($0.rest, $1.index) }
    for (_, index) in remainders.prefix(odd) { parts[index] += 1 }
    return parts.map { Money(minorUnits: Int64(minorUnits < 0 ? -$0 : $0)) }
  }

  /// Splits the amount into `count` parts that differ by at most one minor unit.
  public func split(into count: Int) -> [Money] {
    split(by: Array(repeating: 1, count: max(count, 0)))
  }
}
