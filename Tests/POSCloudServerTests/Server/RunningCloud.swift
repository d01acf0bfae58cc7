import Logging
import POSCloudStore
import POSModel
import POSTestSupport
import ServiceLifecycleTestKit

@testable import POSCloudServer

/// How many copies of the server share a database. What clients see must not depend on it: tests
/// of that are run on both. What a server keeps to itself (how it reads HTTP, its counts and
/// limits, how it ends) is tested on one.
enum Copies: Int, CaseIterable {
  case one = 1
  case two
}

/// A server on a free port, or copies of it that are asked by turns, with a database of their own
/// and a clock that stands still.
struct RunningCloud: Sendable {
  /// The address of the database.
  let database: String
  /// The clock of the server.
  let clock: TestClock
  /// Asks it without a token.
  let web: WebClient

  /// Serves while `body` runs, then ends gracefully.
  ///
  /// - Throws: what `body` throws; what a server throws.
  static func run(
    _ copies: Copies = .one, with given: CloudSettings? = nil, log: LogPile = LogPile(),
    _ body: @escaping @Sendable (RunningCloud) async throws -> Void
  ) async throws {
    var settings = try given ?? CloudSettings(database: CloudDatabase().url)
    (settings.port, settings.connections) = (0, 4)
    let (url, clock) = (settings.database, TestClock())
    let servers = (0..<UInt64(copies.rawValue)).map { copy in
      // No copy makes the ids of another.
      CloudServer(
        settings, time: clock, random: SeededGenerator(seed: UInt64(url.utf8.count) << 8 | copy),
        logger: log.logger())
    }
    try await testGracefulShutdown { trigger in
      try await withThrowingTaskGroup(of: Void.self) { group in
        let (ports, port) = AsyncStream.makeStream(of: Int.self)
        for server in servers {
          group.addTask {
            defer { port.finish() }
            try await server.run { port.yield($0) }
          }
        }
        group.addTask {
          defer { trigger.triggerGracefulShutdown() }
          var serving: [Int] = []
          for await port in ports {
            serving.append(port)
            guard serving.count == servers.count else { continue }
            try await body(
              RunningCloud(
                database: url, clock: clock, web: WebClient(balancer: Balancer(serving))))
            return
          }
        }
        try await group.waitForAll()
      }
    }
  }

  /// Asks it as a device, with a token of its own.
  ///
  /// - Throws: `CloudFailure`.
  func device(_ name: String = "L1", tenant: String = "harbor") async throws -> WebClient {
    let enrollment = Enrollment(
      realm: CloudRealm(tenant: TenantID(tenant), store: StoreID("s1")), device: DeviceID(name))
    var office = try office()
    let device = try office.enroll(enrollment).device
    return WebClient(
      balancer: web.balancer,
      token: try await TokenMaker.token(for: device, office: &office, from: clock.now()))
  }

  /// Office work on its database.
  ///
  /// - Throws: `CloudFailure`.
  func office() throws -> CloudOffice {
    try CloudOffice(database, time: clock, random: SeededGenerator(seed: 7))
  }
}
