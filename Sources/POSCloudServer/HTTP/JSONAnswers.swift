import HTTPTypes
import Hummingbird
import NIOCore
import POSWire

extension Response {
  /// JSON as the answer.
  static func json(
    _ value: JSONValue, status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]
  ) -> Response {
    .bytes(value.canonical, type: "application/json", status: status, headers: headers)
  }

  /// Text as the answer.
  static func text(
    _ text: String, type: String = "text/plain; charset=utf-8",
    status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]
  ) -> Response {
    .bytes(Array(text.utf8), type: type, status: status, headers: headers)
  }

  /// Bytes of a media type as the answer.
  static func bytes(
    _ bytes: [UInt8], type: String, status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]
  ) -> Response {
    var headers = headers
    headers[.contentType] = type
    return Response(
      status: status, headers: headers,
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }

  /// A refusal as the answer.
  static func refusal(_ error: APIError) -> Response {
    .json(error.json, status: error.status, headers: error.headers)
  }
}
