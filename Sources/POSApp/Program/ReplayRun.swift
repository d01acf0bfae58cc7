import Foundation
import POSCore
import TerminalUI

/// `pos --replay FILE`.
struct ReplayRun {
  let mode: ScreenMode
  let script: String
  let frames: String?
  let update: Bool
  let demo: Bool
  let rules: [Demo.Rule]
  let data: DataOptions

  /// Runs the script.
  ///
  /// - Throws: `Replay.Failure` when it does not hold; ``BadInput`` when it is no script.
  func run() throws {
    let text = try TextFile.read(script)
    let parsed: KeyScript
    do { parsed = try KeyScript(parsing: text, file: script) } catch {
      throw BadInput(file: error.file, line: error.line, reason: error.reason)
    }
    let replay = Replay(
      mode: mode, script: parsed, frames: FrameFiles(script: script, export: frames),
      update: update,
      rules: rules)
    if data.data != nil {
      let folder = data.folder
      return try replay.run(folder: folder, isDemo: demo && folder.isEmpty)
    }
    let temporary = try ScratchFolder.make()
    defer { try? FileManager.default.removeItem(atPath: temporary) }  // In /tmp: nothing is lost.
    try replay.run(folder: DataFolder(path: temporary), isDemo: true)
  }
}
