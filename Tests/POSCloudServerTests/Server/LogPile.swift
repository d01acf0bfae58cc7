import Logging
import Synchronization

/// Keeps what is logged.
final class LogPile: Sendable {
  private let lines = Mutex<[Logger.Metadata]>([])

  /// A logger whose lines are kept.
  func logger() -> Logger { Logger(label: "test", factory: { _ in Handler(pile: self) }) }

  /// The metadata of all lines that say so.
  func lines(_ message: String) -> [Logger.Metadata] {
    lines.withLock { lines in lines.filter { $0["message"] == "\(message)" } }
  }

  private struct Handler: LogHandler {
    let pile: LogPile
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.info

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
      get { metadata[key] }
      set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
      var line = metadata.merging(event.metadata ?? [:]) { $1 }
      line["message"] = "\(event.message)"
      pile.lines.withLock { $0.append(line) }
    }
  }
}
