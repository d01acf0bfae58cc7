import Logging
import POSCore
import POSModel
import POSWire

/// Asks the cloud for what happened elsewhere, one request at a time.
final class Puller {
  /// How long the cloud may hold an answer back, in seconds.
  private static let holdBack = 25
  /// How long a request may take, in milliseconds.
  private static let patience = (holdBack + 10) * 1000

  private let desk: SyncDesk
  private let access: CloudAccess
  private let line: CurlLine
  private var schedule = PullSchedule()
  private var underway: (request: CurlRequest, cursor: String, began: Instant, name: String)?
  /// Pulls that failed in a row, though there was a connection.
  private var failures: Int
  /// After how many a cashier is told: a cloud that is begun anew fails once.
  private static let mostFailures = 2
  private var isInTrouble: Bool { failures >= Self.mostFailures }
  /// Whether the last reply makes one doubt that the line is up.
  private(set) var doubtsLine = false

  /// Begins; trouble that was there before still is.
  ///
  /// - Throws: `StoreFailure`.
  init(_ desk: SyncDesk, _ access: CloudAccess, _ line: CurlLine) throws {
    (self.desk, self.access, self.line) = (desk, access, line)
    failures = try desk.store.syncState().pullTrouble == nil ? 0 : Self.mostFailures
  }

  /// A push found the line up; `isNews` says that it was not when it was tried before.
  func lineIsUp(isNews: Bool) { schedule.lineIsUp(at: desk.time.now(), isNews: isNews) }

  func clockWentBack(to now: Instant) {
    schedule.clockWentBack(to: now)
    underway?.began = now
  }

  /// Begins a pull, if it is time for one.
  ///
  /// - Throws: `StoreFailure`.
  func begin() throws {
    let now = desk.time.now()
    guard schedule.begin(at: now) else { return }
    let token: String
    do throws(UnusableToken) { token = try access.token(of: desk.store.realm) } catch {
      // The push tells of it.
      return schedule.end(.cutOff, at: now)
    }
    do {
      let cursor = try desk.store.pullCursor()
      let name = desk.makeName()
      let path =
        "/sync/pull?after=\(Self.escaped(cursor))&limit=\(PullAnswer.mostEvents)"
        + "&wait=\(isInTrouble ? 0 : Self.holdBack)"
        + "&origin=\(Self.escaped(desk.store.realm.origin.rawValue))"
      let request = CloudRequest(
        path: path, token: token, correlationID: name, patience: Self.patience)
      underway = (line.send(request), cursor, now, name)
    } catch {
      schedule.end(.failed(retryAfter: nil), at: now)
      throw error
    }
  }

  /// Takes a reply.
  ///
  /// - Returns: Whether it was one to a pull.
  /// - Throws: `StoreFailure`; the same page is pulled again then.
  func take(_ reply: CloudReply, of request: CurlRequest) throws -> Bool {
    guard let pull = underway, pull.request === request else { return false }
    underway = nil
    let now = desk.time.now()
    let milliseconds = max(0, now.milliseconds - pull.began.milliseconds)
    // A pull ends here and once, whatever of it the store does not take.
    var outcome = PullSchedule.Outcome.failed(retryAfter: nil)
    defer { schedule.end(outcome, at: now) }
    let result: (words: String, level: Logger.Level)
    (outcome, result) = try self.outcome(of: reply, pull.cursor, milliseconds)
    if case .got = outcome { doubtsLine = false } else { doubtsLine = true }
    desk.log.log(
      level: result.level, "pull",
      metadata: [
        "correlation_id": .string(pull.name), "latency_ms": "\(milliseconds)",
        "result": .string(result.words),
      ])
    try note(reply, doubtsLine ? result.words : nil)
    return true
  }

  /// Tells of trouble that lasts, so that a till which sends well but hears nothing shows it. With
  /// `trouble` nil there is none, and the page that was taken said so. Of a line that is gone the
  /// push tells.
  ///
  /// - Throws: `StoreFailure`.
  private func note(_ reply: CloudReply, _ trouble: String?) throws {
    switch reply {
    case .noConnection, .stranger: return
    case .answer, .noAnswer: break
    }
    failures = trouble == nil ? 0 : failures + 1
    if let trouble, isInTrouble { try desk.store.notePullTrouble(trouble) }
  }

  /// What a reply comes to, once its events are stored.
  ///
  /// - Throws: `StoreFailure`.
  private func outcome(
    of reply: CloudReply, _ cursor: String, _ milliseconds: Int64
  ) throws -> (PullSchedule.Outcome, (words: String, level: Logger.Level)) {
    switch reply {
    case .answer(200, _, let body):
      let page: PullAnswer
      do throws(UnreadableAnswer) {
        page = try CloudWords.read(body) { try PullAnswer(json: $0) }
      } catch { return (.failed(retryAfter: nil), (error.words, .error)) }
      let receipt = try desk.store.receive(page, pulledAfter: cursor)
      guard receipt.faults.isEmpty else {
        let words = "\(receipt.stored) new; left out: \(receipt.faults)"
        return (
          .got(hasMore: page.hasMore || !page.events.isEmpty, milliseconds: milliseconds),
          (words, .error)
        )
      }
      return (
        .got(hasMore: page.hasMore || !page.events.isEmpty, milliseconds: milliseconds),
        ("\(receipt.stored) new", page.events.isEmpty ? .debug : .info)
      )
    case .answer(401, _, let body), .answer(403, _, let body):
      let status = if case .answer(let status, _, _) = reply { status } else { 401 }
      return (.cutOff, (CloudWords.of(status: status, body), .error))
    case .answer(400, _, let body) where CloudWords.field(body) == "after" && !cursor.isEmpty:
      // A cloud that was set back: what happened is there under other places.
      try desk.store.beginPullAnew()
      return (.failed(retryAfter: nil), (CloudWords.of(status: 400, body), .error))
    case .answer(let status, let retryAfter, let body):
      return (.failed(retryAfter: retryAfter), (CloudWords.of(status: status, body), .warning))
    case .noAnswer(let reason): return (.failed(retryAfter: nil), (reason, .notice))
    case .noConnection(let reason), .stranger(let reason): return (.cutOff, (reason, .notice))
    }
  }

  /// A cursor as it stands in an address: whatever the cloud makes it of.
  private static func escaped(_ cursor: String) -> String {
    var text = ""
    for byte in cursor.utf8 {
      let isPlain =
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
      if isPlain {
        text.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        text += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
    return text
  }
}
