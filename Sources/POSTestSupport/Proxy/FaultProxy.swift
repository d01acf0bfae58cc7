import Glibc
import Synchronization

/// What goes wrong with one request on its way through a ``FaultProxy``.
public enum ProxyFault: Sendable, Equatable {
  /// It takes so many milliseconds longer.
  case delay(milliseconds: UInt32)
  /// The connection is cut before the server hears of it.
  case cutBefore
  /// The server answers, and the connection is cut before the client hears of that.
  case cutAfter
  /// The proxy answers in the server's place: too many requests, come back in so many seconds.
  case tooMany(retryAfterSeconds: Int)
  /// The proxy answers in the server's place, with a page.
  case status(Int)
  /// The server answers, and the client gets something else.
  case garbage
  /// The answer comes a few bytes at a time, with a pause of so many milliseconds.
  case slowDrip(bytes: Int, milliseconds: UInt32)
}

/// Stands between a client and a server within this machine, and does what bad lines and bad
/// servers do.
public final class FaultProxy: Sendable {
  /// Says what goes wrong with a request, if anything.
  public typealias Plan = @Sendable (HTTPRequest) -> ProxyFault?

  /// Where it listens; it stays the same while the proxy is down.
  public let port: UInt16
  private let upstream: UInt16
  private let plan: Plan
  private let server: Mutex<LoopbackServer?>

  /// A proxy in front of the server at `upstream`.
  ///
  /// - Throws: ``LoopbackServer/Failed``.
  public init(upstream: UInt16, plan: @escaping Plan = { _ in nil }) throws {
    let first = try LoopbackServer { Self.pass($0, $1, to: upstream, plan) }
    (self.upstream, self.plan, port) = (upstream, plan, first.port)
    server = Mutex(first)
  }

  /// The line is cut: nobody listens any more.
  public func goDown() {
    server.withLock { server in
      server?.end()
      server = nil
    }
  }

  /// The line is there again.
  ///
  /// - Throws: ``LoopbackServer/Failed``.
  public func comeUp() throws {
    try server.withLock { server in
      let (upstream, plan) = (upstream, plan)
      server = try LoopbackServer(port: port) { Self.pass($0, $1, to: upstream, plan) }
    }
  }

  private static func pass(
    _ request: HTTPRequest, _ client: LoopbackConnection, to upstream: UInt16, _ plan: Plan
  ) {
    let fault = plan(request)
    switch fault {
    case .delay(let milliseconds): usleep(milliseconds * 1000)
    case .cutBefore: return client.close()
    case .tooMany(let seconds):
      client.send(HTTPAnswer.bytes(429, headers: ["retry-after": "\(seconds)"]))
      return
    case .status(let status):
      client.send(HTTPAnswer.bytes(status, Array("<h1>\(status)</h1>".utf8)))
      return
    case .cutAfter, .garbage, .slowDrip, nil: break
    }
    guard let server = LoopbackConnection(to: upstream), server.send(request.closing) else {
      return client.close()
    }
    let answer = closing(server.readToEnd())
    switch fault {
    case .cutAfter: break
    case .garbage: client.send(closing(HTTPAnswer.bytes(200, Array("{\"results\":[{".utf8))))
    case .slowDrip(let bytes, let milliseconds):
      var rest = answer[...]
      while !rest.isEmpty, client.send(rest.prefix(bytes)) {
        rest = rest.dropFirst(bytes)
        usleep(milliseconds * 1000)
      }
    default: client.send(answer)
    }
    client.close()
  }

  /// An answer that says that the connection ends with it: else the client's next request may be on
  /// its way already when it does, and nobody knows what became of it.
  private static func closing(_ answer: [UInt8]) -> [UInt8] {
    guard let end = answer.firstIndex(of: UInt8(ascii: "\n")) else { return answer }
    return answer[...end] + Array("connection: close\r\n".utf8) + answer[(end + 1)...]
  }
}

/// Faults that come one after the other, each once.
public final class FaultScript: Sendable {
  private let faults: Mutex<[ProxyFault]>
  private let path: String

  /// Those faults, on requests for `path`.
  public init(on path: String, _ faults: [ProxyFault] = []) {
    self.path = path
    self.faults = Mutex(faults)
  }

  /// Adds faults at the end.
  public func add(_ more: [ProxyFault]) { faults.withLock { $0 += more } }

  /// Whether all have come.
  public var isOver: Bool { faults.withLock { $0.isEmpty } }

  /// The fault of the next request.
  public func next(_ request: HTTPRequest) -> ProxyFault? {
    guard request.path == path else { return nil }
    return faults.withLock { $0.isEmpty ? nil : $0.removeFirst() }
  }
}
