import Glibc
import Synchronization

/// One end of a connection within this machine. Reads and writes wait; ``close()`` ends both, from
/// whichever thread.
public final class LoopbackConnection: Sendable {
  private let descriptor: Int32
  private let isOpen = Mutex(true)
  private let unread = Mutex<[UInt8]>([])

  /// Takes an open socket over.
  init(_ descriptor: Int32) { self.descriptor = descriptor }

  /// Connects to a port of this machine; nil when nobody listens there.
  public convenience init?(to port: UInt16) {
    let number = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard number >= 0 else { return nil }
    guard LoopbackAddress(port: port).with({ connect(number, $0, $1) }) == 0 else {
      Glibc.close(number)
      return nil
    }
    self.init(number)
  }

  deinit {
    close()
    Glibc.close(descriptor)
  }

  /// Ends the connection: whoever reads or writes learns of it.
  public func close() {
    isOpen.withLock { isOpen in
      if isOpen { shutdown(descriptor, Int32(SHUT_RDWR)) }
      isOpen = false
    }
  }

  /// Writes all of the bytes.
  ///
  /// - Returns: Whether they could be.
  @discardableResult
  public func send(_ bytes: some Collection<UInt8>) -> Bool {
    let bytes = Array(bytes)
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.send(
          descriptor, $0.baseAddress?.advanced(by: sent), bytes.count - sent,
          Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      sent += count
    }
    return true
  }

  /// What comes next; empty at the end.
  public func read() -> [UInt8] {
    let kept = unread.withLock { unread in
      defer { unread = [] }
      return unread
    }
    if !kept.isEmpty { return kept }
    return [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
      count = max(0, recv(descriptor, buffer.baseAddress, buffer.count, 0))
    }
  }

  /// Puts back what was read too much.
  func putBack(_ bytes: some Sequence<UInt8>) { unread.withLock { $0 = Array(bytes) + $0 } }

  /// All that comes until the end.
  func readToEnd() -> [UInt8] {
    var all: [UInt8] = []
    while true {
      let part = read()
      if part.isEmpty { return all }
      all += part
    }
  }
}

/// A port of this machine, as the system calls want it.
struct LoopbackAddress {
  private var address = sockaddr_in()

  init(port: UInt16) {
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
  }

  /// Calls `body` with the address.
  func with<Result>(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Result) -> Result {
    withUnsafePointer(to: address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
  }
}
