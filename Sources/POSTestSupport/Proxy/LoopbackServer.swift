import Dispatch
import Foundation
import Glibc
import Synchronization

/// A small HTTP server within this machine, with a thread for each connection.
public final class LoopbackServer: Sendable {
  /// The system gave no socket.
  public struct Failed: Error, CustomStringConvertible {
    /// Why.
    public let description: String
  }

  private struct State {
    var connections: [LoopbackConnection] = []
    var hasEnded = false
  }

  /// Where it listens.
  public let port: UInt16
  private let descriptor: Int32
  private let state = Mutex(State())
  private let isClosed = DispatchSemaphore(value: 0)

  /// Listens at `port`, or at any that is free, and gives each request to `answer`, which writes to
  /// the connection or closes it.
  ///
  /// - Throws: ``Failed``.
  public init(
    port: UInt16 = 0,
    answer: @escaping @Sendable (HTTPRequest, LoopbackConnection) -> Void
  ) throws {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var yes: Int32 = 1
    setsockopt(
      descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
    var bound = sockaddr_in()
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    guard LoopbackAddress(port: port).with({ bind(descriptor, $0, $1) }) == 0,
      listen(descriptor, 64) == 0,
      withUnsafeMutablePointer(
        to: &bound,
        { pointer in
          pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
            getsockname(descriptor, $0, &size)
          }
        }) == 0
    else {
      let reason = String(cString: strerror(errno))
      close(descriptor)
      throw Failed(description: "no port to listen at: \(reason)")
    }
    (self.descriptor, self.port) = (descriptor, UInt16(bigEndian: bound.sin_port))
    Thread.detachNewThread { [self] in accept(answer) }
  }

  /// Stops listening and ends all connections. The port is free then.
  public func end() {
    let isFirst = state.withLock { state in
      defer {
        for connection in state.connections { connection.close() }
        (state.connections, state.hasEnded) = ([], true)
      }
      return !state.hasEnded
    }
    guard isFirst else { return }
    shutdown(descriptor, Int32(SHUT_RDWR))
    isClosed.wait()
  }

  private func accept(_ answer: @escaping @Sendable (HTTPRequest, LoopbackConnection) -> Void) {
    while true {
      let number = Glibc.accept(descriptor, nil, nil)
      guard number >= 0 else { break }
      let connection = LoopbackConnection(number)
      let isWanted = state.withLock { state in
        if !state.hasEnded { state.connections.append(connection) }
        return !state.hasEnded
      }
      guard isWanted else { break }
      Thread.detachNewThread { [self] in
        while let request = HTTPRequest(from: connection) {
          answer(request, connection)
          if request.headers["connection"]?.lowercased() == "close" { break }
        }
        connection.close()
        state.withLock { $0.connections.removeAll { $0 === connection } }
      }
    }
    close(descriptor)
    isClosed.signal()
  }
}
