import POSCore
import POSModel

/// Holds what came out of the printers against what the store wanted printed.
struct PaperAudit {
  let store: Store
  let papers: [Paper]
  let kicks: Int

  /// How many faults of a kind are named; the rest is counted.
  private static let mostNamed = 5

  /// What does not hold: a job too few or too many, not printed, printed twice without the mark, on
  /// paper without a job, a drawer opened twice, and what `verify` finds.
  ///
  /// - Throws: `StoreFailure`.
  func faults(wanted: Int) throws -> [String] {
    let jobs = try store.printJobs()
    var faults: [String] = []
    func note(_ what: String, _ found: [String]) {
      guard !found.isEmpty else { return }
      let names = found.sorted().prefix(Self.mostNamed).joined(separator: "; ")
      faults.append("\(found.count) \(what): \(names)")
    }
    if jobs.count != wanted { faults.append("\(jobs.count) jobs instead of \(wanted)") }
    note("jobs are not printed", jobs.filter { $0.status != .printed }.map(\.dedupeKey))
    note(
      "jobs were printed without having been taken",
      jobs.filter { $0.attempts < 1 || $0.sendingAt == nil || $0.printedAt == nil }
        .map(\.dedupeKey))
    note("jobs share a key", Self.repeated(jobs.map(\.dedupeKey)))

    var keys: [Paper.Name: String] = [:]
    for job in jobs { keys[try name(of: job)] = job.dedupeKey }
    if keys.count != jobs.count {
      faults.append("papers of \(jobs.count - keys.count) jobs look alike")
    }
    let whole = Set(papers.filter(\.isWhole).compactMap(\.name))
    note("jobs are on no paper", keys.filter { !whole.contains($0.key) }.map(\.value))
    note(
      "jobs are on paper twice without the mark",
      Self.repeated(papers.filter { !$0.isMarked }.compactMap(\.name)).map { keys[$0] ?? "\($0)" })
    note(
      "papers have no job",
      papers.filter(\.isWhole).filter { $0.name.map { keys[$0] == nil } ?? true }
        .map { $0.name.map { "\($0)" } ?? "nameless" })
    let receipts = keys.keys.count { if case .receipt = $0 { true } else { false } }
    if kicks > receipts { faults.append("the drawer opened \(kicks) times for \(receipts) checks") }
    note("promises of the store are broken", try store.verify().map { "\($0)" })
    return faults
  }

  /// What stands in it more than once.
  private static func repeated<Value: Hashable>(_ values: [Value]) -> [Value] {
    Dictionary(grouping: values) { $0 }.filter { $0.value.count > 1 }.map(\.key)
  }

  /// What the paper of a job says it is.
  ///
  /// - Throws: `StoreFailure`; ``ChildProcess/Failed`` when nobody here makes such jobs.
  private func name(of job: StoredPrintJob) throws -> Paper.Name {
    switch job.request {
    case .receipt(let id, _, _, let reprint):
      if let check = try store.check(id) {
        return .receipt(number: check.number, copy: reprint?.copy ?? 1)
      }
    case .label(let key, let item, let piece, _):
      if let ticket = try store.ticket(key),
        let place = ticket.lines.firstIndex(where: { $0.itemID == item })
      {
        return .label(
          number: ticket.opened.checkNumber, round: key.round, item: place + 1, piece: piece)
      }
    default: break
    }
    throw ChildProcess.Failed(description: "\(job.dedupeKey) is about nothing")
  }
}
