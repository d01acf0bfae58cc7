import Foundation
import Logging
import POSCore
import POSModel
import POSScreens
import TerminalNcurses
import TerminalUI

/// Runs a screen on the terminal: wakes for keys, ticks and changes of the store, and draws at most
/// once for all keys that were typed meanwhile.
struct ScreenLoop {
  let store: Store
  let time: any TimeSource
  let log: Logger

  /// Runs until somebody leaves, the terminal goes or the system asks to stop.
  ///
  /// - Throws: `TerminalFault` when there is no terminal; `StoreFailure` when the store is gone.
  func run(
    _ session: (Size) throws -> any ScreenSession, recording: consuming Recording?
  ) throws {
    let watch = try store.watchChanges()
    var terminal = try NcursesTerminal()
    var session = try session(terminal.size)
    var recording = recording
    recording?.begin(size: terminal.size)
    defer { recording?.finish() }
    var drawnSecond: Int64 = -1
    var newsClock = NewsClock()
    terminal.present(session.frame())
    while !session.isOver {
      let inputs = terminal.read(timeoutMilliseconds: newsClock.millisecondsLeft)
      var mustDraw = !inputs.isEmpty
      for input in inputs {
        switch input {
        case .key(.control("c")):
          log.notice("left by Ctrl-C")
          return
        case .key(let key):
          recording?.press(key, at: time.now())
          session.press(key)
        case .resized(let size):
          recording?.resize(size, at: time.now())
          session.resize(size)
        case .hangup:
          log.notice("asked to stop")
          return
        case .woken: break
        }
      }
      let second = time.now().milliseconds / 1000
      if second != drawnSecond {
        session.tick()
        (drawnSecond, mustDraw) = (second, true)
      }
      if mustDraw, !session.isOver { terminal.present(session.frame()) }
      // After the frame, so that no key waits for it.
      guard newsClock.isDue() else { continue }
      if hasNews(watch), session.takeNews(), !session.isOver { terminal.present(session.frame()) }
    }
  }

  /// Whether somebody else wrote. A store that cannot be read now stops no screen: it is asked
  /// again at the next tick, and the next command will tell.
  private func hasNews(_ watch: ChangeWatch) -> Bool {
    do { return try watch.hasChanged() } catch {
      log.error("store not watched", metadata: ["cause": "\(error)"])
      return false
    }
  }
}
