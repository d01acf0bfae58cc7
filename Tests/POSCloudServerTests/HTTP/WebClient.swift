import NIOCore
import NIOHTTP1
import NIOPosix
import POSWire
import Synchronization

/// An answer of the server, as it came.
struct WebAnswer: Sendable {
  var status: Int
  var headers: HTTPHeaders
  var body: [UInt8]

  /// The body as text.
  var text: String { String(decoding: body, as: UTF8.self) }

  /// The body as JSON.
  ///
  /// - Throws: `DecodingError` when it is none.
  var json: JSONValue { get throws { try JSONValue(parsing: body) } }

  /// The code of an error's body.
  var code: String? {
    // An answer that is no JSON has no code, which is what is compared.
    (try? json)?["error"]?["code"]?.string
  }

  /// The field of an error's body.
  var field: String? {
    // The same.
    (try? json)?["error"]?["field"]?.string
  }
}

/// Sends to the copies of a server by turns: what one of them keeps to itself, the next request
/// does not find.
final class Balancer: Sendable {
  private let ports: [Int]
  private let turns = Atomic(0)

  init(_ ports: [Int]) { self.ports = ports }

  /// Where the next request goes.
  func next() -> Int {
    ports[turns.wrappingAdd(1, ordering: .relaxed).oldValue % ports.count]
  }
}

/// Asks a server over a socket, one connection a request, and adds nothing of its own.
struct WebClient: Sendable {
  /// The server said nothing.
  struct Silence: Error {}

  let balancer: Balancer
  var token: String?

  /// Sends a request.
  ///
  /// - Throws: the socket's error; ``Silence``.
  func send(
    _ method: HTTPMethod, _ path: String, _ body: [UInt8] = [], headers: HTTPHeaders = [:]
  ) async throws -> WebAnswer {
    let port = balancer.next()
    let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .connect(host: "127.0.0.1", port: port) { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHTTPClientHandlers()
          return try NIOAsyncChannel<HTTPClientResponsePart, HTTPClientRequestPart>(
            wrappingChannelSynchronously: channel)
        }
      }
    var headers = headers
    headers.add(name: "Host", value: "127.0.0.1:\(port)")
    if method != .GET { headers.replaceOrAdd(name: "Content-Length", value: "\(body.count)") }
    if let token { headers.add(name: "Authorization", value: "Bearer \(token)") }
    let head = HTTPRequestHead(version: .http1_1, method: method, uri: path, headers: headers)
    return try await channel.executeThenClose { inbound, outbound in
      try await outbound.write(.head(head))
      if !body.isEmpty { try await outbound.write(.body(.byteBuffer(ByteBuffer(bytes: body)))) }
      try await outbound.write(.end(nil))
      var answer: WebAnswer?
      for try await part in inbound {
        switch part {
        case .head(let head):
          answer = WebAnswer(status: Int(head.status.code), headers: head.headers, body: [])
        case .body(let piece): answer?.body += piece.readableBytesView
        case .end:
          if let answer { return answer }
        }
      }
      throw Silence()
    }
  }

  /// Sends JSON.
  ///
  /// - Throws: what ``send(_:_:_:headers:)`` throws.
  func post(_ path: String, _ json: JSONValue, headers: HTTPHeaders = [:]) async throws -> WebAnswer
  {
    var headers = headers
    headers.add(name: "Content-Type", value: "application/json")
    return try await send(.POST, path, json.canonical, headers: headers)
  }

  /// Asks for something.
  ///
  /// - Throws: what ``send(_:_:_:headers:)`` throws.
  func get(_ path: String, headers: HTTPHeaders = [:]) async throws -> WebAnswer {
    try await send(.GET, path, headers: headers)
  }
}

/// A connection on which bytes go as they are.
struct BareConnection: Sendable {
  private let channel: NIOAsyncChannel<ByteBuffer, ByteBuffer>

  /// Connects.
  ///
  /// - Throws: the socket's error.
  init(port: Int) async throws {
    channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .connect(host: "127.0.0.1", port: port) { channel in
        channel.eventLoop.makeCompletedFuture {
          try NIOAsyncChannel(wrappingChannelSynchronously: channel)
        }
      }
  }

  /// Sends text and hands `read` all that came, again with each piece, until it has an answer or
  /// the server closes.
  ///
  /// - Throws: the socket's error.
  func send<Answer: Sendable>(
    _ text: String, until read: (String) async throws -> Answer?
  ) async throws -> Answer? {
    try await send(Array(text.utf8)) { try await read(String(decoding: $0, as: UTF8.self)) }
  }

  /// The same with bytes.
  ///
  /// - Throws: the socket's error.
  func send<Answer: Sendable>(
    _ bytes: [UInt8], until read: ([UInt8]) async throws -> Answer?
  ) async throws -> Answer? {
    try await channel.executeThenClose { inbound, outbound in
      if !bytes.isEmpty { try await outbound.write(ByteBuffer(bytes: bytes)) }
      var all: [UInt8] = []
      for try await piece in inbound {
        all += piece.readableBytesView
        if let answer = try await read(all) { return answer }
      }
      return nil
    }
  }

  /// Sends text, and gives all that came until the server closed.
  ///
  /// - Throws: the socket's error.
  func send(_ text: String) async throws -> String {
    var all = ""
    let _: Never? = try await send(text) { came in
      all = came
      return nil
    }
    return all
  }
}
