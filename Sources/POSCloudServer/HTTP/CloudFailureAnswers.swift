import HTTPTypes
import POSCloudStore
import POSWire

extension APIError {
  /// The answer to what the database could not, or would not.
  init(_ failure: CloudFailure) {
    switch failure {
    case .full(let seconds):
      self = .unavailable("The server is busy. Try again.", retryAfter: seconds)
    case .unavailable, .stopped, .busy, .notMigrated, .newer, .unsafeRole:
      self = .unavailable("The server cannot answer now. Try again.", retryAfter: 5)
    case .badCursor: self = .badRequest(failure.sentence, field: "after")
    case .unknownRealm: self = .forbidden("token.realm", failure.sentence)
    case .keyReused:
      self = .conflict("IDEMPOTENCY_MISMATCH", "The key came with another body before.")
    case .inProgress:
      self = .conflict("IN_PROGRESS", "The first request of this key is still running.")
      headers[.retryAfter] = "1"
    case .idTaken: self = .unprocessable("id_taken", failure.sentence, field: "id")
    // The office alone enrolls: here it is the server's fault.
    case .database, .badEnrollment: self = .fault
    }
  }

  /// The request cannot be granted as things are.
  static func conflict(_ type: String, _ message: String) -> APIError {
    APIError(
      status: .conflict, code: type.lowercased(), message: message,
      details: ["conflictType": .string(type)])
  }
}
