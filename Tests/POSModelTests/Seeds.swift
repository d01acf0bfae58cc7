import Foundation
import Testing

/// The seeds that random tests go through: several hundred, or the one that `POS_SEED` names.
enum Seeds {
  static let all: [UInt64] = {
    let one = ProcessInfo.processInfo.environment["POS_SEED"].flatMap { UInt64($0) }
    return one.map { [$0] } ?? Array(1...300)
  }()

  /// How to run one seed of a suite alone; shown where it fails.
  static func alone(_ seed: UInt64, _ suite: Any.Type) -> Comment {
    "alone: POS_SEED=\(seed) swift test --disable-xctest --filter \(suite)"
  }
}
