import CLibPQ
import Glibc

/// One connection to PostgreSQL. Belongs to the thread that uses it.
final class Connection {
  private let handle: OpaquePointer
  private var prepared: [String: String] = [:]
  /// Called after each statement; what it throws undoes the transaction. For tests alone.
  var afterStatement: ((String) throws -> Void)?

  /// Connects, and sets the time limits no statement may pass.
  ///
  /// - Throws: ``DatabaseFault``.
  init(_ url: String, limits: TimeLimits = .serving) throws {
    guard let handle = pos_connect(url) else {
      throw DatabaseFault(state: "", message: "no memory for a connection")
    }
    self.handle = handle
    // All is set, so what is thrown from here on ends in `deinit`.
    guard PQstatus(handle) == CONNECTION_OK else { throw DatabaseFault.lost(handle) }
    pos_silence(handle)
    PQsetClientEncoding(handle, "UTF8")
    try run(
      """
      SET statement_timeout = \(limits.statement); SET lock_timeout = \(limits.lock);
      SET idle_in_transaction_session_timeout = \(limits.idle); SET application_name = 'pos-cloud';
      SET enable_seqscan = \(limits.goesByIndex ? "off" : "on")
      """)
  }

  deinit { PQfinish(handle) }

  /// How long the database may take, in milliseconds; 0 is for ever.
  struct TimeLimits {
    var statement: Int
    var lock: Int
    var idle: Int
    /// Whether every question goes by an index. A plan made while a table was small is kept when it
    /// has grown.
    var goesByIndex = true

    /// While tills wait: they give up after 10 s.
    static let serving = TimeLimits(statement: 5000, lock: 2000, idle: 10_000)
    /// While tables are made.
    static let migrating = TimeLimits(
      statement: 0, lock: 60_000, idle: 0, goesByIndex: false)
  }

  /// Whether it still stands, as far as can be told without asking.
  ///
  /// One look may take in no more than a server's last words: that it ended stands behind them.
  var isAlive: Bool {
    var socket = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
    repeat {
      guard PQconsumeInput(handle) == 1 else { return false }
    } while poll(&socket, 1, 0) > 0
    return PQstatus(handle) == CONNECTION_OK
  }

  /// The socket, to wait on.
  var socket: CInt { PQsocket(handle) }

  /// Runs statements that take nothing and give nothing.
  ///
  /// - Throws: ``DatabaseFault``.
  func run(_ sql: String) throws {
    _ = try checked(PQexec(handle, sql))
    try afterStatement?(sql)
  }

  /// Runs one statement.
  ///
  /// - Throws: ``DatabaseFault``.
  @discardableResult
  func execute(_ sql: String, _ parameters: [Parameter] = []) throws -> Rows {
    let name = try prepare(sql)
    let buffer = ParameterBuffer(parameters)
    let rows = try checked(
      buffer.withValues { values in
        PQexecPrepared(
          handle, name, CInt(buffer.count), values, buffer.lengths, buffer.formats, 0)
      })
    try afterStatement?(sql)
    return rows
  }

  /// Runs statements in one trip to the server and back. None of them may answer with much: the
  /// server would wait for us to read while we wait for it to take more.
  ///
  /// - Throws: ``DatabaseFault`` of the first that failed; those after it were not run.
  @discardableResult
  func pipeline(_ statements: [Statement]) throws -> [Rows] {
    let names = try statements.map { try prepare($0.sql) }
    guard PQenterPipelineMode(handle) == 1 else { throw DatabaseFault.lost(handle) }
    for (statement, name) in zip(statements, names) {
      let buffer = ParameterBuffer(statement.parameters)
      let sent = buffer.withValues { values in
        PQsendQueryPrepared(
          handle, name, CInt(buffer.count), values, buffer.lengths, buffer.formats, 0)
      }
      guard sent == 1 else { throw DatabaseFault.lost(handle) }
    }
    guard PQpipelineSync(handle) == 1 else { throw DatabaseFault.lost(handle) }
    var answers: [Rows] = []
    var failure: (any Error)?
    for statement in statements {
      do {
        let rows = try checked(PQgetResult(handle))
        if failure == nil { try afterStatement?(statement.sql) }
        answers.append(rows)
      } catch { failure = failure ?? error }
      // Each statement's results end with none.
      while let extra = PQgetResult(handle) { PQclear(extra) }
    }
    if let sync = PQgetResult(handle) { PQclear(sync) }
    guard PQexitPipelineMode(handle) == 1 else { throw DatabaseFault.lost(handle) }
    if let failure { throw failure }
    return answers
  }

  /// The name a statement is prepared under.
  ///
  /// - Throws: ``DatabaseFault``.
  private func prepare(_ sql: String) throws -> String {
    if let name = prepared[sql] { return name }
    let name = "s\(prepared.count)"
    _ = try checked(PQprepare(handle, name, sql, 0, nil))
    prepared[sql] = name
    return name
  }

  /// The rows of a result.
  ///
  /// - Throws: ``DatabaseFault`` when it is a failure.
  private func checked(_ result: OpaquePointer?) throws -> Rows {
    guard let result else { throw DatabaseFault.lost(handle) }
    switch PQresultStatus(result) {
    case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY: return Rows(result)
    default:
      defer { PQclear(result) }
      guard PQstatus(handle) == CONNECTION_OK else { throw DatabaseFault.lost(handle) }
      throw DatabaseFault(result)
    }
  }

  // MARK: - Notifications

  /// What others told meanwhile, on the channels listened to.
  ///
  /// - Throws: ``DatabaseFault`` when the connection is lost.
  func notifications() throws -> [String] {
    guard PQconsumeInput(handle) == 1 else { throw DatabaseFault.lost(handle) }
    var payloads: [String] = []
    while let notice = PQnotifies(handle) {
      payloads.append(String(cString: notice.pointee.extra))
      PQfreemem(notice)
    }
    return payloads
  }
}
