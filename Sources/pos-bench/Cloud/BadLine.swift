import POSModel
import POSTestSupport
import Synchronization

/// A line to the cloud on which four requests of ten go wrong, the same ones each time.
final class BadLine: Sendable {
  private struct State {
    var random = SeededGenerator(seed: 5)
    var requests = 0
    var faults = 0
  }

  private let state = Mutex(State())

  private static let faults: [ProxyFault] = [
    .delay(milliseconds: 30), .cutBefore, .cutAfter, .cutAfter, .tooMany(retryAfterSeconds: 1),
    .status(500), .status(503), .garbage, .slowDrip(bytes: 100, milliseconds: 1),
  ]

  /// How many requests came, and how many of them went wrong.
  var count: (requests: Int, faults: Int) { state.withLock { ($0.requests, $0.faults) } }

  /// What goes wrong with the next request, if anything.
  func fault() -> ProxyFault? {
    state.withLock { state in
      state.requests += 1
      guard Int.random(in: 0..<10, using: &state.random) < 4 else { return nil }
      state.faults += 1
      return Self.faults.randomElement(using: &state.random)
    }
  }
}
