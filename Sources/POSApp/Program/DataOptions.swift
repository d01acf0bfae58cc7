import ArgumentParser
import Foundation
import POSCore
import POSModel

/// Where the store is and what is set for this machine: the same for every command.
struct DataOptions: ParsableArguments {
  @Option(help: "The data folder; else $POS_DATA, else $XDG_DATA_HOME/pos.")
  var data: String?

  @Option(help: "What is logged: debug, info, warning or error.")
  var logLevel: String?

  /// Refuses a folder whose name is empty: most likely a variable that was not set.
  ///
  /// - Throws: `ValidationError`.
  func validate() throws {
    if data == "" { throw ValidationError("--data names no folder.") }
    if data == nil, ProcessInfo.processInfo.environment["POS_DATA"] == "" {
      throw ValidationError("POS_DATA is set, but names no folder.")
    }
  }

  /// The data folder.
  var folder: DataFolder {
    let environment = ProcessInfo.processInfo.environment
    if let path = data ?? environment["POS_DATA"] {
      return DataFolder(path: (path as NSString).standardizingPath)
    }
    if let path = environment["XDG_DATA_HOME"], !path.isEmpty {
      return DataFolder(path: path + "/pos")
    }
    return DataFolder(path: NSHomeDirectory() + "/.local/share/pos")
  }

  /// The settings, checked.
  ///
  /// - Throws: ``BadInput``.
  func settings(_ folder: DataFolder) throws -> Settings {
    try Settings(
      folder: folder, flags: logLevel.map { ["LOG_LEVEL": $0] } ?? [:],
      environment: ProcessInfo.processInfo.environment)
  }

  /// The store of the folder, open.
  ///
  /// - Throws: ``BadInput``, `StoreFailure`.
  func openStore() throws -> (store: Store, settings: Settings) {
    let folder = self.folder
    let settings = try settings(folder)
    let store = try Store.open(folder, time: SystemTime(zone: settings.timeZone))
    return (store, settings)
  }

  /// A set-up on the folder, with the machine's randomness.
  func setup(_ settings: Settings) -> StoreSetup {
    StoreSetup(
      folder: folder, time: SystemTime(zone: settings.timeZone),
      random: SystemRandomNumberGenerator())
  }
}
