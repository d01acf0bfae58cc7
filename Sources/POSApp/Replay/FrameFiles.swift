import Foundation
import TerminalUI

/// The frames of a script's snapshots: those expected beside the script, and those written out.
struct FrameFiles {
  /// Where expected frames are kept: `<script>.frames`.
  let expected: String
  /// Where every snapshot is written as well; nil when nowhere.
  let export: String?

  /// The frames of `sale.keys` are in `sale.frames`.
  init(script: String, export: String?) {
    let named = script + ".frames"
    let bare = script.hasSuffix(".keys") ? String(script.dropLast(5)) + ".frames" : named
    expected = FileManager.default.fileExists(atPath: named) ? named : bare
    self.export = export
  }

  /// The expected frame; nil when there is none.
  ///
  /// - Throws: ``BadInput`` when it is there but cannot be read.
  func read(_ name: String) throws -> String? {
    let path = "\(expected)/\(name).txt"
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    let text = try TextFile.read(path)
    return text.hasSuffix("\n") ? String(text.dropLast()) : text
  }

  /// Makes a frame the expected one.
  ///
  /// - Throws: ``BadInput`` when it cannot be written.
  func write(_ frame: Surface, _ name: String) throws { try write(frame, name, in: expected) }

  /// Writes a frame out, where that was asked for.
  ///
  /// - Throws: ``BadInput`` when it cannot be written.
  func export(_ frame: Surface, _ name: String) throws {
    if let export { try write(frame, name, in: export) }
  }

  /// Writes a frame into a folder.
  ///
  /// - Throws: ``BadInput`` when the disk refuses.
  private func write(_ frame: Surface, _ name: String, in folder: String) throws {
    let path = "\(folder)/\(name).txt"
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
      try (frame.text + "\n").write(toFile: path, atomically: true, encoding: .utf8)
    } catch { throw BadInput(file: path, reason: "cannot be written") }
  }
}
