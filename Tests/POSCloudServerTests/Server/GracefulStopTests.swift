import Foundation
import POSModel
import POSTestSupport
import Testing

@testable import POSCloudServer

/// A server that is told to end answers what it was asked.
struct GracefulStopTests {
  @Test func `a wait for news and idle connections do not hold it up`() async throws {
    let database = try CloudDatabase().url
    let (stops, stop) = AsyncStream.makeStream(of: ContinuousClock.Instant.self)
    let (answers, answer) = AsyncStream.makeStream(of: Int.self)
    try await RunningCloud.run(with: CloudSettings(database: database)) { cloud in
      let web = try await cloud.device()
      Task {
        // What the socket says instead of an answer is no status.
        answer.yield((try? await web.get("/sync/pull?wait=25").status) ?? 0)
        answer.finish()
      }
      // The poll is being answered once its request was counted as begun: ask until it waits.
      while try await cloud.web.get("/metrics").text.contains("pos_cloud_polls_waiting 0") {}
      stop.yield(ContinuousClock.now)
      stop.finish()
    }
    for await status in answers { #expect(status == 200) }
    for await began in stops { #expect(ContinuousClock.now - began < .seconds(15)) }
  }

  /// The screen leaves only when the server does: one that waited for it would never end.
  @Test func `a kitchen screen that stays does not hold it up, and is told`() async throws {
    let (endings, ending) = AsyncStream.makeStream(of: String.self)
    try await RunningCloud.run { cloud in
      let web = try await cloud.device()
      let (greetings, greeting) = AsyncStream.makeStream(of: Void.self)
      Task {
        var all = ""
        // What the socket says instead is no farewell.
        let _: Never? = try? await BareConnection(port: web.balancer.next()).send(
          KitchenStream.upgrade(web.token)
        ) { came in
          all = came
          if came.contains("hello") { greeting.finish() }
          return nil
        }
        greeting.finish()
        ending.yield(all)
        ending.finish()
      }
      for await _ in greetings {}
    }
    // A close frame with code 1001: going away.
    for await all in endings { #expect(all.utf8.suffix(4).contains(0x03)) }
  }

  @Test func `asked by a signal, the program ends well`() async throws {
    let database = try CloudDatabase().url
    let cloud = try CloudProcess(database)
    let web = WebClient(balancer: Balancer([Int(cloud.port)]))
    #expect(try await web.get("/readyz").status == 200)
    #expect(cloud.end() == 0)
  }
}
