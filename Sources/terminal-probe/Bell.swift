import Glibc

/// A pipe to wake the probe with, as another thread would.
struct Bell {
  /// Readable from a ring until it is silenced.
  let descriptor: CInt
  private let end: CInt

  init() {
    var ends: [CInt] = [-1, -1]
    pipe(&ends)
    (descriptor, end) = (ends[0], ends[1])
  }

  func ring() { _ = write(end, "!", 1) }

  func silence() {
    var byte: UInt8 = 0
    _ = read(descriptor, &byte, 1)
  }
}
