/// The cloud could not do what it was asked. Nothing was saved.
public enum CloudFailure: Error, Equatable, Sendable {
  /// Too many wait for a connection; it is worth trying again then.
  case full(retryAfterSeconds: Int)
  /// The database is not to be had.
  case unavailable(String)
  /// The store was closed.
  case stopped
  /// The tables are of an earlier program.
  case notMigrated(found: Int, needed: Int)
  /// The tables are of a newer program.
  case newer(found: Int, needed: Int)
  /// The role that serves could pass row security.
  case unsafeRole(String)
  /// The cursor is none, or of another database.
  case badCursor(String)
  /// Nobody registered that store.
  case unknownRealm(CloudRealm)
  /// What is to be registered is not possible.
  case badEnrollment(field: String, reason: String)
  /// The key was used for another request.
  case keyReused(operation: String, key: String)
  /// The request of that key is being answered right now.
  case inProgress(operation: String, key: String)
  /// Something else has the id that the request chose.
  case idTaken(String)
  /// Somebody else holds what is needed, for too long.
  case busy(String)
  /// Anything else the database or the system said.
  case database(String)

  /// Stable, for logs and answers.
  public var code: String {
    switch self {
    case .full: "cloud.full"
    case .unavailable: "cloud.unavailable"
    case .stopped: "cloud.stopped"
    case .notMigrated: "cloud.not_migrated"
    case .newer: "cloud.newer"
    case .unsafeRole: "cloud.unsafe_role"
    case .badCursor: "cloud.bad_cursor"
    case .unknownRealm: "cloud.unknown_realm"
    case .badEnrollment: "cloud.bad_enrollment"
    case .keyReused: "cloud.key_reused"
    case .inProgress: "cloud.in_progress"
    case .idTaken: "cloud.id_taken"
    case .busy: "cloud.busy"
    case .database: "cloud.database"
    }
  }

  /// A sentence that says what is wrong and what to do about it, for who runs the cloud: it may
  /// have the database's own words.
  public var sentence: String {
    switch self {
    case .full(let seconds): "Too many requests wait. Try again in \(seconds) s."
    case .unavailable(let reason): "The database is not to be had: \(reason). Try again."
    case .stopped: "The cloud is stopping. Try again."
    case .notMigrated(let found, let needed):
      "The database has version \(found), this program needs \(needed). Run 'pos-cloud migrate'."
    case .newer(let found, let needed):
      "The database has version \(found), this program knows \(needed). Update this program."
    case .unsafeRole(let role):
      "The role \(role) could pass row security. Nothing is served: grant it no more than it needs."
    case .badCursor(let cursor): "'\(cursor)' is no cursor of this cloud. Begin again without one."
    case .unknownRealm(let realm):
      "There is no store '\(realm.store)' of '\(realm.tenant)'. Register it with 'pos-cloud token'."
    case .badEnrollment(let field, let reason): "The \(field) \(reason)."
    case .keyReused(let operation, let key):
      "The key \(key) of \(operation) was used for another request. Nothing was saved."
    case .inProgress(let operation, let key):
      "The request of the key \(key) of \(operation) is being answered. Try again."
    case .idTaken(let id): "Something else has the id \(id). Nothing was saved: choose another."
    case .busy(let what): "Somebody else holds \(what). Nothing was saved: try again."
    case .database(let reason):
      "The database could not do this: \(reason). Nothing of it was saved."
    }
  }

  /// The error as callers of the store know it; refusals and failures stay what they are.
  static func translating(_ error: any Error) -> any Error {
    guard let fault = error as? DatabaseFault else { return error }
    if fault.isUnavailable { return CloudFailure.unavailable(fault.message) }
    if fault.isPassing { return CloudFailure.busy(fault.message) }
    return CloudFailure.database(fault.description)
  }
}
