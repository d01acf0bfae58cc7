import Glibc
import POSCore
import POSModel

@testable import POSApp

/// The demo restaurant, made anew for a test.
enum DemoStore {
  /// Makes it in an empty folder, with ids and secrets from a fixed seed.
  ///
  /// - Throws: what set-up and import throw.
  static func make(in folder: DataFolder, time: any TimeSource = TestTime()) throws {
    let store = try Demo.make(in: folder, time: time, random: SeededGenerator(seed: 42))
    try store.close()
  }
}

/// A clock that stands at noon of a day in June.
struct TestTime: TimeSource {
  func now() -> Instant { Instant(milliseconds: 1_780_315_200_000) }
  func offsetSeconds(at instant: Instant) -> Int { 0 }
}
