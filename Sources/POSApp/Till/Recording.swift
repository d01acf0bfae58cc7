import Foundation
import Glibc
import POSModel
import TerminalUI

/// A key script that is written as keys are pressed. What was typed stays when the till dies.
struct Recording {
  private let path: String
  private let descriptor: Int32
  private let seed: UInt64
  private let start: Instant
  private var writer: KeyScriptWriter

  /// Begins a new file; a file that is there already is not overwritten.
  ///
  /// - Throws: ``BadInput`` when it cannot be made.
  init(path: String, seed: UInt64, start: Instant) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw BadInput(file: path, reason: "cannot be made: \(String(cString: strerror(errno)))")
    }
    (self.path, self.descriptor, self.seed, self.start) = (path, descriptor, seed, start)
    writer = KeyScriptWriter(startedAt: start.milliseconds)
  }

  /// Writes what sets the scene.
  ///
  /// - Throws: ``BadInput`` when the disk refuses.
  mutating func begin(size: Size) throws {
    try append(writer.header(size: size, clock: start.text, seed: seed))
  }

  /// Writes a key.
  ///
  /// - Throws: ``BadInput`` when the disk refuses.
  mutating func press(_ key: Key, at now: Instant) throws {
    try append(writer.press(key, atMilliseconds: now.milliseconds))
  }

  /// Writes a new size.
  ///
  /// - Throws: ``BadInput`` when the disk refuses.
  mutating func resize(_ size: Size, at now: Instant) throws {
    try append(writer.resize(size, atMilliseconds: now.milliseconds))
  }

  /// Writes what is still being typed.
  ///
  /// - Throws: ``BadInput`` when the disk refuses.
  mutating func finish() throws {
    try append(writer.finish())
    close(descriptor)
  }

  /// Appends text to the file.
  ///
  /// - Throws: ``BadInput`` when the disk refuses.
  private func append(_ text: String) throws {
    let bytes = Array(text.utf8)
    guard write(descriptor, bytes, bytes.count) == bytes.count else {
      throw BadInput(
        file: path, reason: "cannot be written: \(String(cString: strerror(errno)))")
    }
  }
}
