import Glibc
import Logging
import POSModel
import TerminalUI

/// A key script that is written as keys are pressed. What was typed stays when the till dies.
///
/// A disk that refuses ends the recording, not the till.
struct Recording {
  private let log: Logger
  private let seed: UInt64
  private let start: Instant
  private var descriptor: Int32
  private var writer: KeyScriptWriter

  /// Begins a new file; a file that is there already is not overwritten.
  ///
  /// - Throws: ``BadInput`` when it cannot be made.
  init(path: String, seed: UInt64, start: Instant, log: Logger) throws {
    descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw BadInput(file: path, reason: "cannot be made: \(String(cString: strerror(errno)))")
    }
    (self.seed, self.start, self.log) = (seed, start, log)
    writer = KeyScriptWriter(startedAt: start.milliseconds)
  }

  /// Writes what sets the scene.
  mutating func begin(size: Size) {
    append(writer.header(size: size, clock: start.text, seed: seed))
  }

  /// Writes a key, which may be an answer by itself, or what was scanned.
  mutating func take(_ output: ScanGate.Output, isAnswer: Bool, at now: Instant) {
    switch output {
    case .key(let key):
      append(writer.press(key, isAnswer: isAnswer, atMilliseconds: now.milliseconds))
    case .scan(let code): append(writer.scan(code, atMilliseconds: now.milliseconds))
    }
  }

  /// Writes a new size.
  mutating func resize(_ size: Size, at now: Instant) {
    append(writer.resize(size, atMilliseconds: now.milliseconds))
  }

  /// Writes what is still being typed.
  mutating func finish() {
    append(writer.finish())
    close(descriptor)
    descriptor = -1
  }

  private mutating func append(_ text: String) {
    let bytes = Array(text.utf8)
    guard descriptor >= 0, !bytes.isEmpty else { return }
    guard write(descriptor, bytes, bytes.count) != bytes.count else { return }
    log.error("recording ended", metadata: ["cause": .string(String(cString: strerror(errno)))])
    close(descriptor)
    descriptor = -1
  }
}
