import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOHTTP1
import POSCloudStore
import POSModel
import POSTestSupport
import Testing

@testable import POSCloudServer

/// The description says what the server does.
struct OpenAPITests {
  /// The pages of the dashboard are for people: no program is told of them.
  private static let pages = ["/", "/cloud.css", "/sign-in", "/sign-out"]

  /// Methods by path, as the description has them.
  ///
  /// - Throws: ``BadFlag`` when there is none.
  private func described() throws -> Set<String> {
    var found: Set<String> = []
    var path: Substring?
    for line in try ResourceFolder.text("openapi.yaml").split(separator: "\n") {
      if !line.hasPrefix(" ") { path = nil }
      if line.hasPrefix("  /") { path = line.dropFirst(2).dropLast() }
      let word = line.trimmingCharacters(in: .whitespaces)
      guard let path, line.hasPrefix("    "), !line.hasPrefix("     "), word.hasSuffix(":") else {
        continue
      }
      found.insert("\(word.dropLast().uppercased()) \(path)")
    }
    return found
  }

  /// The routes there are, but for the pages.
  ///
  /// - Throws: what opening the database throws.
  private func served() async throws -> Set<String> {
    let (time, random) = (TestClock(), SeededGenerator(seed: 1))
    let url = try CloudDatabase().url
    let store = try CloudStore.open(
      url, time: time, pool: PoolSize(connections: 1, waiting: 1),
      logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
    defer { store.close() }
    let router = try await CloudRoutes(
      settings: CloudSettings(database: url), store: store,
      tokens: TokenReader(store: store, time: time, strangersAtOnce: 1),
      limit: RateLimit(perMinute: 1, atOnce: 1),
      streams: OpenStreams(most: 1), metrics: PrometheusFactory(), chance: Chance(random),
      time: time
    ).router()
    return Set(
      router.routes.compactMap { route in
        let path = route.path.description
        guard !Self.pages.contains(path), !path.hasPrefix("/stores/") else { return nil }
        return "\(route.method.rawValue) \(path)"
      })
  }

  @Test func `every route is described, and nothing else is`() async throws {
    let described = try described()
    #expect(described.count > 15)
    #expect(try await served() == described)
  }

  @Test func `it is served as it is in the file`() async throws {
    let text = try ResourceFolder.text("openapi.yaml")
    try await RunningCloud.run { cloud in
      let answer = try await cloud.web.get("/openapi.yaml")
      #expect(answer.text == text)
      #expect(answer.headers["Content-Type"] == ["application/yaml"])
    }
  }
}
