import Logging
import POSCloudStore
import POSModel
import POSTestSupport
import ServiceLifecycleTestKit

@testable import POSCloudServer

/// A server on a free port, with a database of its own and a clock that stands still.
struct RunningCloud: Sendable {
  /// The address of the database.
  let database: String
  /// The clock of the server.
  let clock: TestClock
  /// Asks it without a token.
  let web: WebClient

  /// Serves while `body` runs, then ends gracefully.
  ///
  /// - Throws: what `body` throws; what the server throws.
  static func run(
    with given: CloudSettings? = nil, log: LogPile = LogPile(),
    _ body: @escaping @Sendable (RunningCloud) async throws -> Void
  ) async throws {
    var settings = try given ?? CloudSettings(database: CloudDatabase().url)
    (settings.port, settings.connections) = (0, 4)
    let (url, clock) = (settings.database, TestClock())
    let server = CloudServer(
      settings, time: clock, random: SeededGenerator(seed: UInt64(url.utf8.count)),
      logger: log.logger())
    try await testGracefulShutdown { trigger in
      try await withThrowingTaskGroup(of: Void.self) { group in
        let (ports, port) = AsyncStream.makeStream(of: Int.self)
        group.addTask {
          defer { port.finish() }
          try await server.run { port.yield($0) }
        }
        group.addTask {
          defer { trigger.triggerGracefulShutdown() }
          for await port in ports {
            try await body(
              RunningCloud(database: url, clock: clock, web: WebClient(port: port)))
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
    return WebClient(
      port: web.port,
      token: try await TokenMaker.token(for: enrollment, office: &office, from: clock.now()))
  }

  /// Office work on its database.
  ///
  /// - Throws: `CloudFailure`.
  func office() throws -> CloudOffice {
    try CloudOffice(database, time: clock, random: SeededGenerator(seed: 7))
  }
}
