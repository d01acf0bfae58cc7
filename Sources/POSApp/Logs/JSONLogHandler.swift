import Foundation
import Logging
import POSModel
import POSWire

/// Writes each log event as one line of JSON.
struct JSONLogHandler: LogHandler {
  let label: String
  let file: LogFile
  let time: any TimeSource
  var logLevel: Logger.Level
  var metadata: Logger.Metadata = [:]

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    var line: [String: JSONValue] = [
      "at": .string(time.now().text), "level": .string(event.level.rawValue),
      "label": .string(label), "message": .string("\(event.message)"),
    ]
    for (key, value) in metadata.merging(event.metadata ?? [:], uniquingKeysWith: { $1 }) {
      line[key] = .string("\(value)")
    }
    file.append(String(decoding: JSONValue.object(line).canonical, as: UTF8.self))
  }
}
