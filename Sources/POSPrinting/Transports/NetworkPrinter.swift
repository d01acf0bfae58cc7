import Glibc

/// A printer on the network: `tcp://host:port`.
final class NetworkPrinter: PrinterConnection {
  /// How long a printer may take to answer a call, in milliseconds.
  private static let patience: Int32 = 3000

  private let descriptor: Descriptor
  let mayAnswer = true

  /// Connects to `host:port`.
  ///
  /// - Throws: ``PrinterFault``.
  init(_ place: Substring) throws(PrinterFault) {
    guard let colon = place.lastIndex(of: ":") else { throw PrinterFault("the address is none") }
    let host = place[..<colon].trimmingBrackets
    var hints = addrinfo()
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var found: UnsafeMutablePointer<addrinfo>?
    let status = getaddrinfo(host, String(place[place.index(after: colon)...]), &hints, &found)
    guard status == 0 else {
      throw PrinterFault("cannot connect: \(String(cString: gai_strerror(status)))")
    }
    defer { freeaddrinfo(found) }
    var reason = "no address"
    var next = found
    while let info = next?.pointee {
      switch Self.connect(info) {
      case .success(let descriptor):
        self.descriptor = descriptor
        return
      case .failure(let fault): reason = fault.description
      }
      next = info.ai_next
    }
    throw PrinterFault("cannot connect: \(reason)")
  }

  private static func connect(_ info: addrinfo) -> Result<Descriptor, PrinterFault> {
    let type = info.ai_socktype | Int32(SOCK_NONBLOCK.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    let number = socket(info.ai_family, type, info.ai_protocol)
    guard number >= 0 else { return .failure(PrinterFault(Descriptor.reason())) }
    let descriptor = Descriptor(number)
    var yes: Int32 = 1
    // Small answers and questions go at once.
    setsockopt(number, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, socklen_t(MemoryLayout<Int32>.size))
    if Glibc.connect(number, info.ai_addr, info.ai_addrlen) == 0 { return .success(descriptor) }
    guard errno == EINPROGRESS else { return .failure(PrinterFault(Descriptor.reason())) }
    guard descriptor.wait(for: Int16(POLLOUT), patience) else {
      return .failure(PrinterFault("no answer"))
    }
    let error = descriptor.connectError
    guard error == 0 else { return .failure(PrinterFault(Descriptor.reason(error))) }
    return .success(descriptor)
  }

  /// Writes them.
  ///
  /// - Throws: ``PrinterFault``.
  func send(_ bytes: [UInt8]) throws(PrinterFault) { try descriptor.write(bytes) }

  /// What it answers.
  ///
  /// - Throws: ``PrinterFault``.
  func read(_ count: Int, within milliseconds: Int) throws(PrinterFault) -> [UInt8] {
    try descriptor.read(count, within: milliseconds)
  }
}

extension Substring {
  /// The host without the brackets of an IPv6 address.
  fileprivate var trimmingBrackets: String {
    hasPrefix("[") && hasSuffix("]") ? String(dropFirst().dropLast()) : String(self)
  }
}
