import HTTPTypes
import Hummingbird
import NIOCore

extension Response {
  /// Bodies of fewer bytes are sent as they are: packed they would hardly be smaller.
  private static let worthPacking = 1000

  /// The answer with its body packed, where that makes it smaller.
  func packed() async -> Response {
    guard let length = body.contentLength, length >= Self.worthPacking,
      headers[.contentEncoding] == nil
    else { return self }
    let collector = BodyCollector()
    // A body of known length is in memory: writing it to memory does not fail.
    guard (try? await body.write(collector)) != nil else { return self }
    var response = self
    response.headers[.contentEncoding] = "gzip"
    response.headers[.vary] = "Accept-Encoding"
    response.headers[.contentLength] = nil
    response.body = ResponseBody(byteBuffer: ByteBuffer(bytes: Gzip.pack(collector.bytes)))
    return response
  }
}

/// Takes a body into memory.
private final class BodyCollector: ResponseBodyWriter {
  private(set) var bytes: [UInt8] = []

  /// Takes a piece.
  ///
  /// - Throws: never.
  func write(_ buffer: ByteBuffer) async throws { bytes += buffer.readableBytesView }

  /// There is no more.
  ///
  /// - Throws: never.
  func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
