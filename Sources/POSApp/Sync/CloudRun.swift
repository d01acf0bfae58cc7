import Logging
import POSCloudSync
import POSCore
import POSModel

/// The thread that syncs a store with its cloud, as the settings of this machine want it.
struct CloudRun {
  let store: Store
  let settings: Settings
  let log: Logger
  let time: any TimeSource

  /// Starts it; nil when no cloud is set.
  ///
  /// - Throws: `StoreFailure` when the store cannot be watched.
  func start() throws -> CloudSync? {
    guard let cloud = settings.cloud else { return nil }
    let (folder, credentials) = (store.folder, settings.credentials)
    let access = CloudAccess(cloud.address, trusting: cloud.authorities) {
      // Secrets that cannot be read are told by the log-in; without them the cloud says no.
      cloud.token ?? (try? Secrets(folder, credentials: credentials))?.cloudToken
    }
    return try CloudSync(
      store: store, access: access, log: log, time: time,
      ids: IDSource(random: SystemRandomNumberGenerator()), random: SystemRandomNumberGenerator())
  }
}
