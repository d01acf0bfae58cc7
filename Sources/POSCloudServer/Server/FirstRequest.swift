import NIOCore
import NIOHTTP1

/// Looks after a connection until its first request is there: what is no HTTP gets its 400, silence
/// has an end, and a server that is to end does not wait for it.
///
/// A request for the kitchen's stream goes on to the upgrade only when it may have it. From any
/// other the wish for an upgrade is taken off, as HTTP allows: NIO's upgrade handler would drop it.
final class FirstRequest: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias InboundOut = HTTPServerRequestPart
  typealias OutboundIn = HTTPServerResponsePart
  typealias OutboundOut = HTTPServerResponsePart

  private enum Phase {
    /// Nothing came yet.
    case waiting
    /// It is asked whether the stream may be had; these parts wait for the answer.
    case asking([HTTPServerRequestPart])
    /// The first request is there: nothing is to be done here any more.
    case through
  }

  private static let longestSilence = TimeAmount.seconds(30)

  private let stream: TicketStream
  private let caller: NIOLoopBoundBox<Caller?>
  private var phase = Phase.waiting
  /// Whether more was wished for while it was asked.
  private var isReadHeld = false
  private var silence: Scheduled<Void>?

  /// Puts into `caller` who may have the stream.
  init(_ stream: TicketStream, caller: NIOLoopBoundBox<Caller?>) {
    (self.stream, self.caller) = (stream, caller)
  }

  func handlerAdded(context: ChannelHandlerContext) {
    silence = context.eventLoop.assumeIsolated().scheduleTask(in: Self.longestSilence) {
      context.close(promise: nil)
    }
  }

  func handlerRemoved(context: ChannelHandlerContext) { silence?.cancel() }

  func channelInactive(context: ChannelHandlerContext) {
    silence?.cancel()
    context.fireChannelInactive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch phase {
    case .through: context.fireChannelRead(data)
    case .asking(let parts): phase = .asking(parts + [unwrapInboundIn(data)])
    case .waiting:
      silence?.cancel()
      guard case .head(let head) = unwrapInboundIn(data), TicketStream.isAsked(by: head) else {
        phase = .through
        context.fireChannelRead(wrapInboundOut(Self.plain(unwrapInboundIn(data))))
        return
      }
      phase = .asking([.head(head)])
      let (stream, address) = (stream, context.remoteAddress?.ipAddress ?? "")
      context.eventLoop.makeFutureWithTask { await stream.caller(of: head, from: address) }
        .assumeIsolated()
        .whenSuccess { caller in self.go(on: context, caller) }
    }
  }

  /// Reads no more while it is asked: whoever sends meanwhile does not fill the memory.
  func read(context: ChannelHandlerContext) {
    if case .asking = phase { isReadHeld = true } else { context.read() }
  }

  /// Lets the parts go that waited.
  private func go(on context: ChannelHandlerContext, _ caller: Caller?) {
    guard case .asking(let parts) = phase else { return }
    phase = .through
    self.caller.value = caller
    for part in parts {
      context.fireChannelRead(wrapInboundOut(caller == nil ? Self.plain(part) : part))
    }
    context.fireChannelReadComplete()
    if isReadHeld {
      isReadHeld = false
      // From the end: an upgrade may have taken this handler out already.
      context.channel.read()
    }
  }

  /// The part without a wish for an upgrade.
  private static func plain(_ part: HTTPServerRequestPart) -> HTTPServerRequestPart {
    guard case .head(var head) = part else { return part }
    head.headers.remove(name: "Upgrade")
    return .head(head)
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if case .waiting = phase, event is ChannelShouldQuiesceEvent { context.close(promise: nil) }
    context.fireUserInboundEventTriggered(event)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    if case .through = phase {
      context.fireErrorCaught(error)
      return
    }
    guard error is HTTPParserError else {
      context.close(promise: nil)
      return
    }
    let head = HTTPResponseHead(
      version: .http1_1, status: .badRequest,
      headers: ["Content-Length": "0", "Connection": "close"])
    context.write(wrapOutboundOut(.head(head)), promise: nil)
    context.writeAndFlush(wrapOutboundOut(.end(nil))).assumeIsolated().whenComplete { _ in
      context.close(promise: nil)
    }
  }
}
