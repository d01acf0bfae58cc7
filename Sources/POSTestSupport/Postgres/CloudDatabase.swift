public import Logging
public import POSCloudStore
import POSModel
import Synchronization

/// A database for one test: migrated, with the store `s1` of `harbor` and its lanes `L1` and `L2`.
///
/// All of a process are in one private cluster, which ends with the process.
public final class CloudDatabase: Sendable {
  /// Where it is found.
  public let url: String
  /// What time it is.
  public let clock = TestClock()
  private let cluster: PrivateCluster
  private let name: String

  /// The store of the tests.
  public static let realm = CloudRealm(tenant: TenantID("harbor"), store: StoreID("s1"))

  /// A cluster with the database that others are copies of.
  private static let shared = Result {
    let cluster = try PrivateCluster.start(on: .hasty)
    try cluster.createDatabase("harbor")
    let office = try CloudOffice(
      cluster.url(database: "harbor"), time: TestClock(), random: SeededGenerator(seed: 1))
    try office.migrate()
    for lane in ["L1", "L2"] {
      try office.enroll(
        Enrollment(realm: realm, device: DeviceID(lane), storeName: "Harbor Grill"))
    }
    return cluster
  }
  private static let count = Atomic(0)

  /// A database of its own.
  ///
  /// - Throws: ``PrivateCluster/Failed``, ``CloudFailure``.
  public convenience init() throws { try self.init(template: "harbor") }

  /// A database without tables.
  ///
  /// - Throws: ``PrivateCluster/Failed``, ``CloudFailure``.
  public static func empty() throws -> CloudDatabase { try CloudDatabase(template: "template0") }

  /// A copy of a database of the cluster.
  ///
  /// - Throws: ``PrivateCluster/Failed``, ``CloudFailure``.
  private init(template: String) throws {
    cluster = try Self.shared.get()
    let number = Self.count.wrappingAdd(1, ordering: .relaxed).newValue
    name = "test_\(number)"
    try cluster.createDatabase(name, template: template)
    url = cluster.url(database: name)
  }

  /// Makes a backup, of which there is one. Whoever is connected is sent away.
  ///
  /// - Throws: ``CloudFailure``.
  public func backUp() throws { try cluster.copyDatabase(name, to: "\(name)_backup") }

  /// Sets it back to the backup. Whoever is connected is sent away.
  ///
  /// - Throws: ``CloudFailure``.
  public func setBack() throws { try cluster.copyDatabase("\(name)_backup", to: name) }

  /// What the office does there.
  ///
  /// - Throws: ``CloudFailure``.
  public func office() throws -> CloudOffice {
    try CloudOffice(url, time: clock, random: SeededGenerator(seed: 2))
  }

  /// A store that serves it.
  ///
  /// - Throws: ``CloudFailure``.
  public func store(
    _ pool: PoolSize = PoolSize(connections: 4, waiting: 64), logger: Logger? = nil
  ) throws -> CloudStore {
    let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    return try CloudStore.open(url, time: clock, pool: pool, logger: logger ?? quiet)
  }
}
