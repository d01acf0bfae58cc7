import Foundation
import POSCore
import POSModel
import POSTestSupport

@testable import POSCloudStore

/// What is left of a day at a real till with a real cloud, both of which were killed again and again,
/// at moments that follow from a seed.
struct KilledDay: Sendable {
  let database: CloudDatabase
  let folder: TemporaryFolder
  /// How often the till was killed.
  var tillKills = 0
  /// How often the cloud was killed.
  var cloudKills = 0

  /// The data folder of the till.
  var data: DataFolder { DataFolder(path: folder.path + "/store") }

  /// Lives it, with so many kills, on a thread of its own: the tests have few, and others wait with
  /// time limits there.
  ///
  /// - Throws: `TooSlow`; what the processes, the store and the database throw.
  static func live(seed: UInt64, kills: Int) async throws -> KilledDay {
    let result = await withCheckedContinuation { continuation in
      Thread.detachNewThread {
        continuation.resume(
          returning: Result {
            let course = try Course(seed: seed)
            try course.suffer(kills)
            try course.settle()
            return course.day
          })
      }
    }
    return try result.get()
  }
}

/// The processes of such a day.
private final class Course {
  /// What did not come about in time.
  struct TooSlow: Error {
    let what: String
  }

  /// When a kill falls into the work on a sale.
  private enum Moment {
    /// After so many bytes of frames: between keys, commits and frames.
    case drawn(Int)
    /// After the cloud has so many events more: in the middle of a push.
    case stored(Int64)
  }

  private(set) var day: KilledDay
  private let cloud: CloudProcess
  private let token: String
  private let connection: Connection
  private var till: TillProcess
  private var random: SeededGenerator

  init(seed: UInt64) throws {
    random = SeededGenerator(seed: seed)
    day = KilledDay(database: try CloudDatabase(), folder: try TemporaryFolder(on: .disk))
    connection = try Connection(day.database.url)
    cloud = try CloudProcess(day.database.url)
    token = try CloudProcess.token("L1", day.database.url)
    till = try TillProcess(at: day.data, cloud: cloud.port, token: token)
  }

  /// Sells, and pulls the plug of the till, of the cloud or of both, so often.
  ///
  /// - Throws: ``TooSlow``; what the processes and the database throw.
  func suffer(_ kills: Int) throws {
    for _ in 0..<kills {
      let had = try stored()
      try till.syncNow()
      try till.sell()
      switch moment() {
      case .drawn(let bytes): till.draw(bytes)
      case .stored(let count): try wait("events in the cloud") { try stored() >= had + count }
      }
      let victim = Int.random(in: 0..<5, using: &random)
      if victim < 3 { try till.kill() }
      if victim > 1 { cloud.kill() }
      if victim > 1 { try cloud.start() }
      if victim < 3 { till = try TillProcess(at: day.data, cloud: cloud.port, token: token) }
      day.tillKills += victim < 3 ? 1 : 0
      day.cloudKills += victim > 1 ? 1 : 0
    }
  }

  /// Lets the till tell the cloud all it has; then the till is killed once more.
  ///
  /// - Throws: ``TooSlow``; what the processes and the store throw.
  func settle() throws {
    try till.syncNow()
    let store = try Store.open(day.data, time: WallClock())
    try wait("a sync of all there is") { try store.syncState().summary == .synced }
    try store.close()
    try till.kill()
  }

  private func moment() -> Moment {
    Bool.random(using: &random)
      ? .drawn(Int.random(in: 1...1_200, using: &random))
      : .stored(Int64.random(in: 1...5, using: &random))
  }

  /// How many events the cloud has.
  private func stored() throws -> Int64 {
    try connection.execute("SELECT COUNT(*) FROM events").first?.integer(0) ?? 0
  }

  private func wait(_ what: String, until hasCome: () throws -> Bool) throws {
    let deadline = ContinuousClock.now + .seconds(60)
    while try !hasCome() {
      guard ContinuousClock.now < deadline else { throw TooSlow(what: what) }
      till.look()
    }
  }
}
