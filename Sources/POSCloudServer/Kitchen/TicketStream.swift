import HTTPTypes
import Logging
import NIOCore
import NIOHTTP1
import NIOWebSocket
import POSCloudStore
import POSModel
import POSWire
import ServiceLifecycle

/// `GET /api/kds/stream`: tells kitchen screens that something changed; what, they ask for.
struct TicketStream: Sendable {
  /// The path.
  static let path = "/api/kds/stream"

  let store: CloudStore
  let tokens: TokenReader
  let limit: RateLimit
  let streams: OpenStreams
  let time: any TimeSource
  let logger: Logger

  /// Whether a request asks for the stream, as RFC 6455 says.
  static func isAsked(by head: HTTPRequestHead) -> Bool {
    head.method == .GET && head.uri.prefix { $0 != "?" } == path
      && head.headers[canonicalForm: "upgrade"].contains { $0.lowercased() == "websocket" }
      && head.headers[canonicalForm: "connection"].contains { $0.lowercased() == "upgrade" }
      && head.headers["Sec-WebSocket-Key"].count == 1
      && head.headers["Sec-WebSocket-Version"] == ["13"]
  }

  /// Who asks for the stream; nil when it is nobody who may, or who may not now.
  func caller(of head: HTTPRequestHead, from address: String) async -> Caller? {
    var fields: HTTPFields = [:]
    fields[.authorization] = head.headers.first(name: "Authorization")
    do {
      let caller = try await tokens.caller(of: fields, from: address)
      try streams.guardRoom(for: caller)
      try limit.take(of: caller.name, at: time.now())
      return caller
    } catch {
      // What is wrong, the plain answer says: a request not upgraded gets that.
      return nil
    }
  }

  /// Sends news until either end goes away, or the server is to end.
  func run(_ channel: NIOAsyncChannel<WebSocketFrame, WebSocketFrame>, for caller: Caller) async {
    do {
      try await channel.executeThenClose { inbound, outbound in
        // Those that asked at one moment all found room.
        guard streams.begin(for: caller) else { return try await outbound.write(.tryAgainLater) }
        defer { streams.end(for: caller) }
        let news = store.news(of: caller.realm)
        await withTaskGroup(of: Void.self) { group in
          group.addTask { await tell(news, outbound) }
          group.addTask { await listen(inbound, outbound) }
          group.addTask { await end(of: caller, outbound) }
          group.addTask { await Self.patience() }
          // Whichever ends first, the other has nothing to do any more.
          await group.next()
          group.cancelAll()
        }
      }
    } catch {
      logger.debug("stream ended", metadata: ["error": "\(error)"])
    }
  }

  /// Tells of news as they come.
  private func tell(
    _ news: AsyncStream<Int64>, _ outbound: NIOAsyncChannelOutboundWriter<WebSocketFrame>
  ) async {
    do {
      try await outbound.write(.hello)
      for await _ in news.cancelOnGracefulShutdown() { try await outbound.write(.changed) }
      try await outbound.write(.goingAway)
    } catch {
      logger.debug("stream broke", metadata: ["error": "\(error)"])
    }
    outbound.finish()
  }

  /// Ends when the screen's token does.
  private func end(
    of caller: Caller, _ outbound: NIOAsyncChannelOutboundWriter<WebSocketFrame>
  ) async {
    guard let end = caller.until else {
      preconditionFailure("a stream is had with a token, and a token has an end")
    }
    do {
      try await Task.sleep(for: .milliseconds(max(0, end.milliseconds - time.now().milliseconds)))
      try await outbound.write(.policyViolation)
    } catch {
      logger.debug("stream ended first", metadata: ["error": "\(error)"])
    }
  }

  /// Ends 2 s after the server is to end: a screen that reads nothing does not hold it up.
  private static func patience() async {
    let (never, ending) = AsyncStream.makeStream(of: Never.self)
    await withGracefulShutdownHandler {
      for await _ in never {}
    } onGracefulShutdown: {
      ending.finish()
    }
    // Woken early when the other ends first: all ends then.
    try? await Task.sleep(for: .seconds(2))
  }

  /// Answers pings until the screen closes, or says what no client may say unmasked.
  private func listen(
    _ inbound: NIOAsyncChannelInboundStream<WebSocketFrame>,
    _ outbound: NIOAsyncChannelOutboundWriter<WebSocketFrame>
  ) async {
    do {
      for try await frame in inbound {
        guard frame.maskKey != nil else { return try await outbound.write(.protocolError) }
        switch frame.opcode {
        case .ping:
          let pong = WebSocketFrame(fin: true, opcode: .pong, data: frame.unmaskedData)
          try await outbound.write(pong)
        case .connectionClose: return try await outbound.write(.closing(frame))
        default: continue
        }
      }
    } catch {
      logger.debug("stream broke", metadata: ["error": "\(error)"])
    }
  }
}

extension WebSocketFrame {
  /// The first frame: whoever reads it misses nothing that comes after.
  fileprivate static var hello: WebSocketFrame { text(["type": .string("hello")]) }

  /// Something happened in the store.
  fileprivate static var changed: WebSocketFrame { text(["type": .string("changed")]) }

  /// The server ends.
  fileprivate static var goingAway: WebSocketFrame { close(.goingAway) }

  /// The token has run out.
  fileprivate static var policyViolation: WebSocketFrame { close(.policyViolation) }

  /// The device has too many streams.
  fileprivate static var tryAgainLater: WebSocketFrame { close(.init(codeNumber: 1013)) }

  /// The screen does not speak WebSocket.
  fileprivate static var protocolError: WebSocketFrame { close(.protocolError) }

  /// The answer to a screen that closes: its own code, where it gave one.
  fileprivate static func closing(_ frame: WebSocketFrame) -> WebSocketFrame {
    var data = frame.unmaskedData
    return WebSocketFrame(
      fin: true, opcode: .connectionClose, data: data.readSlice(length: 2) ?? ByteBuffer())
  }

  private static func close(_ code: WebSocketErrorCode) -> WebSocketFrame {
    var data = ByteBuffer()
    data.write(webSocketErrorCode: code)
    return WebSocketFrame(fin: true, opcode: .connectionClose, data: data)
  }

  private static func text(_ members: [String: JSONValue]) -> WebSocketFrame {
    WebSocketFrame(
      fin: true, opcode: .text, data: ByteBuffer(bytes: JSONValue.object(members).canonical))
  }
}
