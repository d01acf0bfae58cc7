import NIOCore
import NIOHTTP1
import POSWire

/// What is no HTTP is answered by the server below us, with a status and no body: it gets the body
/// that every refusal has. All of ours have one already.
final class BareRefusal: ChannelOutboundHandler, RemovableChannelHandler {
  typealias OutboundIn = HTTPServerResponsePart
  typealias OutboundOut = HTTPServerResponsePart

  func write(
    context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?
  ) {
    guard case .head(var head) = unwrapOutboundIn(data), head.status == .badRequest,
      head.headers["Content-Length"] == ["0"]
    else {
      context.write(data, promise: promise)
      return
    }
    let body = ByteBuffer(bytes: APIError.badRequest("This is no HTTP.").json.canonical)
    head.headers.replaceOrAdd(name: "Content-Type", value: "application/json")
    head.headers.replaceOrAdd(name: "Content-Length", value: "\(body.readableBytes)")
    context.write(wrapOutboundOut(.head(head)), promise: promise)
    context.write(wrapOutboundOut(.body(.byteBuffer(body))), promise: nil)
  }
}
