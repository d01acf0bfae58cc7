import Logging
import POSCore
import POSModel
import POSWire

/// One attempt to send events.
struct PushAttempt {
  let reason: DrainReason
  /// The events; nil when the cloud is only asked whether it is there.
  let claim: PushClaim?
  /// Names it in the logs of both sides.
  let name: String
  var began: Instant
  /// When the lease was renewed last.
  var renewed: Instant
  var request: CurlRequest?

  init(_ reason: DrainReason, began: Instant, claim: PushClaim? = nil, name: String = "") {
    (self.reason, self.claim, self.name) = (reason, claim, name)
    (self.began, renewed) = (began, began)
  }

  /// How often the event that was tried most was, this time counted.
  var number: Int { (claim?.items.map(\.attempts).max() ?? 0) + 1 }

  /// Writes down what became of it.
  func log(_ verdict: PushVerdict, milliseconds: Int64, to log: Logger) {
    var metadata: Logger.Metadata = [
      "correlation_id": .string(name), "drain_reason": .string(reason.rawValue),
      "latency_ms": "\(milliseconds)", "result": .string(verdict.words),
    ]
    if let claim, let first = claim.items.first, let last = claim.items.last {
      metadata["client_tx_id"] = .string("\(first.id.rawValue) \(last.id.rawValue)")
      metadata["count"] = "\(claim.items.count)"
      metadata["attempt"] = "\(number)"
      metadata["lease_token"] = .string(claim.token)
    }
    log.log(level: verdict.level(isEmpty: claim == nil), "push", metadata: metadata)
  }
}

extension PushVerdict {
  /// `OK 12`, `OK 11 REJECTED 1`, `the cloud answered 503`.
  fileprivate var words: String {
    switch self {
    case .taken(let answer):
      let counts = Dictionary(grouping: answer.results, by: \.status).mapValues(\.count)
      return counts.map { "\($0.key.rawValue) \($0.value)" }.sorted().joined(separator: " ")
    case .failed(let reason, _, _), .noConnection(let reason), .stranger(let reason),
      .shutOut(let reason):
      return reason
    }
  }

  /// How loud it is: asking whether the cloud is there is no news while it is.
  fileprivate func level(isEmpty: Bool) -> Logger.Level {
    switch self {
    case .taken: isEmpty ? .debug : .info
    case .noConnection: isEmpty ? .debug : .notice
    case .failed, .stranger: .warning
    case .shutOut: .error
    }
  }
}
