import Foundation
import Logging
import POSCloudSync
import POSCore
import POSTestSupport
import Testing

@testable import POSApp

/// Settings of one machine: flags over environment over `pos.env`.
struct SettingsTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func settings(
    _ file: String? = nil, flags: [String: String] = [:], environment: [String: String] = [:]
  ) throws -> Settings {
    if let file {
      try file.write(toFile: folder.data.settings, atomically: true, encoding: .utf8)
    }
    return try Settings(folder: folder.data, flags: flags, environment: environment)
  }

  @Test func `with nothing set, all have a default`() throws {
    let settings = try settings()
    #expect(settings.logLevel == .info)
    #expect(settings.logFiles == 5)
  }

  @Test func `a flag comes before the environment, and that before the file`() throws {
    let file = "LOG_LEVEL=error\nLOG_FILES=9\n"
    #expect(try settings(file).logLevel == .error)
    #expect(try settings(file, environment: ["LOG_LEVEL": "warning"]).logLevel == .warning)
    let all = try settings(
      file, flags: ["LOG_LEVEL": "debug"], environment: ["LOG_LEVEL": "warning"])
    #expect(all.logLevel == .debug)
    #expect(all.logFiles == 9)
  }

  @Test(arguments: [
    ("# fine\nNO_SUCH=1\n", 2, "no setting 'NO_SUCH'"),
    ("LOG_LEVEL loud\n", 1, "must be NAME=value"),
    ("LOG_LEVEL=info\nLOG_LEVEL=error\n", 2, "LOG_LEVEL is set twice"),
    ("TIME_ZONE=\"Europe/Lisbon\n", 1, "the quote is not closed"),
    ("\nLOG_LEVEL=loud\n", 2, "LOG_LEVEL must be debug, info, warning or error"),
    (
      "CLOUD_URL=http://cloud.example\n", 1,
      "CLOUD_URL must begin with https:// (CLOUD_PLAIN_HTTP=yes allows http)"
    ),
    (
      "CLOUD_PLAIN_HTTP=maybe\n", 1,
      "CLOUD_PLAIN_HTTP must be yes or no: whether others may read what goes to the cloud"
    ),
    ("CLOUD_TOKEN=secret\n", 1, "no setting 'CLOUD_TOKEN'"),
    (
      "TIME_ZONE=Moon/Base\n", 1,
      "TIME_ZONE must be a name such as Europe/Lisbon; the machine's when not set"
    ),
  ])
  func `a bad line is named`(file: String, line: Int, reason: String) throws {
    let expected = BadInput(file: folder.data.settings, line: line, reason: reason)
    #expect(throws: expected) { try settings(file) }
  }

  @Test func `a cloud is where the address says, and none without one`() throws {
    #expect(try settings().cloud == nil)
    #expect(try settings("CLOUD_URL=\"\"\n").cloud == nil)
    let cloud = try settings(
      "CLOUD_URL=https://cloud.example/\n", environment: ["CLOUD_TOKEN": "secret"]
    ).cloud
    #expect(cloud?.address.text == "https://cloud.example")
    #expect(cloud?.token == "secret")
    #expect(try settings("CLOUD_URL=http://127.0.0.1:8080\n").cloud?.address.isPlain == true)
    let plain = "CLOUD_URL=http://cloud.example\nCLOUD_PLAIN_HTTP=yes\n"
    #expect(try settings(plain).cloud?.address.isPlain == true)
  }

  @Test func `a bad value in the environment is named without a line`() throws {
    #expect(
      throws: BadInput(reason: "LOG_FILES must be 1 to 99: how many log files are kept")
    ) {
      try settings(environment: ["LOG_FILES": "0"])
    }
  }
}
