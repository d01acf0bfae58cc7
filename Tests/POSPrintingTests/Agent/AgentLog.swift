import Logging
import Synchronization

/// What an agent told of its printers.
final class AgentLog: Sendable {
  private let told = Mutex<[(printer: String, state: String)]>([])

  /// The states a printer was told to be in, in order.
  func states(of printer: String) -> [String] {
    told.withLock { $0.filter { $0.printer == printer }.map(\.state) }
  }

  /// Keeps what is told.
  var logger: Logger { Logger(label: "test") { _ in Handler(log: self) } }

  private struct Handler: LogHandler {
    let log: AgentLog
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.notice

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
      get { metadata[key] }
      set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
      guard let printer = event.metadata?["printer"], let state = event.metadata?["state"] else {
        return
      }
      log.told.withLock { $0.append(("\(printer)", "\(state)")) }
    }
  }
}
