import Foundation
import NIOCore
import NIOPosix
import NIOSSL
import Synchronization

/// Stands before a server within this machine and speaks TLS in its place, as a balancer does.
final class TLSDoor: Sendable {
  private let channel: any Channel
  private let resets: Resets

  /// Where it listens; 0 once it has ended.
  var port: Int { channel.localAddress?.port ?? 0 }

  /// Whether all handshakes were reset that were to be.
  var isGood: Bool { resets.isOver }

  /// A door to the server at `upstream` that shows the certificate of that name. As on a bad line,
  /// the first `resetting` handshakes are reset.
  ///
  /// - Throws: `NIOSSLError` when there is no such certificate; the socket's error.
  init(to upstream: UInt16, showing name: String, resetting: Int = 0) throws {
    let resets = Resets(resetting)
    self.resets = resets
    let chain = try NIOSSLCertificate.fromPEMFile(Certificates.file(name + ".pem"))
    let key = try NIOSSLPrivateKey(file: Certificates.file(name + ".key"), format: .pem)
    let context = try NIOSSLContext(
      configuration: .makeServerConfiguration(
        certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key)))
    channel = try ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .childChannelInitializer { client in
        guard resets.isOver else { return client.pipeline.addHandler(Resetting(resets)) }
        return ClientBootstrap(group: client.eventLoop).connect(
          host: "127.0.0.1", port: Int(upstream)
        )
        .flatMapThrowing { server in
          try client.pipeline.syncOperations.addHandlers([
            NIOSSLServerHandler(context: context), Passing(to: server),
          ])
          try server.pipeline.syncOperations.addHandler(Passing(to: client))
        }
      }
      .bind(host: "127.0.0.1", port: 0).wait()
  }

  deinit { channel.close(promise: nil) }
}

/// How many handshakes are still to be reset.
final class Resets: Sendable {
  let left: Mutex<Int>

  init(_ count: Int) { left = Mutex(count) }

  var isOver: Bool { left.withLock { $0 == 0 } }
}

/// Resets a connection at the first word of the other end.
final class Resetting: ChannelInboundHandler, Sendable {
  typealias InboundIn = ByteBuffer

  private let resets: Resets

  init(_ resets: Resets) { self.resets = resets }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    resets.left.withLock { $0 = max(0, $0 - 1) }
    let channel = context.channel
    // Closed like this, a socket says RST in place of FIN.
    (channel as? any SocketOptionProvider)?.setSoLinger(linger(l_onoff: 1, l_linger: 0))
      .whenComplete { _ in channel.close(promise: nil) }
  }
}

/// Hands all that comes on to another connection, and closes it when there is no more.
final class Passing: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer

  private let other: any Channel

  init(to other: any Channel) { self.other = other }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    other.writeAndFlush(unwrapInboundIn(data), promise: nil)
  }

  func channelInactive(context: ChannelHandlerContext) { other.close(promise: nil) }

  func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
}

/// The certificates of the tests, as `Fixtures/make` made them.
enum Certificates {
  /// The path of one of the files.
  static func file(_ name: String) -> String {
    URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../Curl/Fixtures/\(name)").standardizedFileURL.path
  }
}
