import HTTPTypes
import Hummingbird
import NIOCore
import POSWire

/// Reads bodies, and no more of them than is taken.
enum RequestBodies {
  /// The most bytes of a body, also after it is unpacked.
  static let largest = 4 << 20

  /// The bytes of a body, unpacked when they come packed.
  ///
  /// - Throws: ``APIError``; `HTTPParserError` when what comes is no HTTP.
  static func bytes(of request: Request) async throws -> [UInt8] {
    if let length = request.headers[.contentLength].flatMap(Int.init), length > largest {
      throw APIError.tooLarge
    }
    var body: ByteBuffer
    do { body = try await request.body.collect(upTo: largest) } catch is NIOTooManyBytesError {
      throw APIError.tooLarge
    }
    let bytes = body.readBytes(length: body.readableBytes) ?? []
    switch request.headers[.contentEncoding]?.lowercased() {
    case nil, "identity": return bytes
    case "gzip": return try unpacked(bytes)
    case let coding?:
      throw APIError(
        status: .unsupportedMediaType, code: "unsupported_encoding",
        message: "Content-Encoding \(coding) is not taken; use gzip or none.",
        field: "Content-Encoding", headers: [.acceptEncoding: "gzip"])
    }
  }

  /// The JSON of a body.
  ///
  /// - Throws: ``APIError``; `HTTPParserError` when what comes is no HTTP.
  static func json(of request: Request) async throws -> JSONValue {
    let bytes = try await bytes(of: request)
    do { return try JSONValue(parsing: bytes) } catch {
      throw APIError.badRequest("The body must be JSON, with whole numbers only.")
    }
  }

  /// Unpacks what came as gzip.
  ///
  /// - Throws: ``APIError``.
  private static func unpacked(_ bytes: [UInt8]) throws(APIError) -> [UInt8] {
    do throws(Gzip.Fault) { return try Gzip.unpack(bytes, atMost: largest) } catch {
      switch error {
      case .tooLarge: throw .tooLarge
      case .damaged: throw .badRequest("The body is no gzip.")
      }
    }
  }
}
