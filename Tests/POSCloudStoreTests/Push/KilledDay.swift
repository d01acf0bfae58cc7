import Foundation
import GRDB
import POSCore
import POSModel
import POSTestSupport

@testable import POSCloudStore

/// What is left of a day at a real till with a real cloud, both of which were killed again and
/// again, at moments that follow from a seed.
struct KilledDay: Sendable {
  let database: CloudDatabase
  let folder: TemporaryFolder
  /// How often the till was killed.
  var tillKills = 0
  /// How often the cloud was killed.
  var cloudKills = 0

  /// The data folder of the till.
  var data: DataFolder { DataFolder(path: folder.path + "/store") }

  /// How many pushes held something the cloud had already: it, or the till, was killed before the
  /// till knew.
  ///
  /// - Throws: when the till has left no log.
  func repeatedPushes() throws -> Int {
    try String(contentsOfFile: data.logs + "/pos.log", encoding: .utf8).split(separator: "\n")
      .count { $0.contains("DUPLICATE") }
  }

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
    /// After the cloud has so many events more: between its commits and what the till hears.
    case stored(Int64)
    /// While a push is on its way: before the cloud's commits.
    case sent
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
      case .sent:
        let outbox = try Outbox(day.data)
        // A push may be over before it is seen.
        try wait("a push") { try outbox.isOnItsWay() || stored() >= had + 5 }
      }
      let victim = Int.random(in: 0..<5, using: &random)
      if victim < 3 { try till.kill() }
      if victim > 1 { cloud.kill() }
      if victim < 3 { till = try TillProcess(at: day.data, cloud: cloud.port, token: token) }
      if victim > 1 {
        // Selling goes on: what has piled up is pushed at once, so that a kill can fall into it.
        for _ in 0..<3 { try till.sell() }
        try cloud.start()
      }
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
    switch Int.random(in: 0..<3, using: &random) {
    case 0: .drawn(Int.random(in: 1...1_200, using: &random))
    case 1: .stored(Int64.random(in: 1...5, using: &random))
    default: .sent
    }
  }

  /// How many events the cloud has.
  private func stored() throws -> Int64 {
    try connection.execute("SELECT COUNT(*) FROM events").first?.integer(0) ?? 0
  }

  private func wait(_ what: String, until hasCome: () throws -> Bool) throws {
    let deadline = ContinuousClock.now + .seconds(60)
    while ContinuousClock.now < deadline {
      if try hasCome() { return }
      till.look()
    }
    throw TooSlow(what: what)
  }
}

/// The outbox of a till that works, looked at from outside.
private struct Outbox {
  private let queue: DatabaseQueue

  init(_ folder: DataFolder) throws {
    var configuration = Configuration()
    configuration.readonly = true
    queue = try DatabaseQueue(path: folder.store, configuration: configuration)
  }

  /// Whether events of it are leased for a push.
  func isOnItsWay() throws -> Bool {
    let sql = "SELECT EXISTS (SELECT 1 FROM outbox WHERE status = 'sent')"
    return try queue.read { try Bool.fetchOne($0, sql: sql) ?? false }
  }
}
