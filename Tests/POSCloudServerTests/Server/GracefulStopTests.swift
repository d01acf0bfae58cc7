import Foundation
import POSModel
import POSTestSupport
import POSWire
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
    let program = try ServingProgram(database: database)
    #expect(try await WebClient(balancer: Balancer([program.port])).get("/readyz").status == 200)
    #expect(program.end() == 0)
  }
}

/// `pos-cloud serve` as a program of its own.
final class ServingProgram {
  private let process = Process()
  /// Where it listens.
  let port: Int

  /// Starts it, and waits until it says where it listens.
  ///
  /// - Throws: the system's error; `DecodingError` when a line of its log is no JSON.
  init(database: String) throws {
    process.executableURL = URL(filePath: BuiltProduct.path(named: "pos-cloud"))
    process.arguments = ["serve", "--database", database, "--listen", "127.0.0.1:0"]
    let log = Pipe()
    process.standardError = log
    try process.run()
    var port: Int64?
    var text: [UInt8] = []
    while port == nil {
      let piece = log.fileHandleForReading.availableData
      guard !piece.isEmpty else { throw CocoaError(.fileReadUnknown) }
      text += piece
      for line in text.split(separator: 10).dropLast(text.last == 10 ? 0 : 1) {
        let json = try JSONValue(parsing: line)
        if json["message"]?.string == "serving" { port = json["port"]?.integer }
      }
    }
    self.port = Int(port ?? 0)
    // A full pipe would hold the program up.
    log.fileHandleForReading.readabilityHandler = { _ = $0.availableData }
  }

  deinit { if process.isRunning { process.terminate() } }

  /// Asks it to end, and gives its exit status.
  func end() -> Int32 {
    process.terminate()
    process.waitUntilExit()
    return process.terminationReason == .exit ? process.terminationStatus : -1
  }
}
