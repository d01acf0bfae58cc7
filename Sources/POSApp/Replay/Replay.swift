import Foundation
import Logging
import POSCore
import POSModel
import POSScreens
import TerminalUI

/// Runs a key script on a headless terminal. The same script on the same data has one ending: time
/// moves only by `wait`, ids follow from the seed, and each key is followed until nothing is asked.
struct Replay {
  /// Why a script did not hold.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  var mode = ScreenMode.till
  let script: KeyScript
  let frames: FrameFiles
  let update: Bool
  let rules: [Demo.Rule]

  /// Runs the script on `store`, or on a fresh demo store in `folder` when that has none.
  ///
  /// - Throws: ``Failure`` at the first step that does not hold; what set-up throws.
  func run(folder: DataFolder, isDemo: Bool) throws {
    let stage = Stage(script.steps)
    let time = VirtualTime(stage.clock)
    let log = Logger(label: "replay") { _ in SwiftLogNoOpLogHandler() }
    let store =
      isDemo
      ? try Demo.make(
        in: folder, rules: rules, time: time, random: SeededGenerator(seed: stage.seed &+ 1))
      : try Store.open(folder, time: time)
    let screen = ScreenMode.Stage(
      store: store, vault: try Secrets(folder, credentials: nil).vault(folder), log: log,
      time: time,
      // A second script on one store must not make the ids of the first again.
      ids: IDSource(
        random: SeededGenerator(seed: stage.seed &+ UInt64(try store.arrivals()) << 32)),
      notice: isDemo ? Demo.notice(folder: "a temporary folder") : "")
    var session = try mode.session(on: screen, size: stage.size)
    var scans = ScanGate(ofScript: true)
    for numbered in script.steps {
      press(numbered.step, &session, &scans)
      try take(numbered, &session, time, store)
      if session.isOver, numbered != script.steps.last { try refuseMore(after: numbered) }
    }
    session.take(scans.release())
    try store.close()
  }

  /// Presses the keys of a step. A barcode in a line of its own, with Enter behind it, is a scan
  /// where one key is an answer; all else is so many keys.
  private func press(
    _ step: KeyScript.Step, _ session: inout any ScreenSession, _ scans: inout ScanGate
  ) {
    if case .key = step {} else { session.take(scans.release()) }
    for key in step.keys {
      session.take(scans.take(key, isAsking: session.isAskingByKey))
    }
    if case .key = step { session.take(scans.release()) }
  }

  /// Takes one step.
  ///
  /// - Throws: ``Failure`` when it does not hold.
  private func take(
    _ numbered: NumberedStep, _ session: inout any ScreenSession, _ time: VirtualTime,
    _ store: Store
  ) throws {
    switch numbered.step {
    case .size(let size): session.resize(size)
    case .clock, .seed: break  // The stage is set before the first key.
    case .type, .key: break  // Its keys are pressed.
    case .wait(let milliseconds): try wait(milliseconds, &session, time, store)
    case .expect, .expectRow, .expectNot: try check(numbered, session.frame(), nil)
    case .snapshot(let name):
      let frame = session.frame()
      try frames.export(frame, name)
      if update { try frames.write(frame, name) }
      try check(numbered, frame, try frames.read(name))
    }
  }

  /// Lets time pass, a tick each second, and background work come to rest.
  private func wait(
    _ milliseconds: Int64, _ session: inout any ScreenSession, _ time: VirtualTime, _ store: Store
  ) throws {
    var rest = milliseconds
    while rest > 0 {
      let step = min(rest, 1000)
      time.advance(milliseconds: step)
      rest -= step
      session.tick()
    }
    try store.keepHouse()
    _ = session.takeNews()
  }

  /// Holds a frame against what a step expects.
  ///
  /// - Throws: ``Failure`` when it does not hold.
  private func check(_ step: NumberedStep, _ surface: Surface, _ snapshot: String?) throws {
    if let failure = FrameExpectation.failure(of: step, on: surface, snapshot: snapshot) {
      throw Failure(description: "\(script.file): \(failure)")
    }
  }

  /// Refuses steps for a program that was left.
  ///
  /// - Throws: ``Failure`` when there is one.
  private func refuseMore(after step: NumberedStep) throws {
    guard let next = script.steps.first(where: { $0.line > step.line }) else { return }
    throw Failure(
      description: "\(script.file): line \(next.line): the program was left on line \(step.line)")
  }
}

/// What a script sets before its first key.
private struct Stage {
  var size = Size.smallest
  var clock = Instant(milliseconds: 1_780_315_200_000)  // 2026-06-01T12:00:00Z
  var seed: UInt64 = 1

  init(_ steps: [NumberedStep]) {
    for numbered in steps {
      switch numbered.step {
      case .size(let size): self.size = size
      case .clock(_, let milliseconds): clock = Instant(milliseconds: milliseconds)
      case .seed(let seed): self.seed = seed
      default: return
      }
    }
  }
}
