import ArgumentParser
import Foundation
import Glibc
import Logging
import POSCloudStore
import POSModel
import UnixSignals

/// `pos-cloud demo`: a cloud to look around in, with a database of its own.
struct DemoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo", abstract: "A cloud to look around in, on 127.0.0.1.",
    discussion: "It has a PostgreSQL of its own in a temporary folder, gone when it ends.")

  @Option(help: "The port; 0 for any that is free.") var port = 8080
  @Option(help: "Write the token of till L1 to this file, for its owner only.")
  var tokenFile: String?

  /// Refuses a port that cannot be.
  ///
  /// - Throws: `ValidationError`.
  func validate() throws {
    guard (0...65_535).contains(port) else {
      throw ValidationError("--port must be from 0 to 65535.")
    }
  }

  /// Serves the demo until a signal.
  ///
  /// - Throws: what ``PosCloudCommand/run(arguments:)`` says.
  func run() async throws {
    let cluster = try PrivateCluster.start()
    defer { cluster.stop() }
    try cluster.createDatabase("pos")
    let url = cluster.url(database: "pos")
    let time = SystemTime()
    var office = try CloudOffice(url, time: time, random: SystemRandomNumberGenerator())
    try office.migrate()
    // The realm of 'pos --demo'.
    let enrollment = Enrollment(
      realm: CloudRealm(tenant: TenantID("harbor"), store: StoreID("s1")),
      device: DeviceID("L1"), workstation: 1, storeName: "Harbor Grill")
    let device = try office.enroll(enrollment).device
    let token = try await TokenMaker.token(for: device, office: &office, from: time.now())
    let file = tokenFile ?? NSTemporaryDirectory() + "/pos-cloud-demo-\(getpid()).token"
    try Self.write(token, to: file)
    defer { unlink(file) }
    let password = OwnerCommand.password(SystemRandomNumberGenerator())
    try office.setOwner("owner", password: password, of: TenantID("harbor"))
    let logger = ServerLog.make()
    try await CloudServer(
      CloudSettings(database: url, port: port), time: time,
      random: SystemRandomNumberGenerator(), logger: logger
    ).run(until: [.sigterm, .sigint]) { port in
      Output.say(
        """
        Dashboard  http://127.0.0.1:\(port)/
        Sign in    enterprise harbor, name owner, password \(password)
        Till       CLOUD_URL=http://127.0.0.1:\(port) CLOUD_TOKEN=$(cat \(file)) pos --demo
        Ctrl-C ends it.
        """)
    }
  }

  /// Writes the token for its owner only.
  ///
  /// - Throws: ``BadFlag``.
  private static func write(_ token: String, to file: String) throws {
    unlink(file)
    let descriptor = open(file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw BadFlag(reason: "\(file): \(String(cString: strerror(errno)))")
    }
    defer { close(descriptor) }
    let bytes = Array((token + "\n").utf8)
    guard Glibc.write(descriptor, bytes, bytes.count) == bytes.count else {
      throw BadFlag(reason: "\(file): \(String(cString: strerror(errno)))")
    }
  }
}
