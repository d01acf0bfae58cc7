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
    var scans = ScanGate()
    while !session.isOver {
      let patience = scans.isHolding ? ScanGate.patience : newsClock.millisecondsLeft
      let inputs = terminal.read(timeoutMilliseconds: patience)
      // Whoever asks to stop does not wait for what was typed ahead.
      if inputs.contains(.hangup) { return log.notice("asked to stop") }
      var mustDraw = !inputs.isEmpty
      for input in inputs {
        switch input {
        case .key(.control("c")): return log.notice("left by Ctrl-C")
        case .key(let key):
          for output in scans.take(key, isAsking: session.isAskingByKey) {
            press(output, on: &session, &recording)
          }
        case .resized(let size):
          recording?.resize(size, at: time.now())
          session.resize(size)
        case .hangup, .woken: break
        }
      }
      if inputs.isEmpty, scans.isHolding {
        for output in scans.release() { press(output, on: &session, &recording) }
        mustDraw = true
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

  private func press(
    _ output: ScanGate.Output, on session: inout any ScreenSession, _ recording: inout Recording?
  ) {
    recording?.take(output, isAnswer: session.isAskingByKey, at: time.now())
    session.take([output])
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
