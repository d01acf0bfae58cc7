import Configuration
import Foundation
import Logging
import POSCloudSync
import POSCore

/// What is set for this machine alone: flags over environment over `pos.env` in the data folder.
///
/// What all lanes of a store must agree on is in the store; see `pos config`.
struct Settings: Sendable {
  /// What is logged at all.
  var logLevel: Logger.Level
  /// How many log files are kept.
  var logFiles: Int
  /// The time zone of the store's wall clock.
  var timeZone: TimeZone
  /// The systemd credentials folder, where there is one.
  var credentials: String?
  /// The cloud the store syncs with; nil when it has none.
  var cloud: Cloud?

  /// Where a cloud is, and how it is known to be the right one.
  struct Cloud: Equatable, Sendable {
    var address: CloudAddress
    /// A file of certificates to trust instead of the machine's.
    var authorities: String?
    /// What proves which device this is, where the environment says it.
    var token: String?
  }

  /// The keys there are, as the environment and `pos.env` spell them, with what they take.
  static let keys: [(name: String, takes: String)] = [
    ("LOG_LEVEL", "debug, info, warning or error"),
    ("LOG_FILES", "1 to 99: how many log files are kept"),
    ("TIME_ZONE", "a name such as Europe/Lisbon; the machine's when not set"),
    ("CLOUD_URL", "an address such as https://cloud.example"),
    ("CLOUD_CA_FILE", "a file of certificates to trust instead of the machine's"),
    ("CLOUD_PLAIN_HTTP", "yes or no: whether others may read what goes to the cloud"),
  ]

  /// Reads and checks all of them.
  ///
  /// - Throws: ``BadInput`` with file, line and reason for the first that cannot be.
  init(
    folder: DataFolder, flags: [String: String], environment: [String: String]
  ) throws {
    let file = try SettingsFile(path: folder.settings)
    for line in file.lines where !Self.keys.contains(where: { $0.name == line.name }) {
      throw BadInput(file: folder.settings, line: line.number, reason: "no setting '\(line.name)'")
    }
    let reader = ConfigReader(providers: [
      EnvironmentVariablesProvider(environmentVariables: flags),
      EnvironmentVariablesProvider(environmentVariables: environment),
      EnvironmentVariablesProvider(environmentVariables: file.values),
    ])
    func fault(_ name: String) -> BadInput {
      let takes = Self.keys.first { $0.name == name }?.takes ?? ""
      let line = flags[name] == nil && environment[name] == nil ? file.line(of: name) : nil
      return BadInput(
        file: line == nil ? nil : folder.settings, line: line, reason: "\(name) must be \(takes)")
    }
    guard let level = Logger.Level(rawValue: reader.string(forKey: "log.level", default: "info"))
    else { throw fault("LOG_LEVEL") }
    guard let files = Int(reader.string(forKey: "log.files", default: "5")), (1...99) ~= files
    else { throw fault("LOG_FILES") }
    timeZone = .current
    if let name = reader.string(forKey: "time.zone") {
      guard let zone = TimeZone(identifier: name) else { throw fault("TIME_ZONE") }
      timeZone = zone
    }
    let plain = reader.string(forKey: "cloud.plain.http", default: "no")
    guard plain == "yes" || plain == "no" else { throw fault("CLOUD_PLAIN_HTTP") }
    if let url = reader.string(forKey: "cloud.url"), !url.isEmpty {
      let authorities = reader.string(forKey: "cloud.ca.file")
      if let authorities, !FileManager.default.isReadableFile(atPath: authorities) {
        throw fault("CLOUD_CA_FILE")
      }
      do throws(CloudAddress.Fault) {
        cloud = Cloud(
          address: try CloudAddress(url, allowsPlain: plain == "yes"), authorities: authorities,
          token: environment["CLOUD_TOKEN"])
      } catch {
        var fault = fault("CLOUD_URL")
        fault.reason = "CLOUD_URL \(error.reason)"
        throw fault
      }
    }
    (logLevel, logFiles) = (level, files)
    credentials = environment["CREDENTIALS_DIRECTORY"]
  }
}
