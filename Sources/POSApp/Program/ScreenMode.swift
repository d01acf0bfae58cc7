import Logging
import POSCore
import POSModel
import POSScreens
import TerminalUI

/// Which screen of the program runs.
enum ScreenMode: Equatable, CustomStringConvertible {
  case till
  /// The cook's, of a station or of all.
  case kitchen(station: StationID?)
  /// The expediter's.
  case expo
  /// The guests' board.
  case board

  /// What logs call it: `kitchen bar`.
  var description: String {
    switch self {
    case .till: "till"
    case .kitchen(let station): station.map { "kitchen \($0.rawValue)" } ?? "kitchen"
    case .expo: "expo"
    case .board: "board"
    }
  }

  /// The screen at work.
  ///
  /// - Throws: `StoreFailure` when the store cannot be read; `BadInput` when its secrets cannot.
  func session(on stage: Stage, size: Size) throws -> any ScreenSession {
    switch self {
    case .till:
      return try TillSession(
        runner: EffectRunner(
          store: stage.store, vault: stage.vault, log: stage.log, hasCloud: stage.hasCloud),
        time: stage.time, ids: stage.ids, size: size, notice: stage.notice)
    case .kitchen(let station): return kitchen(on: stage, size, station, isExpo: false)
    case .expo: return kitchen(on: stage, size, nil, isExpo: true)
    case .board:
      return BoardSession(
        store: stage.store, log: stage.log, time: stage.time, ids: stage.ids, size: size)
    }
  }

  private func kitchen(
    on stage: Stage, _ size: Size, _ station: StationID?, isExpo: Bool
  ) -> KitchenSession {
    KitchenSession(
      runner: KitchenRunner(store: stage.store, log: stage.log), time: stage.time,
      ids: stage.ids, size: size, station: station, isExpo: isExpo)
  }

  /// What a screen works with.
  struct Stage {
    let store: Store
    let vault: PINVault
    let log: Logger
    let time: any TimeSource
    let ids: IDSource
    /// Whether the store syncs with a cloud.
    var hasCloud = false
    let notice: String
  }
}
