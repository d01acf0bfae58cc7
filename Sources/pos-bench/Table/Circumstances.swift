import Foundation
import Glibc
import POSTestSupport

/// What else the machine had to do, without which milliseconds say little.
struct Circumstances {
  private static let writes = 200

  /// The load of the last minute and what an fsync takes, as a sentence.
  let text: String

  /// Writes 8 KB at a time, as a small commit does.
  ///
  /// - Throws: ``BenchFault`` when the disk refuses.
  init() throws {
    let folder = try TemporaryFolder(on: .disk)
    let file = open(folder.path + "/fsync", O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
    defer { close(file) }
    let bytes = [UInt8](repeating: 1, count: 8_192)
    var times = Samples()
    for _ in 0..<Self.writes {
      let isWritten = times.time {
        write(file, bytes, bytes.count) == bytes.count && fdatasync(file) == 0
      }
      guard isWritten else { throw BenchFault(description: "\(folder.path) takes no writes") }
    }
    var load = [0.0]
    let isKnown = getloadavg(&load, 1) == 1
    let cores = ProcessInfo.processInfo.activeProcessorCount
    text =
      "\(cores) cores, load \(isKnown ? BenchTable.number(load[0]) : "unknown"); fsync p50"
      + " \(BenchTable.number(times.p50)) ms, p99 \(BenchTable.number(times.p99)) ms"
  }
}
