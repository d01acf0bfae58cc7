import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1
import NIOHTTPTypes
import NIOHTTPTypesHTTP1
import NIOWebSocket

/// A connection: HTTP, or the kitchen's stream when its first request asks for that.
struct CloudChannel: HTTPChannelHandler {
  /// What became of a connection.
  enum Kind: Sendable {
    case http(NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>)
    case stream(NIOAsyncChannel<WebSocketFrame, WebSocketFrame>, Caller)
  }

  /// A connection whose kind is not known before its first request came.
  struct Value: ServerChildChannelValue {
    let kind: EventLoopFuture<Kind>
    let channel: any Channel
  }

  /// A connection on which nothing is asked for so long is closed.
  private static let longestSilence = Duration.seconds(90)

  let responder: Responder
  let stream: TicketStream

  /// Serves HTTP, and the kitchen's stream on the same port.
  static func server(_ stream: TicketStream) -> HTTPServerBuilder {
    HTTPServerBuilder { responder in CloudChannel(responder: responder, stream: stream) }
  }

  func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
    channel.eventLoop.makeCompletedFuture {
      let caller = NIOLoopBoundBox<Caller?>.makeEmptyBox(eventLoop: channel.eventLoop)
      let first = FirstRequest(stream, caller: caller)
      let (encoder, bare) = (HTTPResponseEncoder(), BareRefusal())
      let decoder = ByteToMessageHandler(HTTPRequestDecoder(leftOverBytesStrategy: .forwardBytes))
      let upgrade = NIOTypedHTTPServerUpgradeHandler<Kind>(
        httpEncoder: encoder, extraHTTPHandlers: [decoder, bare, first],
        upgradeConfiguration: NIOTypedHTTPServerUpgradeConfiguration(
          upgraders: [Self.upgrader(caller)],
          notUpgradingCompletionHandler: { channel in
            channel.eventLoop.makeCompletedFuture { .http(try Self.http(on: channel, logger)) }
          }))
      try channel.pipeline.syncOperations.addHandlers([encoder, decoder, bare, first, upgrade])
      return Value(kind: upgrade.upgradeResultFuture, channel: channel)
    }
  }

  /// What makes a connection the kitchen's stream; ``FirstRequest`` found out whose.
  private static func upgrader(
    _ caller: NIOLoopBoundBox<Caller?>
  ) -> NIOTypedWebSocketServerUpgrader<Kind> {
    NIOTypedWebSocketServerUpgrader(
      shouldUpgrade: { channel, _ in
        channel.eventLoop.makeSucceededFuture(caller.value == nil ? nil : HTTPHeaders())
      },
      upgradePipelineHandler: { channel, _ in
        channel.eventLoop.makeCompletedFuture {
          guard let caller = caller.value else {
            preconditionFailure("nobody's connection is upgraded")
          }
          let frames = try NIOAsyncChannel<WebSocketFrame, WebSocketFrame>(
            wrappingChannelSynchronously: channel)
          return .stream(frames, caller)
        }
      })
  }

  /// Makes a connection one of plain HTTP.
  ///
  /// - Throws: what the pipeline throws.
  private static func http(
    on channel: any Channel, _ logger: Logger
  ) throws -> NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart> {
    try channel.pipeline.syncOperations.addHandlers([
      HTTP1ToHTTPServerCodec(secure: false),
      HTTPConnectionStateHandler(idleTimeout: longestSilence, logger: logger),
    ])
    return try NIOAsyncChannel(
      wrappingChannelSynchronously: channel,
      configuration: .init(isOutboundHalfClosureEnabled: true))
  }

  func handle(value: Value, logger: Logger) async {
    do {
      switch try await value.kind.get() {
      case .http(let channel): await handleHTTP(asyncChannel: channel, logger: logger)
      case .stream(let channel, let caller): await stream.run(channel, for: caller)
      }
    } catch {
      // Closed before it asked for anything: there is nobody to tell.
      logger.debug("connection ended", metadata: ["error": "\(error)"])
      value.channel.close(promise: nil)
    }
  }
}
