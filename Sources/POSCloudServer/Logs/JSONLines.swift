import Foundation
import Logging
import POSModel
import POSWire

/// Writes each log event as one line of JSON to standard error.
struct JSONLines: LogHandler {
  let label: String
  let time: any TimeSource
  var logLevel = Logger.Level.info
  var metadata: Logger.Metadata = [:]

  init(label: String, time: any TimeSource) { (self.label, self.time) = (label, time) }

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
      let text = "\(value)"
      // Counts are numbers for whoever reads the log.
      line[key] = Int64(text).map { .integer($0) } ?? .string(text)
    }
    var bytes = JSONValue.object(line).canonical
    bytes.append(UInt8(ascii: "\n"))
    // One write a line, so that lines of several threads do not mix.
    FileHandle.standardError.write(Data(bytes))
  }
}
