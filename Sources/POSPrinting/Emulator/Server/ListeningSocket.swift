import Glibc

/// A socket that waits for connections.
struct ListeningSocket: Sendable {
  /// Its number with the system.
  let descriptor: Int32
  /// The port it has.
  let port: UInt16

  /// Listens on an address of four numbers; port 0 takes a free one.
  ///
  /// - Throws: `PrintEmulator.Failure.listen` if the address or the port cannot be had.
  init(host: String, port: UInt16) throws(PrintEmulator.Failure) {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    guard inet_pton(AF_INET, host == "localhost" ? "127.0.0.1" : host, &address.sin_addr) == 1
    else { throw .listen(host: host, port: port, reason: "not an IPv4 address") }
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    // Who restarts the emulator does not want to wait for the old connections to be forgotten.
    var yes: Int32 = 1
    setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isListening = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, length) == 0 && listen(descriptor, SOMAXCONN) == 0
          && getsockname(descriptor, $0, &length) == 0
      }
    }
    guard isListening else {
      let reason = String(cString: strerror(errno))
      if descriptor >= 0 { close(descriptor) }
      throw .listen(host: host, port: port, reason: reason)
    }
    self.descriptor = descriptor
    self.port = UInt16(bigEndian: address.sin_port)
  }

  /// Waits for the next connection; nothing once it is woken to end.
  func accept() -> Int32? {
    while true {
      let connection = Glibc.accept(descriptor, nil, nil)
      if connection >= 0 { return connection }
      // A connection may be gone before it is taken.
      if errno != EINTR, errno != ECONNABORTED { return nil }
    }
  }
}
