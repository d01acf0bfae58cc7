import ArgumentParser
import Foundation
import Logging
import UnixSignals

/// `pos-cloud serve`.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Serve tills, online clients and the dashboard.",
    discussion: "SIGTERM and SIGINT end it: what is being answered is answered before.")

  @OptionGroup var database: DatabaseOption
  @Option(help: "Where to listen, HOST:PORT.") var listen = "127.0.0.1:8080"
  @Option(help: "Connections to the database.") var connections = 8
  @Option(help: "Requests of one device a second, in the long run.") var requestsPerSecond = 50
  @Option(help: "Requests of one device at once.") var requestsAtOnce = 200

  /// Refuses numbers that cannot be.
  ///
  /// - Throws: `ValidationError`.
  func validate() throws {
    guard (1...500).contains(connections) else {
      throw ValidationError("--connections must be from 1 to 500.")
    }
    guard (1...100_000).contains(requestsPerSecond), (1...100_000).contains(requestsAtOnce) else {
      throw ValidationError("Requests must be from 1 to 100000.")
    }
    _ = try address
  }

  /// Serves until a signal.
  ///
  /// - Throws: what ``PosCloudCommand/run(arguments:)`` says.
  func run() async throws {
    let address = try address
    var settings = CloudSettings(
      database: try database.url, host: address.host, port: address.port)
    settings.connections = connections
    settings.requestsPerSecond = requestsPerSecond
    settings.requestsAtOnce = requestsAtOnce
    let logger = ServerLog.make()
    try await CloudServer(
      settings, time: SystemTime(), random: SystemRandomNumberGenerator(), logger: logger
    ).run(until: [.sigterm, .sigint]) { port in
      logger.info("serving", metadata: ["host": "\(address.host)", "port": "\(port)"])
    }
  }

  /// Host and port.
  ///
  /// - Throws: `ValidationError`.
  private var address: (host: String, port: Int) {
    get throws {
      guard let colon = listen.lastIndex(of: ":"), colon != listen.startIndex,
        let port = Int(listen[listen.index(after: colon)...]), (0...65_535).contains(port)
      else { throw ValidationError("--listen must be HOST:PORT, such as 127.0.0.1:8080.") }
      let host = listen[..<colon].trimmingPrefix("[")
      return (String(host.hasSuffix("]") ? host.dropLast() : host), port)
    }
  }
}

/// The log of the running program.
enum ServerLog {
  /// Lines of JSON on standard error, from `LOG_LEVEL` on.
  static func make() -> Logger {
    var logger = Logger(label: "pos-cloud") { JSONLines(label: $0, time: SystemTime()) }
    let level = ProcessInfo.processInfo.environment["LOG_LEVEL"] ?? "info"
    logger.logLevel = Logger.Level(rawValue: level) ?? .info
    return logger
  }
}
