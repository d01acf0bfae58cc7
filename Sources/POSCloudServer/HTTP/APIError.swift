import HTTPTypes
import POSWire

/// An answer that says no: a status, a stable code and a sentence, as JSON.
struct APIError: Error, Equatable {
  /// The status of the answer.
  var status: HTTPResponse.Status
  /// Stable, for programs: `bad_request`, `token.expired` …
  var code: String
  /// For people.
  var message: String
  /// What of the input is wrong, as a path; nil when it is no field.
  var field: String?
  /// Headers that go with it, such as Retry-After.
  var headers: HTTPFields = [:]
  /// What stands beside `error`, such as `conflictType`.
  var details: [String: JSONValue] = [:]

  /// The body.
  var json: JSONValue {
    var error: [String: JSONValue] = ["code": .string(code), "message": .string(message)]
    if let field { error["field"] = .string(field) }
    return .object(details.merging(["error": .object(error)]) { $1 })
  }
}

extension APIError {
  /// Something in the request cannot be read.
  static func badRequest(_ message: String, field: String? = nil) -> APIError {
    APIError(status: .badRequest, code: "bad_request", message: message, field: field)
  }

  /// It can be read, but means nothing here.
  static func unprocessable(_ code: String, _ message: String, field: String?) -> APIError {
    APIError(status: .unprocessableContent, code: code, message: message, field: field)
  }

  /// Nobody says who asks, or it cannot be believed.
  static func unauthorized(_ code: String, _ message: String) -> APIError {
    APIError(
      status: .unauthorized, code: code, message: message,
      headers: [.wwwAuthenticate: "Bearer realm=\"pos\""])
  }

  /// Who asks may not.
  static func forbidden(_ code: String, _ message: String) -> APIError {
    APIError(status: .forbidden, code: code, message: message)
  }

  /// There is no such thing.
  static func notFound(_ message: String) -> APIError {
    APIError(status: .notFound, code: "not_found", message: message)
  }

  /// The path is there, but not for this method.
  static func methodNotAllowed(_ methods: [HTTPRequest.Method]) -> APIError {
    let allowed = methods.map(\.rawValue).sorted().joined(separator: ", ")
    return APIError(
      status: .methodNotAllowed, code: "method_not_allowed", message: "Use \(allowed).",
      headers: [.allow: allowed])
  }

  /// The body is larger than what is taken, packed or unpacked.
  static let tooLarge = APIError(
    status: .contentTooLarge, code: "too_large",
    message: "The body has more than \(RequestBodies.largest) bytes.",
    headers: [.connection: "close"])

  /// Too often; again after some seconds.
  static func tooMany(retryAfter seconds: Int64) -> APIError {
    APIError(
      status: .tooManyRequests, code: "too_many_requests",
      message: "Too many requests. Wait \(seconds) s.", headers: [.retryAfter: String(seconds)])
  }

  /// Not now; again after some seconds.
  static func unavailable(_ message: String, retryAfter seconds: Int) -> APIError {
    APIError(
      status: .serviceUnavailable, code: "unavailable", message: message,
      headers: [.retryAfter: String(seconds)])
  }

  /// The server's own fault; what it was is in the log.
  static let fault = APIError(
    status: .internalServerError, code: "internal",
    message: "Something is wrong with the server. Nothing was changed.")
}
