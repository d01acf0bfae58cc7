/// Something that is measured.
protocol Bench {
  /// What `--only` calls it.
  static var name: String { get }
  /// A measurement; a quick one takes fewer samples.
  init(isQuick: Bool)
  /// Measures.
  ///
  /// - Throws: whatever keeps it from measuring; ``BenchFault`` when the till did something else
  ///   than was measured.
  func measure() throws -> [Reading]
}

/// The till did not do what was to be measured.
struct BenchFault: Error, CustomStringConvertible {
  let description: String
}
