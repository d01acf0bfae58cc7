import Glibc
import Testing

/// The other side of a connection to a printer.
struct PrintClient {
  private let descriptor: Int32

  /// Connects to a printer on this machine.
  ///
  /// - Throws: an expectation that failed, if nobody listens.
  init(port: UInt16) throws {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = INADDR_LOOPBACK.bigEndian
    let result = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    if result != 0 { close(descriptor) }
    try #require(result == 0)
    self.descriptor = descriptor
  }

  func send(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  /// The next bytes of an answer; fewer if the other side closes.
  func receive(_ count: Int) -> [UInt8] {
    var result: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: count)
    while result.count < count {
      let received = recv(descriptor, &buffer, count - result.count, 0)
      guard received > 0 else { break }
      result += buffer.prefix(received)
    }
    return result
  }

  /// Says that nothing more comes, and waits until the printer closes; what it said until then.
  func finish() -> [UInt8] {
    shutdown(descriptor, Int32(SHUT_WR))
    let rest = receive(1000)
    close(descriptor)
    return rest
  }
}
