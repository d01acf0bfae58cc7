import Dispatch
import Foundation
import POSTestSupport
import Synchronization

/// A kitchen's stream: a thread of its own hears what the cloud says, and when.
final class KitchenScreen: Sendable {
  private let connection: LoopbackConnection
  private let notices = Mutex<[ContinuousClock.Instant]>([])
  private let bell = DispatchSemaphore(value: 0)

  /// Opens the stream and waits to be greeted: what happens then is heard.
  ///
  /// - Throws: ``BenchFault`` when the cloud does not greet.
  init(_ cloud: CloudProcess, token: String) throws {
    guard let connection = LoopbackConnection(to: cloud.port) else {
      throw BenchFault(description: "nobody listens on port \(cloud.port)")
    }
    self.connection = connection
    connection.send(Array(KitchenStream.upgrade(token).utf8))
    var greeting = ""
    while !greeting.contains("hello") {
      let part = connection.read()
      greeting += String(decoding: part, as: UTF8.self)
      guard !part.isEmpty else { throw BenchFault(description: "no stream: \(greeting)") }
    }
    // Until the cloud ends.
    Thread.detachNewThread { [self] in
      while !connection.read().isEmpty {
        notices.withLock { $0.append(.now) }
        bell.signal()
      }
    }
  }

  /// When the next notice came.
  ///
  /// - Throws: ``BenchFault`` when none comes within 5 s.
  func nextNotice() throws -> ContinuousClock.Instant {
    guard bell.wait(timeout: .now() + 5) == .success else {
      throw BenchFault(description: "the kitchen heard nothing")
    }
    return notices.withLock { $0.removeFirst() }
  }
}
