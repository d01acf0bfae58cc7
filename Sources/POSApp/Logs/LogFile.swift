import Foundation
import Glibc
import Synchronization

/// A log file that starts anew when it is large, keeping a few before it.
///
/// Several processes may append to one file: each line is one write.
final class LogFile: Sendable {
  /// Bytes after which a file is put aside.
  static let largest: off_t = 5_000_000

  private let path: String
  private let keep: Int
  private let descriptor: Mutex<Int32>

  /// Opens the file, making folder and file where they are missing. A log that cannot be written
  /// stops no sale: it is left out then.
  init(folder: String, keep: Int) {
    mkdir(folder, 0o700)
    path = folder + "/pos.log"
    self.keep = keep
    descriptor = Mutex(Self.open(path))
  }

  deinit { descriptor.withLock { if $0 >= 0 { close($0) } } }

  /// Appends one line.
  func append(_ line: String) {
    descriptor.withLock { descriptor in
      var status = stat()
      if descriptor >= 0, fstat(descriptor, &status) == 0, status.st_size > Self.largest {
        // Another process may have put the file aside already: only the one that stands there is.
        var standing = stat()
        if stat(path, &standing) == 0, standing.st_ino == status.st_ino { rotate() }
        close(descriptor)
        descriptor = Self.open(path)
      }
      let bytes = Array((line + "\n").utf8)
      _ = Glibc.write(descriptor, bytes, bytes.count)
    }
  }

  private func rotate() {
    for number in stride(from: keep - 1, to: 1, by: -1) {
      rename("\(path).\(number - 1)", "\(path).\(number)")
    }
    if keep > 1 { rename(path, "\(path).1") } else { unlink(path) }
  }

  private static func open(_ path: String) -> Int32 {
    Glibc.open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
  }
}
