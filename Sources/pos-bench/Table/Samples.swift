/// Times of one kind.
struct Samples {
  private(set) var times: [Duration] = []

  var count: Int { times.count }

  mutating func add(_ time: Duration) { times.append(time) }

  /// Adds the time that `body` takes.
  ///
  /// - Throws: what `body` throws; nothing is added then.
  mutating func time<T>(_ body: () throws -> T) rethrows -> T {
    let start = ContinuousClock.now
    let result = try body()
    add(.now - start)
    return result
  }

  /// The time that this share of all samples does not exceed, in milliseconds.
  func milliseconds(atShare share: Double) -> Double {
    precondition(!times.isEmpty, "something was measured")
    let place = Int((Double(times.count) * share).rounded(.up)) - 1
    return times.sorted()[max(0, min(times.count - 1, place))].milliseconds
  }

  var p50: Double { milliseconds(atShare: 0.5) }
  var p99: Double { milliseconds(atShare: 0.99) }
}

extension Duration {
  var milliseconds: Double {
    Double(components.seconds) * 1e3 + Double(components.attoseconds) / 1e15
  }
}
