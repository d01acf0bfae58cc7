import CLibPQ

/// What the database said when it did not do what it was told.
struct DatabaseFault: Error, Equatable, CustomStringConvertible {
  /// The five characters of SQLSTATE; empty when there was no answer at all.
  var state: String
  /// What it said, in its words.
  var message: String
  /// The constraint that was broken; empty when none was.
  var constraint = ""
  /// The table it was about; empty when none was.
  var table = ""

  /// For the log. PostgreSQL's DETAIL is left out: it quotes rows, and what guests wrote with them.
  var description: String {
    constraint.isEmpty ? "\(message) (\(state))" : "\(message) (\(state), \(constraint))"
  }
}

extension DatabaseFault {
  /// What the server answered.
  init(_ result: OpaquePointer) {
    func text(_ field: UnsafePointer<CChar>?) -> String { field.map { String(cString: $0) } ?? "" }
    self.init(
      state: text(pos_error_sqlstate(result)), message: text(pos_error_message(result)),
      constraint: text(pos_error_constraint(result)),
      table: text(pos_error_table(result)))
  }

  /// The connection did not carry an answer.
  static func lost(_ connection: OpaquePointer?) -> DatabaseFault {
    let said = connection.flatMap { PQerrorMessage($0) }.map { String(cString: $0) } ?? ""
    return DatabaseFault(
      state: "",
      message: said.isEmpty ? "the connection is lost" : String(said.prefix { $0 != "\n" }))
  }

  /// Deadlock, serialization failure, lock and statement time limit: the same again may succeed.
  var isPassing: Bool { ["40P01", "40001", "55P03", "57014"].contains(state) }
  /// What was to be stored is not what the tables take: it never will be.
  var isRefusal: Bool {
    ["22", "23", "54"].contains { state.hasPrefix($0) } || state == "21000"
  }
  /// The same key is there already.
  var isUniqueViolation: Bool { state == "23505" }
  /// The database as a whole is not to be had: no connection, shutting down, starting, read-only,
  /// disk full.
  var isUnavailable: Bool {
    state.isEmpty || state.hasPrefix("08") || state.hasPrefix("57P") || state.hasPrefix("53")
      || state == "25006"
  }
}
