import Foundation
import POSCloudStore
import POSModel
import POSTestSupport

/// A cluster on disk with databases of a cloud, and the programs that ask it.
struct CloudCluster {
  let cluster: PrivateCluster

  /// - Throws: `PrivateCluster.Failed`.
  init() throws { cluster = try PrivateCluster.start() }

  /// Makes a database with tables and stores, each with the lane `L1`.
  ///
  /// - Throws: `CloudFailure`.
  func database(_ name: String, stores: [String]) throws -> String {
    try cluster.createDatabase(name)
    let url = cluster.url(database: name)
    let office = try CloudOffice(url, time: TestClock(), random: SeededGenerator(seed: 1))
    try office.migrate()
    for store in stores {
      let realm = CloudRealm(tenant: CloudDatabase.realm.tenant, store: StoreID(store))
      try office.enroll(Enrollment(realm: realm, device: DeviceID("L1")))
    }
    return url
  }

  /// What a program of PostgreSQL prints.
  ///
  /// - Throws: `BenchFault` when it fails.
  func run(_ program: String, _ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: try PrivateCluster.program(program))
    process.arguments = arguments
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw BenchFault(description: "\(program) failed")
    }
    return String(decoding: data, as: UTF8.self)
  }

  /// What a statement answers, a row a line.
  ///
  /// - Throws: `BenchFault` when it fails.
  func ask(_ url: String, _ sql: String) throws -> String {
    try run("psql", [url, "-qAtX", "-v", "ON_ERROR_STOP=1", "-c", sql])
  }
}
