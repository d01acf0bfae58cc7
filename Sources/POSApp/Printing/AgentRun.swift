import Logging
import POSCore
import POSModel
import POSPrinting

/// `pos --print-agent`: prints for a store, without a screen.
struct AgentRun {
  let data: DataOptions

  /// Prints until it is asked to stop.
  ///
  /// - Throws: what keeps it from starting.
  func run() throws {
    let signals = EndSignals()
    let (store, settings) = try data.openStore()
    let time = SystemTime(zone: settings.timeZone)
    let log = ScreenRun.logger(store.folder, settings, time)
    let keeper = try HouseKeeper(store: store, log: log)
    let agent = try PrintAgent(
      store: store, templates: try ResourceFolder.path("templates"), log: log, time: time,
      ids: IDSource(random: SystemRandomNumberGenerator()))
    log.info("print agent started")
    Output.say("Printing for \(store.folder.path). Ctrl-C ends it.")
    signals.wait()
    agent.end()
    keeper.end()
    try store.close()
  }
}
