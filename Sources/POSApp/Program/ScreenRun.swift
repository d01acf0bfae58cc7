import Foundation
import Logging
import POSCloudSync
import POSCore
import POSModel
import POSPrinting

/// `pos`, `pos --demo`, `pos --kds`: a screen on this terminal.
struct ScreenRun {
  let mode: ScreenMode
  let demo: Bool
  let record: String?
  let rules: [Demo.Rule]
  let data: DataOptions

  /// Runs until somebody leaves.
  ///
  /// - Throws: what keeps it from starting, or ended it.
  func run() throws {
    let folder = demo ? try demoFolder() : data.folder
    let settings = try data.settings(folder)
    let time = SystemTime(zone: settings.timeZone)
    let store =
      demo && !folder.hasStore
      ? try Demo.make(
        in: folder, rules: rules, time: time, random: SystemRandomNumberGenerator())
      : try Store.open(folder, time: time)
    let log = Self.logger(folder, settings, time)
    let vault = try Secrets(folder, credentials: settings.credentials).vault(folder)
    let seed = UInt64.random(in: 0 ... .max)
    let recording = try record.map {
      try Recording(path: $0, seed: seed, start: time.now(), log: log)
    }
    let stage = ScreenMode.Stage(
      store: store, vault: vault, log: log, time: time,
      ids: record == nil
        ? IDSource(random: SystemRandomNumberGenerator())
        : IDSource(random: SeededGenerator(seed: seed)),
      hasCloud: settings.cloud != nil,
      notice: Demo.isDemo(folder) ? Demo.notice(folder: folder.path) : "")
    let keeper = try HouseKeeper(store: store, log: log)
    let agent = mode == .till ? agent(of: store, log, time) : nil
    let sync = try CloudRun(store: store, settings: settings, log: log, time: time).start()
    defer {
      sync?.end()
      agent?.end()
      keeper.end()
      close(store, log)
    }
    log.info(
      "started",
      metadata: ["screen": "\(mode)", "device": .string(store.realm.device.rawValue)])
    try ScreenLoop(store: store, time: time, log: log).run(
      { size in try mode.session(on: stage, size: size) }, recording: recording)
    log.info("ended")
  }

  /// The thread that prints. A till that cannot print sells all the same: what is to be printed
  /// waits.
  private func agent(of store: Store, _ log: Logger, _ time: SystemTime) -> PrintAgent? {
    do {
      return try PrintAgent(
        store: store, templates: try ResourceFolder.path("templates"), log: log, time: time,
        ids: IDSource(random: SystemRandomNumberGenerator()))
    } catch {
      log.error("no print agent", metadata: ["cause": "\(error)"])
      return nil
    }
  }

  /// Folds the write-ahead log back, so that the store file alone is a whole copy. What cannot be
  /// folded now is folded by the next to open it.
  private func close(_ store: Store, _ log: Logger) {
    do { try store.close() } catch {
      log.error("store not closed", metadata: ["cause": "\(error)"])
    }
  }

  /// The data folder when it is empty or a demo's already, else a temporary one.
  private func demoFolder() throws -> DataFolder {
    let folder = data.folder
    if folder.isEmpty || Demo.isDemo(folder) { return folder }
    return DataFolder(path: try ScratchFolder.make())
  }

  static func logger(
    _ folder: DataFolder, _ settings: Settings, _ time: any TimeSource
  ) -> Logger {
    let file = LogFile(folder: folder.logs, keep: settings.logFiles)
    return Logger(label: "pos") { label in
      JSONLogHandler(label: label, file: file, time: time, logLevel: settings.logLevel)
    }
  }
}
