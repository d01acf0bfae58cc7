import Dispatch
import Foundation
import Glibc
import Synchronization

/// A receipt printer that notes when the first byte of each job comes, and is always well.
final class TimedPrinter: Sendable {
  /// The port it listens on.
  let port: UInt16
  private let descriptor: Int32
  private let came = Mutex<[ContinuousClock.Instant]>([])
  private let arrived = DispatchSemaphore(value: 0)

  /// Listens.
  ///
  /// - Throws: ``BenchFault``.
  init() throws {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = INADDR_LOOPBACK.bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    let isListening = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, length) == 0 && listen(descriptor, 8) == 0
          && getsockname(descriptor, $0, &length) == 0
      }
    }
    guard isListening else { throw BenchFault(description: "no printer can listen") }
    (self.descriptor, port) = (descriptor, UInt16(bigEndian: address.sin_port))
    Thread.detachNewThread { [self] in
      while true {
        let connection = accept(descriptor, nil, nil)
        guard connection >= 0 else { return }
        serve(connection)
        close(connection)
      }
    }
  }

  /// When the first byte of the next job came.
  ///
  /// - Throws: ``BenchFault`` when none comes.
  func firstByte() throws -> ContinuousClock.Instant {
    guard arrived.wait(timeout: .now() + .seconds(20)) == .success else {
      throw BenchFault(description: "no job comes to the printer")
    }
    return came.withLock { $0.removeFirst() }
  }

  /// Answers until the other side hangs up.
  private func serve(_ connection: Int32) {
    var answers = TimedPrinterAnswers()
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = recv(connection, &buffer, buffer.count, 0)
      guard count > 0 else { return }
      let now = ContinuousClock.now
      let (answer, isJob) = answers.read(Array(buffer.prefix(count)))
      if isJob {
        came.withLock { $0.append(now) }
        arrived.signal()
      }
      if !answer.isEmpty { _ = send(connection, answer, answer.count, Int32(MSG_NOSIGNAL)) }
    }
  }
}

/// What such a printer says: that it is well (`DLE EOT`), and that a job is done (`GS ( H`).
private struct TimedPrinterAnswers {
  private var isInJob = false
  private var last: [UInt8] = []

  /// Takes bytes.
  ///
  /// - Returns: What to answer, and whether a job begins here.
  mutating func read(_ bytes: [UInt8]) -> (answer: [UInt8], isJob: Bool) {
    var answer: [UInt8] = []
    var isJob = false
    for byte in bytes {
      last = (last + [byte]).suffix(11)
      // DLE EOT n asks how it is; anything else is of a job.
      if last.suffix(3).starts(with: [0x10, 0x04]), last.count > 2 { answer.append(0x12) }
      if !isInJob, !isQuestion { (isInJob, isJob) = (true, true) }
      if last.count == 11, last.starts(with: [0x1D, 0x28, 0x48, 6, 0, 0x30, 0x30]) {
        answer += [0x37, 0x22] + last.suffix(4) + [0]
        (isInJob, last) = (false, [])
      }
    }
    return (answer, isJob)
  }

  /// Whether what came last may be a question.
  private var isQuestion: Bool {
    last.last == 0x10 || last.suffix(2) == [0x10, 0x04]
      || last.suffix(3).starts(with: [0x10, 0x04])
  }
}
